package org.yangguang.report.prose;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.prose.ProseFacts.Dated;
import org.yangguang.report.prose.ProseFacts.Dated.Meaning;
import org.yangguang.report.prose.ProseFacts.Period;
import org.yangguang.report.prose.ProseFacts.Signature;

/// Dates of the text and what each is.
final class DateReader {
    private static final Pattern PERIOD =
            Pattern.compile("(\\d{4})\\s*年\\s*(\\d{1,2})\\s*月\\s*(\\d{1,2})\\s*日\\s*(?:起)?\\s*"
                    + "(?:至|到|[-—–－~～]{1,2})\\s*(?:(\\d{4})\\s*年)?\\s*(\\d{1,2})\\s*月\\s*(\\d{1,2})\\s*日");
    private static final Pattern DATE = Pattern.compile("(\\d{4})\\s*年\\s*(\\d{1,2})\\s*月\\s*(\\d{1,2})\\s*日"
            + "|(?<!\\d)((?:19|20)\\d{2})[-/.](\\d{1,2})[-/.](\\d{1,2})(?!\\d)");
    private static final Pattern SIGNED = Pattern.compile("^(?<organ>\\p{IsHan}[\\p{IsHan}、·]{3,39})?\\s*[（(]?"
            + "(?<year>\\d{4})\\s*年\\s*(?<month>\\d{1,2})\\s*月\\s*(?<day>\\d{1,2})\\s*日[）)]?$");

    private final List<Dated> dates = new ArrayList<>();
    private @Nullable Period period;
    private @Nullable Signature signature;

    record Read(
            @Nullable Period period,
            List<Dated> dates,
            @Nullable Signature signature) {}

    private DateReader() {}

    static Read read(AnnualReport report, List<Passage> paragraphs) {
        var reader = new DateReader();
        var published = report.publishedOn();
        if (published != null) {
            reader.dates.add(new Dated(Meaning.PUBLISHED, published, null));
        }
        for (int i = 0; i < paragraphs.size(); i++) {
            boolean tail = i >= paragraphs.size() - 3;
            var before = i == 0 ? "" : paragraphs.get(i - 1).words().strip();
            reader.paragraph(paragraphs.get(i), tail, before.equals(report.organ()) ? before : "");
        }
        return new Read(reader.period, reader.dates, reader.signature);
    }

    private void paragraph(Passage paragraph, boolean tail, String lineBefore) {
        if (paragraph.words().indexOf('日') < 0 && !paragraph.words().contains("20")) {
            return;
        }
        var text = NumberReader.narrow(paragraph.words());
        var signed = SIGNED.matcher(text.strip());
        if (tail && signed.matches()) {
            var day = day(signed.group("year"), signed.group("month"), signed.group("day"));
            if (day != null) {
                var organ = signed.group("organ");
                signature = new Signature(organ == null ? lineBefore : organ, day);
                dates.add(new Dated(Meaning.SIGNED, day, paragraph));
            }
            return;
        }
        int done = 0;
        var period = PERIOD.matcher(text);
        while (period.find()) {
            others(paragraph, text, done, period.start());
            period(paragraph, period);
            done = period.end();
        }
        others(paragraph, text, done, text.length());
    }

    private void period(Passage paragraph, Matcher m) {
        var from = day(m.group(1), m.group(2), m.group(3));
        var toYear = m.group(4);
        var to = day(toYear == null ? m.group(1) : toYear, m.group(5), m.group(6));
        if (from == null || to == null || to.isBefore(from)) {
            return;
        }
        var at = at(paragraph, m.start(), m.end());
        dates.add(new Dated(Meaning.PERIOD_FROM, from, at));
        dates.add(new Dated(Meaning.PERIOD_TO, to, at));
        if (this.period == null) {
            this.period = new Period(from, to, at);
        }
    }

    private void others(Passage paragraph, String text, int from, int to) {
        var matcher = DATE.matcher(text).region(from, to);
        while (matcher.find()) {
            boolean han = matcher.group(1) != null;
            var day = han
                    ? day(matcher.group(1), matcher.group(2), matcher.group(3))
                    : day(matcher.group(4), matcher.group(5), matcher.group(6));
            if (day != null) {
                dates.add(new Dated(Meaning.OTHER, day, at(paragraph, matcher.start(), matcher.end())));
            }
        }
    }

    private static Passage at(Passage paragraph, int from, int to) {
        return new Passage(
                paragraph.part(),
                paragraph.ordinal(),
                paragraph.paragraph(),
                from,
                paragraph.words().substring(from, to));
    }

    private static @Nullable LocalDate day(String year, String month, String day) {
        try {
            return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
