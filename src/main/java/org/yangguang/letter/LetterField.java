package org.yangguang.letter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A field of the letters: what it means and where it comes from. Read from `letter/fields.tsv`.
///
/// @param example of a made-up case
public record LetterField(String name, Source source, String meaning, String example) {

    public enum Source {
        CASE("本件"),
        COURSE("经过"),
        TYPED("填写"),
        /// Written by a rule; nobody types it.
        GENERATED("生成");

        private final String label;

        Source(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    private static final Map<String, LetterField> ALL = read();

    public static List<LetterField> all() {
        return List.copyOf(ALL.values());
    }

    public static Optional<LetterField> named(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    /// The made-up case with which a template is tried.
    public static Map<String, String> examples() {
        return ALL.values().stream().collect(Collectors.toMap(LetterField::name, LetterField::example));
    }

    private static Map<String, LetterField> read() {
        var fields = new LinkedHashMap<String, LetterField>();
        try (var in = LetterField.class.getResourceAsStream("/letter/fields.tsv")) {
            if (in == null) {
                throw new IllegalStateException("letter/fields.tsv is missing");
            }
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(LetterField::parse)
                    .forEach(field -> fields.put(field.name(), field));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return java.util.Collections.unmodifiableMap(fields);
    }

    private static LetterField parse(String line) {
        var cells = line.split("\t", -1);
        for (var source : Source.values()) {
            if (cells.length == 4 && source.label().equals(cells[1])) {
                return new LetterField(cells[0], source, cells[2], cells[3].replace("\\n", "\n"));
            }
        }
        throw new IllegalStateException("not a field of the letters: " + line);
    }
}
