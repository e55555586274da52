package org.yangguang.law;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What we keep of each provision we cite: how many paragraphs and items it has and, in our own
/// words, what it says. Read from `law/provisions.tsv`, which opens with its source and date.
public final class Provisions {
    private static final Map<Provision, Entry> ENTRIES = read();

    /// @param article the article as a whole, or a document as a whole
    /// @param paragraphs how many it has; 0 where we have not seen the text and cite none
    /// @param items the highest 项 in any of its paragraphs, 0 if it has none
    /// @param seen whether the text itself or only an account of it was at hand
    /// @param summary what it says, in our words
    public record Entry(Provision article, int paragraphs, int items, Seen seen, String summary) {}

    public enum Seen {
        TEXT,
        SECONDHAND
    }

    private Provisions() {}

    /// The entry of the article a citation points into, if article, paragraph and item all exist.
    public static Optional<Entry> find(Provision cited) {
        return Optional.ofNullable(ENTRIES.get(new Provision(cited.law(), cited.article(), 0, 0)))
                .filter(e -> cited.paragraph() <= e.paragraphs())
                .filter(e -> cited.item() <= e.items());
    }

    public static Collection<Entry> all() {
        return ENTRIES.values();
    }

    private static Map<Provision, Entry> read() {
        var entries = new LinkedHashMap<Provision, Entry>();
        try (var in = Provisions.class.getResourceAsStream("/law/provisions.tsv")) {
            if (in == null) {
                throw new IllegalStateException("law/provisions.tsv is not on the class path");
            }
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Provisions::entry)
                    .forEach(e -> {
                        if (entries.put(e.article(), e) != null) {
                            throw new IllegalStateException("twice in law/provisions.tsv: " + e.article());
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }

    private static Entry entry(String line) {
        String[] f = line.split("\t", -1);
        if (f.length != 6 || f[5].isBlank()) {
            throw new IllegalStateException("not six fields in law/provisions.tsv: " + line);
        }
        var article = new Provision(Law.valueOf(f[0]), Integer.parseInt(f[1]), 0, 0);
        return new Entry(article, Integer.parseInt(f[2]), Integer.parseInt(f[3]), Seen.valueOf(f[4]), f[5]);
    }
}
