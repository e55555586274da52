package org.yangguang.indicator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.yangguang.indicator.Indicator.Span;

/// What must hold between values of one organ and year: data, read from `relations.tsv`.
///
/// @param id never changes
/// @param title the words of the relation
/// @param remedy what to do where it does not hold
public record Relation(String id, Level level, Sum left, Sign sign, Sum right, String title, String remedy) {

    private static final List<Relation> ALL = Definitions.rows("/indicator/relations.tsv").stream()
            .map(Relation::read)
            .toList();

    public enum Level {
        ERROR("错误"),
        WARNING("提示");

        private final String label;

        Level(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    enum Sign {
        AT_MOST("<=", "多于"),
        AT_LEAST(">=", "少于"),
        EQUAL("=", "不等于");

        private final String written;
        private final String broken;

        Sign(String written, String broken) {
            this.written = written;
            this.broken = broken;
        }

        boolean holds(BigDecimal left, BigDecimal right) {
            int order = left.compareTo(right);
            return switch (this) {
                case AT_MOST -> order <= 0;
                case AT_LEAST -> order >= 0;
                case EQUAL -> order == 0;
            };
        }
    }

    /// @param code of an indicator, `each:` and a kind of them, or a number
    /// @param last whether the year before is meant
    record Term(String code, boolean last, boolean minus) {}

    record Sum(List<Term> terms) {
        Sum {
            terms = List.copyOf(terms);
        }

        static Sum read(String text) {
            var terms = new ArrayList<Term>();
            boolean minus = false;
            for (var word : text.strip().split(" +")) {
                if (word.equals("+") || word.equals("-")) {
                    minus = word.equals("-");
                } else {
                    terms.add(new Term(word.replace("@last", ""), word.endsWith("@last"), minus));
                }
            }
            return new Sum(terms);
        }
    }

    /// A relation that does not hold.
    ///
    /// @param codes the indicators to look at
    /// @param why both sides with their numbers
    public record Finding(Relation relation, List<String> codes, String why) {
        public Finding {
            codes = List.copyOf(codes);
        }
    }

    /// @param cannotTell relations with a value missing
    public record Outcome(List<Finding> findings, List<Relation> cannotTell, int holding) {
        public Outcome {
            findings = List.copyOf(findings);
            cannotTell = List.copyOf(cannotTell);
        }
    }

    public static List<Relation> all() {
        return ALL;
    }

    private static Relation read(Map<String, String> row) {
        var expression = Objects.requireNonNull(row.get("expression"));
        var sign = Arrays.stream(Sign.values())
                .filter(s -> expression.contains(" " + s.written + " "))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(expression));
        var sides = expression.split(" " + sign.written + " ", 2);
        return new Relation(
                Objects.requireNonNull(row.get("id")),
                Level.valueOf(Objects.requireNonNull(row.get("level"))),
                Sum.read(sides[0]),
                sign,
                Sum.read(sides[1]),
                Objects.requireNonNull(row.get("title")),
                Objects.requireNonNull(row.get("remedy")));
    }

    /// Every relation held against the values of a year; the values of the year before for @last.
    public static Outcome check(List<IndicatorValue> values, List<IndicatorValue> lastYear) {
        var now = byCode(values);
        var last = byCode(lastYear);
        var findings = new ArrayList<Finding>();
        var cannotTell = new ArrayList<Relation>();
        int holding = 0;
        for (var relation : ALL) {
            var codes = relation.each(values);
            if (codes.isEmpty()) {
                switch (relation.judge(now, last)) {
                    case Judgement.Holds _ -> holding++;
                    case Judgement.CannotTell _ -> cannotTell.add(relation);
                    case Judgement.Fails(var why) -> findings.add(new Finding(relation, relation.codes(), why));
                }
                continue;
            }
            var failed = codes.get().stream()
                    .filter(v -> v.value().isPresent()
                            && !relation.sign.holds(
                                    v.value().get(),
                                    new BigDecimal(
                                            relation.right.terms().getFirst().code())))
                    .toList();
            failed.forEach(v -> findings.add(new Finding(
                    relation,
                    List.of(v.indicator().code()),
                    v.indicator().name() + "为 " + v.text() + "，" + relation.sign.broken + " "
                            + relation.right.terms().getFirst().code())));
            holding += failed.isEmpty() ? 1 : 0;
        }
        return new Outcome(findings, cannotTell, holding);
    }

    private sealed interface Judgement {
        record Holds() implements Judgement {}

        record CannotTell() implements Judgement {}

        record Fails(String why) implements Judgement {}
    }

    private Judgement judge(Map<String, IndicatorValue> now, Map<String, IndicatorValue> last) {
        var a = worth(left, now, last);
        var b = worth(right, now, last);
        if (a.isEmpty() || b.isEmpty()) {
            return new Judgement.CannotTell();
        }
        return sign.holds(a.get(), b.get())
                ? new Judgement.Holds()
                : new Judgement.Fails(words(left, now, last) + "，" + sign.broken + words(right, now, last)
                        + (right.terms().size() > 1 ? "，即 " + Unit.plain(b.get()) : ""));
    }

    /// The indicators a relation about each of a kind is about; empty for the others.
    private Optional<List<IndicatorValue>> each(List<IndicatorValue> values) {
        return switch (left.terms().getFirst().code()) {
            case "each:flow" -> Optional.of(of(values, i -> i.span() == Span.FLOW));
            case "each:stock" -> Optional.of(of(values, i -> i.span() == Span.STOCK));
            case "each:percent" -> Optional.of(of(values, i -> i.unit() == Unit.PERCENT));
            default -> Optional.empty();
        };
    }

    private static List<IndicatorValue> of(List<IndicatorValue> values, Function<Indicator, Boolean> kind) {
        return values.stream().filter(v -> kind.apply(v.indicator())).toList();
    }

    private static Optional<BigDecimal> worth(
            Sum side, Map<String, IndicatorValue> now, Map<String, IndicatorValue> last) {
        var sum = BigDecimal.ZERO;
        for (var term : side.terms()) {
            var value = Optional.ofNullable((term.last() ? last : now).get(term.code()))
                    .flatMap(IndicatorValue::value);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            sum = term.minus() ? sum.subtract(value.get()) : sum.add(value.get());
        }
        return Optional.of(sum);
    }

    /// 上年政务新媒体账号数 12 个 ＋ …
    private static String words(Sum side, Map<String, IndicatorValue> now, Map<String, IndicatorValue> last) {
        var words = new StringBuilder();
        for (var term : side.terms()) {
            var value = Objects.requireNonNull((term.last() ? last : now).get(term.code()));
            words.append(words.isEmpty() ? "" : term.minus() ? " － " : " ＋ ")
                    .append(term.last() ? "上年" : "")
                    .append(value.indicator().name())
                    .append(' ')
                    .append(value.text());
        }
        return words.toString();
    }

    /// The indicators of this year it is about.
    List<String> codes() {
        Set<String> codes = new LinkedHashSet<>();
        left.terms().forEach(term -> codes.add(term.code()));
        right.terms().forEach(term -> codes.add(term.code()));
        codes.removeIf(code -> code.startsWith("each:") || code.matches("[0-9]+"));
        return List.copyOf(codes);
    }

    private static Map<String, IndicatorValue> byCode(List<IndicatorValue> values) {
        return values.stream().collect(Collectors.toMap(v -> v.indicator().code(), v -> v));
    }
}
