package org.yangguang.report.prose;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yangguang.report.AnnualReport;

/// What the words of a report say, beside its tables.
///
/// @param title the title and its parts
/// @param organ as the report names it, empty if unknown
/// @param year the year reported on, 0 if unknown
/// @param period 统计期限, if stated
/// @param dates every full date with what it is
/// @param signature 落款, if it stands in the text or the page gave a date
/// @param contact how the organ can be reached, as printed
/// @param numbers every counted number with what it counts
public record ProseFacts(
        Title title,
        String organ,
        int year,
        @Nullable Period period,
        List<Dated> dates,
        @Nullable Signature signature,
        Contact contact,
        List<Stated> numbers) {

    private static final int SHORTEST_BROKEN_LINE = 16;
    private static final int LONGEST_BROKEN_LINE = 60;
    private static final String ENDS = "。；;：:！!？?）)”\"";
    private static final Pattern BEGINS = Pattern.compile("^\\s*(?:[（(•·—-]|[一二三四五六七八九十]{1,2}[、是]|\\d{1,2}[.、．])");

    public ProseFacts {
        dates = List.copyOf(dates);
        numbers = List.copyOf(numbers);
    }

    /// @param printed as it stands
    /// @param organ the name in it, empty if none
    /// @param year the digits of the year, empty if none
    /// @param document what it calls itself, such as `政府信息公开工作年度报告`
    public record Title(String printed, String organ, String year, String document) {}

    public record Period(LocalDate from, LocalDate to, Passage passage) {}

    /// @param passage where it stands; null when it stood outside the text
    public record Dated(
            Meaning meaning, LocalDate day, @Nullable Passage passage) {
        /// What a date is.
        public enum Meaning {
            /// 发布日期, or where the page has none, the date of the 落款.
            PUBLISHED,
            SIGNED,
            PERIOD_FROM,
            PERIOD_TO,
            OTHER
        }
    }

    /// @param organ empty if the line names none
    public record Signature(String organ, LocalDate day) {}

    /// Data of the organ only; names of persons are not read. Each is empty if not printed.
    public record Contact(String address, String postcode, String telephone, String email, String website) {
        public boolean isEmpty() {
            return (address + postcode + telephone + email + website).isEmpty();
        }
    }

    public static ProseFacts of(AnnualReport report) {
        var paragraphs = paragraphs(report);
        var dates = DateReader.read(report, paragraphs);
        return new ProseFacts(
                TitleParts.of(report),
                report.organ(),
                report.year(),
                dates.period(),
                dates.dates(),
                dates.signature(),
                ContactReader.read(paragraphs),
                numbers(paragraphs));
    }

    /// The numbers alone.
    public static List<Stated> numbers(AnnualReport report) {
        return numbers(paragraphs(report));
    }

    private static List<Stated> numbers(List<Passage> paragraphs) {
        var numbers = new ArrayList<Stated>();
        for (int from = 0; from < paragraphs.size(); ) {
            int to = from + 1;
            while (to < paragraphs.size() && isBroken(paragraphs.get(to - 1), paragraphs.get(to))) {
                to++;
            }
            numbers.addAll(numbersOf(paragraphs.subList(from, to)));
            from = to;
        }
        return List.copyOf(numbers);
    }

    /// Whether the second line goes on where the first broke off, as in text taken from a PDF.
    private static boolean isBroken(Passage line, Passage next) {
        var words = line.words();
        return line.part() == next.part()
                && words.length() >= SHORTEST_BROKEN_LINE
                && words.length() <= LONGEST_BROKEN_LINE
                && ENDS.indexOf(words.charAt(words.length() - 1)) < 0
                && !next.words().isEmpty()
                && !BEGINS.matcher(next.words()).find();
    }

    private static List<Stated> numbersOf(List<Passage> lines) {
        var first = lines.getFirst();
        if (lines.size() == 1) {
            return NumberReader.in(first.words(), first.part(), first.ordinal(), first.paragraph());
        }
        var text = new StringBuilder();
        var starts = new int[lines.size()];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = text.length();
            text.append(lines.get(i).words());
        }
        return NumberReader.in(text.toString(), first.part(), first.ordinal(), first.paragraph()).stream()
                .map(number -> {
                    int line = Arrays.binarySearch(starts, number.passage().offset());
                    line = line < 0 ? -line - 2 : line;
                    return number.at(
                            lines.get(line).paragraph(), number.passage().offset() - starts[line]);
                })
                .toList();
    }

    /// Every paragraph with its place.
    public static List<Passage> paragraphs(AnnualReport report) {
        var all = new ArrayList<Passage>();
        add(all, 0, 0, report.preamble());
        int part = 0;
        for (var section : report.sections()) {
            part++;
            add(all, part, section.ordinal(), section.paragraphs());
        }
        return all;
    }

    private static void add(List<Passage> all, int part, int ordinal, List<String> paragraphs) {
        for (int i = 0; i < paragraphs.size(); i++) {
            all.add(new Passage(part, ordinal, i + 1, 0, paragraphs.get(i)));
        }
    }
}
