package org.yangguang.release;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/// The characters of a page with the place of each, in reading order, so that what is found in the words is
/// found on the paper.
final class PageText {

    private static final double PADDING = 1;
    private static final int SHORTEST_WORD = 1;

    private final List<Glyph> glyphs = new ArrayList<>();
    private final StringBuilder spaced = new StringBuilder();
    private final List<Integer> spacedAt = new ArrayList<>();
    private final StringBuilder dense = new StringBuilder();
    private final List<Integer> denseAt = new ArrayList<>();

    /// A character where it stands.
    record Glyph(String text, Area area) {
        double centreX() {
            return area.x() + area.width() / 2;
        }

        double centreY() {
            return area.y() + area.height() / 2;
        }
    }

    void add(Glyph glyph) {
        int index = glyphs.size();
        glyphs.add(glyph);
        var plain = plain(glyph.text());
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            boolean blank = Character.isWhitespace(c) || Character.isSpaceChar(c);
            spaced.append(blank ? ' ' : c);
            spacedAt.add(index);
            if (!blank) {
                dense.append(c);
                denseAt.add(index);
            }
        }
    }

    /// Between words and between lines.
    void gap(char blank) {
        spaced.append(blank);
        spacedAt.add(-1);
    }

    int letters() {
        return dense.length();
    }

    /// Half width, capitals, one form for each character: how words are compared.
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
    }

    static String withoutBlanks(String text) {
        return plain(text).replaceAll("[\\s\\p{Z}]", "");
    }

    /// Personal data and the words, each once for each place.
    List<Hit> find(List<String> words) {
        var hits = new LinkedHashMap<String, Hit>();
        for (var found : PersonalData.in(spaced.toString())) {
            put(hits, found.kind(), spacedAt.subList(found.from(), found.to()));
        }
        // A number broken by the end of its line, or spaced out, reads on without the gap.
        for (var found : PersonalData.in(dense.toString())) {
            put(hits, found.kind(), denseAt.subList(found.from(), found.to()));
        }
        for (var word : words) {
            for (int at : places(word)) {
                put(
                        hits,
                        Hit.Kind.WORD,
                        denseAt.subList(at, at + withoutBlanks(word).length()));
            }
        }
        return List.copyOf(hits.values());
    }

    /// Where a word begins in the text without blanks.
    List<Integer> places(String word) {
        var wanted = withoutBlanks(word);
        var places = new ArrayList<Integer>();
        if (wanted.length() >= SHORTEST_WORD) {
            for (int at = dense.indexOf(wanted); at >= 0; at = dense.indexOf(wanted, at + wanted.length())) {
                places.add(at);
            }
        }
        return places;
    }

    /// How often a word stands where no area covers it whole.
    long uncovered(String word, List<Area> areas) {
        int length = withoutBlanks(word).length();
        return places(word).stream()
                .filter(at -> denseAt.subList(at, at + length).stream()
                        .map(glyphs::get)
                        .anyMatch(glyph -> areas.stream().noneMatch(a -> a.holds(glyph.centreX(), glyph.centreY()))))
                .count();
    }

    /// What stands under an area, without blanks between lines.
    String under(Area area) {
        var text = new StringBuilder();
        for (var glyph : glyphs) {
            if (area.holds(glyph.centreX(), glyph.centreY())) {
                text.append(glyph.text());
            }
        }
        return text.toString().strip();
    }

    private void put(LinkedHashMap<String, Hit> hits, Hit.Kind kind, List<Integer> at) {
        var indexes = new TreeSet<>(at);
        indexes.remove(-1);
        if (indexes.isEmpty()) {
            return;
        }
        var key = kind + " " + indexes.first() + " " + indexes.last();
        if (!hits.containsKey(key)) {
            var text = new StringBuilder();
            indexes.forEach(i -> text.append(glyphs.get(i).text()));
            hits.put(key, new Hit(kind, lines(indexes), text.toString()));
        }
    }

    /// The glyphs joined line by line. A line ends where the next glyph lies apart from what is joined
    /// so far.
    private List<Area> lines(TreeSet<Integer> indexes) {
        var lines = new ArrayList<Area>();
        for (int i : indexes) {
            var next = glyphs.get(i).area();
            var last = lines.isEmpty() ? null : lines.getLast();
            if (last != null && adjoins(last, next)) {
                lines.set(lines.size() - 1, union(last, next));
            } else {
                lines.add(next);
            }
        }
        return lines.stream()
                .map(a -> new Area(
                        a.page(), a.x() - PADDING, a.y() - PADDING, a.width() + 2 * PADDING, a.height() + 2 * PADDING))
                .toList();
    }

    private static boolean adjoins(Area a, Area b) {
        double overlapX = Math.min(a.x() + a.width(), b.x() + b.width()) - Math.max(a.x(), b.x());
        double overlapY = Math.min(a.y() + a.height(), b.y() + b.height()) - Math.max(a.y(), b.y());
        double size = Math.max(b.width(), b.height());
        boolean inLine = overlapY > b.height() / 2 && overlapX > -2 * size;
        boolean inColumn = a.width() < 1.5 * size && overlapX > b.width() / 2 && overlapY > -size / 2;
        return inLine || inColumn;
    }

    private static Area union(Area a, Area b) {
        double x = Math.min(a.x(), b.x());
        double y = Math.min(a.y(), b.y());
        return new Area(
                a.page(),
                x,
                y,
                Math.max(a.x() + a.width(), b.x() + b.width()) - x,
                Math.max(a.y() + a.height(), b.y() + b.height()) - y);
    }
}
