package org.yangguang.annual.prose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.yangguang.annual.LiveField;
import org.yangguang.annual.LiveText;
import org.yangguang.report.prose.Counted;

/// Finds live fields: by words of their label, by a name written wrongly, by what a number counts.
public final class FieldNames {

    private static final int NEAREST = 3;

    private FieldNames() {}

    /// Fields whose label or name holds every word.
    public static List<LiveField> search(List<LiveField> fields, String words, int most) {
        var all = words.strip().toLowerCase(Locale.ROOT).split("[\\s，,、]+");
        return fields.stream()
                .filter(field -> {
                    var text = (field.label() + " " + field.name()).toLowerCase(Locale.ROOT);
                    for (var word : all) {
                        if (!text.contains(word)) {
                            return false;
                        }
                    }
                    return true;
                })
                .limit(most)
                .toList();
    }

    /// A field that a text names and that there is none of, with what may be meant.
    public record Unknown(String name, List<LiveField> nearest) {

        public String message() {
            return "没有名为“{{%s}}”的数据项，公布时会印成“〔未取到 %s〕”。相近的有：%s。"
                    .formatted(
                            name,
                            name,
                            nearest.stream()
                                    .map(field -> "{{" + field.name() + "}}（" + field.label() + "）")
                                    .collect(Collectors.joining("、")));
        }
    }

    /// The fields a text names and that there are none of, each once.
    public static List<Unknown> unknown(String text, List<LiveField> fields) {
        var known = fields.stream().map(LiveField::name).collect(Collectors.toSet());
        return LiveText.fields(text).stream()
                .map(LiveText.Field::name)
                .distinct()
                .filter(name -> !known.contains(name))
                .map(name -> new Unknown(name, nearest(name, fields)))
                .toList();
    }

    static List<LiveField> nearest(String name, List<LiveField> fields) {
        return fields.stream()
                .sorted(Comparator.comparingInt(field -> distance(name, field.name())))
                .limit(NEAREST)
                .toList();
    }

    /// How many letters differ (Levenshtein).
    private static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }

    private static final Set<String> MONEY = Set.of("元", "万元", "亿元");

    /// The field that holds what a number of the text counts; empty where the tables do not count it.
    static Optional<LiveField> of(Counted counts, String unit, List<LiveField> fields) {
        var names = new ArrayList<String>();
        switch (counts) {
            case RECEIVED -> names.add("table3.new_received.total");
            case CARRIED_IN -> names.add("table3.carried_in.total");
            case HANDLED -> names.add("sum.handled");
            case CONCLUDED -> names.add("table3.total.total");
            case CARRIED_OUT -> names.add("table3.carried_out.total");
            case FROM_PERSONS -> names.add("table3.new_received.natural");
            case FROM_ORGANISATIONS -> names.add("sum.organisations");
            case FROM_BUSINESSES -> names.add("table3.new_received.commercial");
            case GRANTED -> names.add("table3.granted.total");
            case PARTIALLY_GRANTED -> names.add("table3.partial.total");
            case DENIED -> names.add("sum.denied");
            case UNAVAILABLE -> names.add("sum.unavailable");
            case NOT_PROCESSED -> names.add("sum.not_processed");
            case OTHERWISE_CONCLUDED -> names.add("sum.other");
            case RECONSIDERATIONS -> names.add("table4.reconsideration.total");
            case LITIGATIONS -> names.add("sum.litigation");
            case ADMINISTRATIVE_FEES -> {
                if (unit.equals("万元")) {
                    names.add("table2.fees_wan");
                }
            }
            case NORMATIVE_ISSUED -> {
                names.add("table2.normative_issued");
                names.add("table2.normative_made");
            }
            case NORMATIVE_REPEALED -> names.add("table2.normative_repealed");
            case NORMATIVE_IN_FORCE -> names.add("table2.normative_in_force");
            case APPLIED_IN_PERSON,
                    APPLIED_ONLINE,
                    APPLIED_BY_LETTER,
                    APPLIED_BY_FAX,
                    APPLIED_BY_EMAIL,
                    COMPLAINTS,
                    FEES,
                    PROCUREMENT,
                    PUBLISHED,
                    PUBLISHED_ON_SITE,
                    PUBLISHED_ON_WECHAT,
                    PUBLISHED_ON_WEIBO,
                    ACCOUNTS,
                    ACCOUNTS_OPENED,
                    ACCOUNTS_CLOSED,
                    FOLLOWERS,
                    VIEWS,
                    NORMATIVE_PUBLISHED,
                    INTERPRETATIONS,
                    RESPONSES,
                    PRESS_CONFERENCES,
                    INTERVIEWS,
                    PROPOSALS,
                    INQUIRIES,
                    INSPECTIONS,
                    PROBLEMS_FOUND,
                    PROBLEMS_RECTIFIED,
                    TRAININGS,
                    TRAINEES,
                    ASSESSMENTS,
                    STAFF,
                    DAYS,
                    SHARE,
                    UNKNOWN -> {}
        }
        boolean money = counts == Counted.ADMINISTRATIVE_FEES;
        return money != MONEY.contains(unit)
                ? Optional.empty()
                : fields.stream().filter(field -> names.contains(field.name())).findFirst();
    }
}
