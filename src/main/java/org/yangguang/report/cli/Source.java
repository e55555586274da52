package org.yangguang.report.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.yangguang.report.extraction.Reading;
import org.yangguang.report.extraction.Reading.Unreadable;

/// One file to be read: from disk, out of an archive, or from standard input.
///
/// @param name what a person is told
/// @param path where its result goes below the folder of results, with `/` between parts
record Source(String name, String path, Content content) {
    static final int MOST_BYTES = 20 * 1024 * 1024;

    /// Where the bytes are.
    sealed interface Content {}

    record OnDisk(Path file) implements Content {}

    record Held(byte[] bytes) implements Content {}

    /// Known unreadable before it was opened.
    record Refused(Unreadable why) implements Content {}

    /// What came of fetching the bytes.
    sealed interface Fetched {}

    record Bytes(byte[] bytes) implements Fetched {}

    record NotFetched(Unreadable why) implements Fetched {}

    static Source refused(String name, String path, Reading.Code code, String message) {
        return new Source(name, path, new Refused(new Unreadable(code, message)));
    }

    Fetched fetch() {
        return switch (content) {
            case Held(var bytes) -> new Bytes(bytes);
            case Refused(var why) -> new NotFetched(why);
            case OnDisk(var file) -> fetch(file);
        };
    }

    private static Fetched fetch(Path file) {
        try {
            if (Files.isDirectory(file)) {
                return not(Reading.Code.DAMAGED, "文件夹打不开。请检查权限。");
            }
            if (Files.size(file) > MOST_BYTES) {
                return not(Reading.Code.TOO_LARGE, "文件超过 20 MB，未打开。请只保留报告正文。");
            }
            return new Bytes(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return not(Reading.Code.EMPTY, "没有这个文件。请检查路径。");
        } catch (IOException e) {
            return not(Reading.Code.DAMAGED, "文件打不开。请检查权限。");
        }
    }

    private static Fetched not(Reading.Code code, String message) {
        return new NotFetched(new Unreadable(code, message));
    }

    /// The last part of the path without its ending.
    String baseName() {
        var last = path.substring(path.lastIndexOf('/') + 1);
        int dot = last.lastIndexOf('.');
        return dot > 0 ? last.substring(0, dot) : last;
    }

    /// The folder part of the path, empty or ending in `/`.
    String folder() {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }
}
