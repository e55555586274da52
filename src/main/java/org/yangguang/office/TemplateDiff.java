package org.yangguang.office;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.yangguang.letter.LetterTemplate;
import org.yangguang.letter.TemplateText;
import org.yangguang.letter.TemplateVersion;

/// What changed between two wordings of a letter, line by line.
public final class TemplateDiff {

    private TemplateDiff() {}

    public enum Mark {
        KEPT,
        ADDED,
        REMOVED
    }

    public record Line(Mark mark, String text) {}

    /// The words of a version; `0` is the product's. Empty where there is none such, or it has no words.
    static Optional<TemplateText> words(List<TemplateVersion> history, LetterTemplate shipped, String serial) {
        return serial.equals("0")
                ? Optional.of(shipped.text())
                : history.stream()
                        .filter(v -> String.valueOf(v.serial()).equals(serial))
                        .findFirst()
                        .flatMap(TemplateVersion::text);
    }

    static List<Line> of(TemplateText before, TemplateText after) {
        var a = lines(before);
        var b = lines(after);
        var common = new int[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                common[i][j] = a.get(i).equals(b.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        var lines = new ArrayList<Line>();
        int i = 0;
        int j = 0;
        while (i < a.size() || j < b.size()) {
            if (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
                lines.add(new Line(Mark.KEPT, a.get(i++)));
                j++;
            } else if (i < a.size() && (j == b.size() || common[i + 1][j] >= common[i][j + 1])) {
                lines.add(new Line(Mark.REMOVED, a.get(i++)));
            } else {
                lines.add(new Line(Mark.ADDED, b.get(j++)));
            }
        }
        return lines;
    }

    private static List<String> lines(TemplateText text) {
        return Stream.concat(
                        Stream.of(
                                "标题：" + text.title(),
                                "依据：" + text.basis(),
                                "主送：" + (text.addressee().isEmpty() ? "无" : text.addressee())),
                        text.lines().stream().map(String::strip).filter(line -> !line.isEmpty()))
                .toList();
    }
}
