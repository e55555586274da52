package org.yangguang.request.submission;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yangguang.identity.IdentityNumber;

/// Identity numbers and telephone numbers in what an applicant wrote freely. They are pointed out, never
/// refused: the applicant may need them there.
public final class PersonalNumbers {

    private static final Pattern IDENTITY = Pattern.compile("(?<![0-9A-Za-z])[1-9]\\d{16}[0-9Xx](?![0-9A-Za-z])");
    private static final Pattern MOBILE =
            Pattern.compile("(?<![0-9A-Za-z])(?:\\+?86[- ]?)?1[3-9]\\d[- ]?\\d{4}[- ]?\\d{4}(?![0-9A-Za-z])");
    private static final Pattern LANDLINE = Pattern.compile("(?<![0-9A-Za-z-])0\\d{2,3}[- ]\\d{7,8}(?![0-9A-Za-z])");
    private static final String REMOVED = "（号码已删去）";

    private PersonalNumbers() {}

    /// @param field `subject` or `detail`
    /// @param from the first character, counted from 1 as a person counts
    /// @param masked as it may be shown
    public record Found(String field, String kind, int from, int to, String masked) {
        public String text() {
            return (field.equals("subject") ? "所需信息" : "具体描述") + "第 " + from + " 至 " + to + " 个字：" + kind + " "
                    + masked;
        }
    }

    private record Span(String kind, int start, int end) {}

    public static List<Found> in(Application a, LocalDate today) {
        return Stream.concat(found("subject", a.subject(), today).stream(), found("detail", a.detail(), today).stream())
                .toList();
    }

    /// The text without the numbers, marked where they stood.
    public static String without(String text, LocalDate today) {
        var shorter = new StringBuilder(text);
        spans(text, today).reversed().forEach(span -> shorter.replace(span.start(), span.end(), REMOVED));
        return shorter.toString();
    }

    private static List<Found> found(String field, String text, LocalDate today) {
        return spans(text, today).stream()
                .map(span -> {
                    var number = text.substring(span.start(), span.end());
                    int from = text.codePointCount(0, span.start()) + 1;
                    return new Found(
                            field,
                            span.kind(),
                            from,
                            from + number.length() - 1,
                            number.substring(0, 3) + "****" + number.substring(number.length() - 2));
                })
                .toList();
    }

    /// In order of place. Eighteen digits that fail the check digit are no identity number.
    private static List<Span> spans(String text, LocalDate today) {
        var spans = new ArrayList<Span>();
        var identity = IDENTITY.matcher(text);
        while (identity.find()) {
            if (IdentityNumber.parse(identity.group(), today) instanceof IdentityNumber.Valid) {
                spans.add(new Span("身份证号码", identity.start(), identity.end()));
            }
        }
        for (var pattern : List.of(MOBILE, LANDLINE)) {
            var phone = pattern.matcher(text);
            while (phone.find()) {
                int start = phone.start();
                if (spans.stream().noneMatch(s -> start >= s.start() && start < s.end())) {
                    spans.add(new Span("电话号码", start, phone.end()));
                }
            }
        }
        spans.sort(java.util.Comparator.comparingInt(Span::start));
        return List.copyOf(spans);
    }
}
