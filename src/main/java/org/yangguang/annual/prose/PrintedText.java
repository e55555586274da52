package org.yangguang.annual.prose;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.yangguang.annual.AnnualWork;
import org.yangguang.annual.LiveText;
import org.yangguang.annual.ProsePart;
import org.yangguang.report.prose.Passage;

/// The passages as printed, and for each printed character where it stands in the text with its live
/// fields.
public final class PrintedText {

    private final List<Line> lines;

    private PrintedText(List<Line> lines) {
        this.lines = List.copyOf(lines);
    }

    /// Characters of the source of a passage.
    public record Range(ProsePart part, int from, int to) {}

    /// A printed paragraph.
    ///
    /// @param paragraph its number within the statutory part, sub-headings counted, as [Passage] counts
    /// @param starts for each printed character where its source begins
    /// @param ends and where it ends; a character of a live field has the whole field for its source
    public record Line(ProsePart part, int paragraph, String printed, List<Integer> starts, List<Integer> ends) {

        /// Whether a printed character comes from a live field.
        public boolean isLive(int at) {
            return ends.get(at) - starts.get(at) > 1;
        }

        Range range(int from, int to) {
            return new Range(part, starts.get(from), ends.get(to - 1));
        }
    }

    public static PrintedText of(AnnualWork work) {
        var texts = new EnumMap<ProsePart, String>(ProsePart.class);
        work.prose().forEach((part, text) -> texts.put(part, text.text()));
        return of(texts, name -> Optional.ofNullable(work.live().get(name)));
    }

    static PrintedText of(Map<ProsePart, String> texts, Function<String, Optional<String>> value) {
        var lines = new ArrayList<Line>();
        int section = -1;
        int paragraph = 0;
        for (var part : ProsePart.values()) {
            if (part.section() != section) {
                section = part.section();
                paragraph = 0;
            }
            var own = lines(part, texts.getOrDefault(part, ""), value);
            paragraph += own.isEmpty() || part.heading().isEmpty() ? 0 : 1;
            for (var line : own) {
                paragraph++;
                lines.add(new Line(part, paragraph, line.printed(), line.starts(), line.ends()));
            }
        }
        return new PrintedText(lines);
    }

    private static List<Line> lines(ProsePart part, String source, Function<String, Optional<String>> value) {
        var lines = new ArrayList<Line>();
        var fields = LiveText.fields(source);
        int next = 0;
        var building = new Building(part);
        for (int at = 0; at < source.length(); ) {
            if (next < fields.size() && fields.get(next).from() == at) {
                var field = fields.get(next++);
                var printed = LiveText.fill(source.substring(field.from(), field.to()), value);
                for (int i = 0; i < printed.length(); i++) {
                    building.add(printed.charAt(i), field.from(), field.to());
                }
                at = field.to();
                continue;
            }
            char c = source.charAt(at);
            if (c == '\n' || c == '\r') {
                building.line().ifPresent(lines::add);
                building = new Building(part);
            } else {
                building.add(c, at, at + 1);
            }
            at++;
        }
        building.line().ifPresent(lines::add);
        return lines;
    }

    private static final class Building {
        private final ProsePart part;
        private final StringBuilder printed = new StringBuilder();
        private final List<Integer> starts = new ArrayList<>();
        private final List<Integer> ends = new ArrayList<>();

        Building(ProsePart part) {
            this.part = part;
        }

        void add(char c, int from, int to) {
            printed.append(c);
            starts.add(from);
            ends.add(to);
        }

        /// Without the white space around it; empty if there is nothing else.
        Optional<Line> line() {
            int from = 0;
            int to = printed.length();
            while (from < to && Character.isWhitespace(printed.charAt(from))) {
                from++;
            }
            while (to > from && Character.isWhitespace(printed.charAt(to - 1))) {
                to--;
            }
            return from == to
                    ? Optional.empty()
                    : Optional.of(new Line(
                            part,
                            0,
                            printed.substring(from, to),
                            List.copyOf(starts.subList(from, to)),
                            List.copyOf(ends.subList(from, to))));
        }
    }

    public List<Line> lines() {
        return lines;
    }

    public List<Line> lines(ProsePart part) {
        return lines.stream().filter(line -> line.part() == part).toList();
    }

    /// The paragraph a passage of the report stands in; empty for one that was not written here.
    Optional<Line> line(Passage passage) {
        return lines.stream()
                .filter(line -> line.part().section() == passage.ordinal() && line.paragraph() == passage.paragraph())
                .findFirst();
    }

    /// The first place where words stand.
    ///
    /// @param section the statutory part they stand in, or -1 for any
    Optional<Range> find(int section, String words) {
        for (var line : lines) {
            int at = section < 0 || line.part().section() == section
                    ? line.printed().indexOf(words)
                    : -1;
            if (at >= 0 && !words.isEmpty()) {
                return Optional.of(line.range(at, at + words.length()));
            }
        }
        return Optional.empty();
    }
}
