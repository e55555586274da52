package org.yangguang.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Texts a person has read and approved, under `src/test/resources/approved`.
public final class Approved {
    private static final Path FOLDER = Path.of("src/test/resources/approved");

    private Approved() {}

    /// Compares with the approved file. To renew it, set the
    /// environment variable `APPROVE=true`, and read the difference before committing it.
    public static void matches(String file, String actual) {
        var approved = FOLDER.resolve(file);
        try {
            if ("true".equals(System.getenv("APPROVE"))) {
                Files.createDirectories(approved.getParent());
                Files.writeString(approved, actual);
            }
            assertThat(approved)
                    .as("no approved text; read it and renew with APPROVE=true: " + file)
                    .exists();
            assertThat(actual)
                    .as("differs from the approved text " + file + "; if meant, renew with APPROVE=true")
                    .isEqualTo(Files.readString(approved));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
