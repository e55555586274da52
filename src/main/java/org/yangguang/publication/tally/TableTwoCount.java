package org.yangguang.publication.tally;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.yangguang.publication.CountingRule;
import org.yangguang.publication.Figure;
import org.yangguang.publication.FigureKind;
import org.yangguang.publication.NormCheck;
import org.yangguang.publication.NormEntry;
import org.yangguang.publication.NormKind;
import org.yangguang.publication.NormYear;

/// Counts table 二 out of the ledgers: no SQL, no clock.
final class TableTwoCount {

    private static final BigDecimal YUAN_IN_WAN = BigDecimal.valueOf(10_000);
    /// 保留 4 位小数, exact to one 元.
    private static final int WAN_DECIMALS = 4;

    private static final int MONTHS = 12;

    private final int year;
    private final Collection<NormEntry> ledger;
    private final Map<NormKind, NormCheck> checks;
    private final List<Figure> numbers;
    private final List<Figure> numbersBefore;
    private final CountingRule rule;
    private final Map<TableTwoFigure, Tallied> found = new EnumMap<>(TableTwoFigure.class);

    /// @param numbersBefore those of the year before, for 上一年项目数量
    TableTwoCount(
            int year,
            Collection<NormEntry> ledger,
            Map<NormKind, NormCheck> checks,
            List<Figure> numbers,
            List<Figure> numbersBefore,
            CountingRule rule) {
        this.year = year;
        this.ledger = ledger;
        this.checks = checks;
        this.numbers = numbers;
        this.numbersBefore = numbersBefore;
        this.rule = rule;
    }

    Map<TableTwoFigure, Tallied> figures() {
        var regulations = NormYear.of(ledger, NormKind.REGULATION, year);
        put(TableTwoFigure.REGULATIONS_ISSUED, regulations, regulations.issued());
        put(TableTwoFigure.REGULATIONS_REPEALED, regulations, regulations.repealed(rule));
        put(TableTwoFigure.REGULATIONS_IN_FORCE, regulations, regulations.inForce());
        put(TableTwoFigure.REGULATIONS_MADE, regulations, regulations.issued());
        put(TableTwoFigure.REGULATIONS_PUBLISHED, regulations, regulations.published());
        put(TableTwoFigure.REGULATIONS_TOTAL_PUBLIC, regulations, regulations.open(rule));
        var normative = NormYear.of(ledger, NormKind.NORMATIVE, year);
        put(TableTwoFigure.NORMATIVE_ISSUED, normative, normative.issued());
        put(TableTwoFigure.NORMATIVE_REPEALED, normative, normative.repealed(rule));
        put(TableTwoFigure.NORMATIVE_IN_FORCE, normative, normative.inForce());
        put(TableTwoFigure.NORMATIVE_MADE, normative, normative.issued());
        put(TableTwoFigure.NORMATIVE_PUBLISHED, normative, normative.published());
        put(TableTwoFigure.NORMATIVE_TOTAL_PUBLIC, normative, normative.open(rule));

        var licensing = months(FigureKind.LICENSING_PUBLISHED, FigureKind.LICENSING_WITHHELD);
        found.put(TableTwoFigure.LICENSING, licensing);
        found.put(TableTwoFigure.LICENSING_DECISIONS, licensing);
        var penalty = months(FigureKind.PENALTY_PUBLISHED, FigureKind.PENALTY_WITHHELD);
        found.put(TableTwoFigure.PENALTY, penalty);
        found.put(TableTwoFigure.PENALTY_DECISIONS, penalty);
        var coercion = months(FigureKind.COERCION_PUBLISHED, FigureKind.COERCION_WITHHELD);
        found.put(TableTwoFigure.COERCION, coercion);
        found.put(TableTwoFigure.COERCION_DECISIONS, coercion);
        found.put(
                TableTwoFigure.OTHER_SERVICE_DECISIONS,
                months(FigureKind.OTHER_SERVICE_PUBLISHED, FigureKind.OTHER_SERVICE_WITHHELD));
        found.put(TableTwoFigure.FEES_WAN, wan(months(FigureKind.FEES)));

        items(TableTwoFigure.LICENSING_PREV, TableTwoFigure.LICENSING_CHANGE, FigureKind.LICENSING_ITEMS);
        items(TableTwoFigure.OTHER_SERVICE_PREV, TableTwoFigure.OTHER_SERVICE_CHANGE, FigureKind.OTHER_SERVICE_ITEMS);
        items(TableTwoFigure.PENALTY_PREV, TableTwoFigure.PENALTY_CHANGE, FigureKind.PENALTY_ITEMS);
        items(TableTwoFigure.COERCION_PREV, TableTwoFigure.COERCION_CHANGE, FigureKind.COERCION_ITEMS);
        items(TableTwoFigure.FEES_PREV, TableTwoFigure.FEES_CHANGE, FigureKind.FEE_ITEMS);
        found.put(TableTwoFigure.PROCUREMENT_COUNT, once(numbers, FigureKind.PROCUREMENT_COUNT, year));
        found.put(TableTwoFigure.PROCUREMENT_AMOUNT, wan(once(numbers, FigureKind.PROCUREMENT_AMOUNT, year)));
        return found;
    }

    // ── documents ────────────────────────────────────────────────────────────────────────────────

    private void put(TableTwoFigure figure, NormYear of, List<UUID> documents) {
        var check = Optional.ofNullable(checks.get(of.kind()));
        var label = of.kind().label();
        boolean begun = ledger.stream()
                .anyMatch(e -> e.norm().kind() == of.kind()
                        && e.norm().issuedOn().getYear() <= year
                        && e.norm().authorship().counts());
        if (!begun && check.isEmpty()) {
            found.put(
                    figure,
                    Tallied.missing(List.of(), List.of(label + "台账没有登记。没有制定过的，请在规范性文件库核对 " + year + " 年末为 0 件。")));
            return;
        }
        var remarks = new ArrayList<String>();
        if (check.isEmpty()) {
            remarks.add(label + "台账 " + year + " 年末尚未核对。");
        } else if (!check.get().saw(of)) {
            remarks.add("%s台账核对以后有变动：核对时制发 %d、废止失效 %d、有效 %d 件，现在 %d、%d、%d 件。"
                    .formatted(
                            label,
                            check.get().issued(),
                            check.get().ended(),
                            check.get().inForce(),
                            of.issued().size(),
                            of.ended().size(),
                            of.inForce().size()));
        }
        if (rule.expiry() == CountingRule.Expiry.STANDS_APART && !of.expired().isEmpty()) {
            remarks.add(label + "另有有效期届满自动失效 " + of.expired().size() + " 件，按本平台设定不计入本年废止件数。");
        }
        found.put(
                figure,
                new Tallied(
                        Optional.of(BigDecimal.valueOf(documents.size())), documents, List.of(), List.of(), remarks));
    }

    // ── numbers ──────────────────────────────────────────────────────────────────────────────────

    /// The sum of twelve months of all these kinds, if nobody left a month out.
    private Tallied months(FigureKind... kinds) {
        var counted = new ArrayList<Figure>();
        var gaps = new ArrayList<String>();
        for (var kind : kinds) {
            var of = numbers.stream().filter(n -> n.kind() == kind).toList();
            counted.addAll(of);
            var months = of.stream().map(Figure::month).collect(Collectors.toSet());
            var missing = new ArrayList<String>();
            for (int month = 1; month <= MONTHS; month++) {
                if (!months.contains(month)) {
                    missing.add(String.valueOf(month));
                }
            }
            if (!missing.isEmpty()) {
                gaps.add(kind.matter() + "“" + kind.aspect() + "”没有录入 " + year + " 年"
                        + (missing.size() == MONTHS ? "各月的数" : " " + String.join("、", missing) + " 月的数") + "。");
            }
        }
        if (!gaps.isEmpty()) {
            return Tallied.missing(counted, gaps);
        }
        var sum = counted.stream().map(Figure::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Tallied(Optional.of(whole(sum, kinds[0])), List.of(), counted, List.of(), List.of());
    }

    private static BigDecimal whole(BigDecimal value, FigureKind kind) {
        return kind.unit() == FigureKind.Unit.YUAN ? value : value.setScale(0, RoundingMode.UNNECESSARY);
    }

    /// 元 as 万元, rounded once, here.
    private static Tallied wan(Tallied yuan) {
        return new Tallied(
                yuan.value().map(v -> v.divide(YUAN_IN_WAN, WAN_DECIMALS, RoundingMode.HALF_UP)),
                yuan.documents(),
                yuan.numbers(),
                yuan.gaps(),
                yuan.remarks());
    }

    private static Tallied once(List<Figure> among, FigureKind kind, int year) {
        return among.stream()
                .filter(n -> n.kind() == kind)
                .findFirst()
                .map(n -> new Tallied(Optional.of(whole(n.value(), kind)), List.of(), List.of(n), List.of(), List.of()))
                .orElseGet(() -> Tallied.missing(
                        List.of(), List.of(kind.matter() + "“" + kind.aspect() + "”没有录入 " + year + " 年的数。")));
    }

    /// 上一年项目数量 is what was held at the end of the last year; 本年增/减 what was gained since.
    private void items(TableTwoFigure previous, TableTwoFigure change, FigureKind kind) {
        var before = once(numbersBefore, kind, year - 1);
        var now = once(numbers, kind, year);
        found.put(previous, before);
        var gaps = new ArrayList<>(before.gaps());
        gaps.addAll(now.gaps());
        var both = new ArrayList<>(before.numbers());
        both.addAll(now.numbers());
        found.put(
                change,
                new Tallied(
                        now.value().flatMap(n -> before.value().map(n::subtract)), List.of(), both, gaps, List.of()));
    }
}
