package org.yangguang.document.received;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Says whether a file may be taken: by content, extension and declared type, which must agree, and by
/// what is inside. It reads bytes only; no library that could be harmed opens the file here.
public final class FileGate {

    public static final int MOST_BYTES = 20 * 1024 * 1024;
    public static final String TOO_LARGE = "文件超过 20 MB，请压缩或分成几个再传";

    private static final int NAME_MOST = 120;
    private static final int NAME_SHOWN = 60;
    private static final Set<String> WITH_MACROS = Set.of("docm", "dotm", "xlsm", "xltm", "xlam", "pptm", "xlsb");
    private static final Set<String> ARCHIVES = Set.of("zip", "rar", "7z", "gz", "tar", "tgz", "iso", "cab");

    private FileGate() {}

    /// The file, or what is wrong with it.
    public sealed interface Reading {}

    public record Accepted(ReceivedFile file) implements Reading {}

    /// @param message Chinese: which file, what is wrong, what to do
    public record Refused(String message) implements Reading {}

    /// @param givenName as the browser sends it, perhaps with folders
    /// @param declared media type as the browser declares it; empty if it does not
    /// @param allowed kinds taken at this place
    public static Reading check(String givenName, String declared, byte[] content, Set<FileKind> allowed) {
        var name = plainName(givenName);
        var shown = shown(name);
        if (content.length == 0) {
            return new Refused(shown + "是空文件，请重新选择");
        }
        if (content.length > MOST_BYTES) {
            return new Refused(TOO_LARGE);
        }
        var extension = extension(name);
        var kind = FileKind.named(extension).filter(allowed::contains).orElse(null);
        if (kind == null) {
            return new Refused(notTaken(shown, extension, allowed));
        }
        var inside = Content.of(content);
        if (inside.is(kind)) {
            var danger = inside.danger();
            if (danger.isPresent()) {
                return new Refused(danger.get().message(shown));
            }
            return declaresAnother(declared, kind)
                    ? new Refused(shown + "的内容是 " + kind.label() + "，浏览器报告的类型却是“" + declared + "”，两者不符。请用原软件重新导出后再传")
                    : new Accepted(new ReceivedFile(shortened(name, extension), kind, content));
        }
        // A password turns an office document into another container: say so rather than 不符.
        if (inside.danger()
                .filter(d -> d == Danger.ENCRYPTED || d == Danger.BOMB)
                .isPresent()) {
            return new Refused(inside.danger().orElseThrow().message(shown));
        }
        return new Refused(inside.named()
                .map(real -> shown + "的内容其实是" + real + "，与文件名后缀不符，没有收下。请改正后缀，或者用原软件重新导出后再传")
                .orElse(shown + "的内容与文件名后缀不符或文件不完整，请用原软件重新导出后再传"));
    }

    /// What is wrong inside a document of the old office formats (macros, a password), whatever its
    /// name says;
    /// empty if nothing is, or if the file is of another kind.
    public static Optional<String> oldOffice(String givenName, byte[] content) {
        return OleScan.isOne(content)
                ? OleScan.of(content).danger().map(danger -> danger.message(shown(plainName(givenName))))
                : Optional.empty();
    }

    /// What a file is that should be plain text; empty if it may be text.
    public static Optional<String> notText(byte[] content) {
        return Content.of(content).named();
    }

    private static String notTaken(String shown, String extension, Set<FileKind> allowed) {
        var taken = allowed.stream().sorted().map(FileKind::label).collect(Collectors.joining("、"));
        if (WITH_MACROS.contains(extension)) {
            return Danger.MACRO.message(shown);
        }
        if (ARCHIVES.contains(extension)) {
            return shown + "是压缩包，不能上传。请解压后逐个上传，只接受 " + taken;
        }
        if (allowed.contains(FileKind.PDF) && FileKind.named(extension).isPresent()) {
            return shown + "的类型不能上传，只接受 " + taken + "。请先用办公软件导出为 PDF 再传";
        }
        return shown + "的类型不能上传，只接受 " + taken;
    }

    /// Generic or unknown declarations say nothing; a CSV is declared as XLS where Excel is installed.
    private static boolean declaresAnother(String declared, FileKind kind) {
        return kind != FileKind.CSV
                && FileKind.declared(declared).filter(other -> other != kind).isPresent();
    }

    private static String plainName(String given) {
        return given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cntrl}\u202a-\u202e\u2066-\u2069]", "")
                .strip();
    }

    private static String extension(String name) {
        var dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private static String shown(String name) {
        return "“" + (name.length() > NAME_SHOWN ? name.substring(0, NAME_SHOWN - 3) + "…" : name) + "”";
    }

    private static String shortened(String name, String extension) {
        return name.length() > NAME_MOST ? name.substring(0, NAME_MOST - 20) + "." + extension : name;
    }
}
