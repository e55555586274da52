package org.yangguang.letter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The templates that come with the product, in the order of `letter/templates/index.txt`.
public record LetterTemplates(List<LetterTemplate> all) {
    private static final String FOLDER = "/letter/templates/";

    public LetterTemplates {
        all = List.copyOf(all);
    }

    public static LetterTemplates standard() {
        return new LetterTemplates(read("index.txt")
                .lines()
                .map(id -> LetterTemplate.parse(read(id + ".txt")))
                .toList());
    }

    public Optional<LetterTemplate> byId(String id) {
        return all.stream().filter(template -> template.id().equals(id)).findFirst();
    }

    public List<LetterTemplate> of(LetterKind kind) {
        return all.stream().filter(template -> template.kind() == kind).toList();
    }

    /// The letters that answer a result row of table 三, such as `unavailable_not_held`.
    public List<LetterTemplate> forResult(String row) {
        return all.stream().filter(template -> template.suits().contains(row)).toList();
    }

    private static String read(String file) {
        try (var in = LetterTemplates.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException("letter template is missing: " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
