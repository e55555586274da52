package org.yangguang.report.checking;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// The lists of words the checks look for. Ours stand in `wording.tsv`; an area adds its own in
/// a file of the same form.
///
/// @param phrases X-17: old or wrong words
/// @param documents X-15: names and issuers of documents that are often misquoted
/// @param residues X-14: what is left of a page or a word processor
public record Wording(List<Phrase> phrases, List<Phrase> documents, List<Pattern> residues) {
    private static final Wording STANDARD = read();

    public Wording {
        phrases = List.copyOf(phrases);
        documents = List.copyOf(documents);
        residues = List.copyOf(residues);
    }

    /// @param pattern what to look for
    /// @param instead what should stand there
    /// @param reason why, for people
    public record Phrase(Pattern pattern, String instead, String reason) {}

    /// Our own lists.
    public static Wording standard() {
        return STANDARD;
    }

    /// Our own lists and those of a file besides: UTF-8, tab-separated, with the heads `[用语]`,
    /// `[文件名]` (pattern, instead, reason) and `[残留]` (pattern).
    ///
    /// @throws IllegalArgumentException in Chinese, naming the line, if the file is not of this form
    public static Wording load(Path file) throws IOException {
        var own = parse(Files.readString(file, StandardCharsets.UTF_8), Objects.toString(file.getFileName()));
        return new Wording(
                both(STANDARD.phrases, own.phrases),
                both(STANDARD.documents, own.documents),
                both(STANDARD.residues, own.residues));
    }

    private static <T> List<T> both(List<T> first, List<T> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    static Wording parse(String text, String name) {
        var phrases = new ArrayList<Phrase>();
        var documents = new ArrayList<Phrase>();
        var residues = new ArrayList<Pattern>();
        var head = "[用语]";
        int number = 0;
        for (var line : text.lines().toList()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            var columns = line.split("\t", -1);
            switch (columns[0]) {
                case "[用语]", "[文件名]", "[残留]" -> head = columns[0];
                default -> {
                    var pattern = pattern(columns[0], name, number);
                    if (head.equals("[残留]")) {
                        residues.add(pattern);
                    } else if (columns.length == 3) {
                        (head.equals("[用语]") ? phrases : documents).add(new Phrase(pattern, columns[1], columns[2]));
                    } else {
                        throw new IllegalArgumentException(
                                "%s 第 %d 行应有三栏（要找的写法、应为、理由），以制表符分隔，实有 %d 栏。".formatted(name, number, columns.length));
                    }
                }
            }
        }
        return new Wording(phrases, documents, residues);
    }

    private static Pattern pattern(String text, String name, int line) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("%s 第 %d 行的写法不是正确的正则表达式：%s。".formatted(name, line, text), e);
        }
    }

    private static Wording read() {
        try (var in = Wording.class.getResourceAsStream("wording.tsv")) {
            var text = new String(Objects.requireNonNull(in, "wording.tsv").readAllBytes(), StandardCharsets.UTF_8);
            return parse(text, "wording.tsv");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
