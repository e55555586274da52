package org.yangguang.request.submission;

import java.util.EnumSet;
import java.util.Set;
import org.yangguang.document.received.FileGate;
import org.yangguang.document.received.FileKind;

/// A file an applicant hands in, checked for being what its name says and for holding nothing that runs
/// or hides (U1, U2, U6): PDF, JPG, PNG or DOCX.
public record UploadedFile(String name, String mediaType, byte[] content) {

    public static final int MOST_BYTES = FileGate.MOST_BYTES;
    public static final String TOO_LARGE = FileGate.TOO_LARGE;
    private static final Set<FileKind> TAKEN = EnumSet.of(FileKind.PDF, FileKind.JPEG, FileKind.PNG, FileKind.DOCX);

    /// The file, or what is wrong with it.
    public sealed interface Reading {}

    public record Accepted(UploadedFile file) implements Reading {}

    public record Refused(String message) implements Reading {}

    public static Reading check(String givenName, byte[] content) {
        return check(givenName, "", content);
    }

    /// @param declared media type as the browser declares it; empty if it does not
    public static Reading check(String givenName, String declared, byte[] content) {
        return switch (FileGate.check(givenName, declared, content, TAKEN)) {
            case FileGate.Refused(var message) -> new Refused(message);
            case FileGate.Accepted(var file) ->
                new Accepted(new UploadedFile(file.name(), file.kind().mediaType(), file.content()));
        };
    }
}
