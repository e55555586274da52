package org.yangguang.document;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Characters no font of ours can print, so that no PDF was made.
public record MissingGlyphs(SortedSet<Integer> codePoints) implements PdfOutcome {
    public MissingGlyphs {
        codePoints = new TreeSet<>(codePoints);
    }

    /// What the writer of the document is told.
    public String message() {
        return codePoints.stream()
                .map(point -> "“%s”（U+%04X）".formatted(Character.toString(point), point))
                .collect(Collectors.joining("、", "以下字符不在打印字库中，不能生成 PDF：", "。请核对是否误录；确为人名、地名用字的，请改用 DOCX 文件。"));
    }
}
