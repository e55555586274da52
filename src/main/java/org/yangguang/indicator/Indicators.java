package org.yangguang.indicator;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yangguang.indicator.Indicator.Summing;
import org.yangguang.indicator.IndicatorStore.Asked;
import org.yangguang.indicator.IndicatorStore.Member;
import org.yangguang.indicator.IndicatorStore.RevisionRow;
import org.yangguang.indicator.LedgerFigure.Ledger;

/// The values of indicators: of one organ and year, now or as recorded until an instant, and summed over
/// the organs below. Works within the organs in scope.
@Component
public class Indicators {

    private final IndicatorStore store;
    private final Definitions definitions;
    private final LedgerCounts ledgers;
    private final Clock clock;

    Indicators(IndicatorStore store, Definitions definitions, LedgerCounts ledgers, Clock clock) {
        this.store = store;
        this.definitions = definitions;
        this.ledgers = ledgers;
        this.clock = clock;
    }

    /// Those asked for in the year, and retired ones that have a value, in the order of the report.
    @Transactional(readOnly = true)
    public List<IndicatorValue> values(int organId, int year) {
        return values(organId, List.of(year), clock.instant()).getOrDefault(year, List.of());
    }

    /// As entered until an instant; what a ledger counts is counted from the facts as they stand now, so
    /// a report keeps what it froze.
    @Transactional(readOnly = true)
    public List<IndicatorValue> values(int organId, int year, Instant until) {
        return values(organId, List.of(year), until).getOrDefault(year, List.of());
    }

    @Transactional(readOnly = true)
    public Optional<IndicatorValue> value(int organId, int year, String code) {
        return values(organId, year).stream()
                .filter(v -> v.indicator().code().equals(code))
                .findFirst();
    }

    /// A year with the one before it, and what does not agree.
    ///
    /// @param before empty list for indicators not asked for then
    public record YearSheet(
            int year, List<IndicatorValue> values, List<IndicatorValue> before, Relation.Outcome checked) {
        public YearSheet {
            values = List.copyOf(values);
            before = List.copyOf(before);
        }

        public Optional<IndicatorValue> lastYear(Indicator indicator) {
            return before.stream()
                    .filter(v -> v.indicator().code().equals(indicator.code()))
                    .findFirst();
        }

        /// Asked for and neither entered nor counted.
        public List<IndicatorValue> missing() {
            return values.stream()
                    .filter(v -> v.value().isEmpty() && v.indicator().isIn(year))
                    .toList();
        }
    }

    @Transactional(readOnly = true)
    public YearSheet sheet(int organId, int year) {
        var both = values(organId, List.of(year, year - 1), clock.instant());
        var values = both.getOrDefault(year, List.of());
        var before = both.getOrDefault(year - 1, List.of());
        return new YearSheet(year, values, before, Relation.check(values, before));
    }

    /// Everything entered for one indicator.
    @Transactional(readOnly = true)
    public EntryHistory history(int organId, int year, Indicator indicator) {
        return EntryHistory.of(
                indicator,
                store.revisions(organId, year, indicator.code()).stream()
                        .map(RevisionRow::revision)
                        .toList());
    }

    /// Everything entered in a year, by code.
    @Transactional(readOnly = true)
    public Map<String, EntryHistory> histories(int organId, int year) {
        var rows = store.revisions(organId, List.of(year)).stream().collect(Collectors.groupingBy(RevisionRow::code));
        return definitions.of(organId).stream()
                .collect(Collectors.toMap(Indicator::code, i -> history(i, rows.getOrDefault(i.code(), List.of()))));
    }

    private Map<Integer, List<IndicatorValue>> values(int organId, List<Integer> years, Instant until) {
        var known = definitions.of(organId);
        var rows = store.revisions(organId, years);
        var values = new HashMap<Integer, List<IndicatorValue>>();
        var now = clock.instant();
        for (int year : years) {
            var counted = ledgers.of(List.of(organId), year, EnumSet.allOf(Ledger.class))
                    .getOrDefault(organId, Map.of());
            var byCode =
                    rows.stream().filter(row -> row.year() == year).collect(Collectors.groupingBy(RevisionRow::code));
            var files = store.files(organId, year).stream()
                    .collect(Collectors.groupingBy(
                            IndicatorStore.FileRow::entry,
                            Collectors.mapping(IndicatorStore.FileRow::id, Collectors.toList())));
            values.put(
                    year,
                    known.stream()
                            .map(indicator -> value(
                                    history(indicator, byCode.getOrDefault(indicator.code(), List.of()))
                                            .until(until),
                                    counted,
                                    files,
                                    now))
                            .filter(v -> v.indicator().isIn(year)
                                    || v.value().isPresent()
                                            && v.indicator().ledger().isEmpty())
                            .toList());
        }
        return values;
    }

    private static IndicatorValue value(
            EntryHistory history,
            Map<LedgerFigure, BigDecimal> counted,
            Map<UUID, List<UUID>> files,
            Instant countedAt) {
        return IndicatorValue.of(
                history,
                history.indicator().ledger().flatMap(figure -> Optional.ofNullable(counted.get(figure))),
                history.standing().stream()
                        .flatMap(entry -> files.getOrDefault(entry.id(), List.of()).stream())
                        .toList(),
                countedAt);
    }

    private static EntryHistory history(Indicator indicator, List<RevisionRow> rows) {
        return EntryHistory.of(
                indicator, rows.stream().map(RevisionRow::revision).toList());
    }

    // ── over the tree ────────────────────────────────────────────────────────────────────────────

    /// An indicator over an organ and all below that report with it.
    ///
    /// @param total empty where it is not summed or nobody has a value
    /// @param entered organs with a value
    /// @param missing organs without one; one handed over within the year is not missing, its successor is
    public record TreeValue(Indicator indicator, Optional<BigDecimal> total, int entered, int missing) {
        public boolean isComplete() {
            return missing == 0;
        }

        public String text() {
            return total.map(v -> indicator.unit().with(v))
                    .orElse(indicator.summing() == Summing.NOT_SUMMED ? "不汇总" : "未录入");
        }
    }

    /// Own and subordinate together, 垂直领导部门 left out; in as many statements as there are ledgers,
    /// however many organs.
    @Transactional(readOnly = true)
    public List<TreeValue> over(int organId, int year) {
        var known = definitions.of(organId).stream().filter(i -> i.isIn(year)).toList();
        var members = store.members(organId, year);
        var sums = store.sums(asked(organId, year, "", known)).stream()
                .collect(Collectors.toMap(IndicatorStore.Sum::code, s -> s));
        var counted = contributions(
                organId,
                year,
                known.stream().filter(i -> i.ledger().isPresent()).toList(),
                members);
        int present = (int) members.stream().filter(m -> !m.handedOver()).count();
        return known.stream()
                .map(i -> {
                    if (i.ledger().isPresent()) {
                        return total(i, counted.getOrDefault(i.code(), List.of()));
                    }
                    var sum = sums.get(i.code());
                    if (sum == null) {
                        return new TreeValue(i, Optional.empty(), 0, present);
                    }
                    return new TreeValue(
                            i,
                            switch (i.summing()) {
                                case SUM -> Optional.of(sum.sum());
                                case MAX -> Optional.of(sum.largest());
                                case NOT_SUMMED -> Optional.empty();
                            },
                            sum.organs(),
                            present - (sum.organs() - sum.handedOver()));
                })
                .toList();
    }

    /// An organ's share in a value of the tree.
    ///
    /// @param value empty where it has none
    /// @param byHand whether it was entered
    public record Contribution(int organId, Optional<BigDecimal> value, boolean byHand, boolean handedOver) {
        public boolean isMissing() {
            return value.isEmpty() && !handedOver;
        }
    }

    /// One indicator with every organ it comes from, those that have none first, then the largest.
    public record Contributors(TreeValue sum, List<Contribution> organs) {
        public Contributors {
            organs = List.copyOf(organs);
        }
    }

    @Transactional(readOnly = true)
    public Contributors over(int organId, int year, Indicator indicator) {
        var members = store.members(organId, year);
        var all = contributions(organId, year, List.of(indicator), members).getOrDefault(indicator.code(), List.of());
        return new Contributors(
                total(indicator, all),
                all.stream()
                        .sorted(Comparator.comparing((Contribution c) -> !c.isMissing())
                                .thenComparing(c -> c.value().orElse(BigDecimal.ZERO), Comparator.reverseOrder())
                                .thenComparing(Contribution::organId))
                        .toList());
    }

    private Map<String, List<Contribution>> contributions(
            int organId, int year, List<Indicator> indicators, List<Member> members) {
        var code = indicators.size() == 1 ? indicators.getFirst().code() : "";
        var codes = indicators.stream().map(Indicator::code).toList();
        var entered = store.entered(asked(organId, year, code, indicators), codes).stream()
                .collect(Collectors.groupingBy(
                        IndicatorStore.Entered::code,
                        Collectors.toMap(IndicatorStore.Entered::organ, IndicatorStore.Entered::value)));
        var counted = ledgers.of(members.stream().map(Member::organ).toList(), year, ledgersOf(indicators));
        var found = new HashMap<String, List<Contribution>>();
        for (var indicator : indicators) {
            var byHand = entered.getOrDefault(indicator.code(), Map.of());
            var organs = new ArrayList<Contribution>();
            for (var member : members) {
                var hand = Optional.ofNullable(byHand.get(member.organ()));
                var ledger = indicator
                        .ledger()
                        .flatMap(f -> Optional.ofNullable(
                                counted.getOrDefault(member.organ(), Map.of()).get(f)));
                var value = hand.or(() -> ledger);
                if (value.isPresent() || !member.handedOver()) {
                    organs.add(new Contribution(member.organ(), value, hand.isPresent(), member.handedOver()));
                }
            }
            found.put(indicator.code(), organs);
        }
        return found;
    }

    private static Set<Ledger> ledgersOf(Collection<Indicator> indicators) {
        var asked = EnumSet.noneOf(Ledger.class);
        indicators.forEach(i -> i.ledger().ifPresent(figure -> asked.add(figure.ledger())));
        return asked;
    }

    private static TreeValue total(Indicator indicator, List<Contribution> organs) {
        var values = organs.stream().flatMap(c -> c.value().stream()).toList();
        var total = switch (indicator.summing()) {
            case SUM -> values.stream().reduce(BigDecimal::add);
            case MAX -> values.stream().max(Comparator.naturalOrder());
            case NOT_SUMMED -> Optional.<BigDecimal>empty();
        };
        return new TreeValue(indicator, total, values.size(), (int)
                organs.stream().filter(Contribution::isMissing).count());
    }

    private Asked asked(int organId, int year, String code, List<Indicator> indicators) {
        return new Asked(
                organId,
                year,
                code,
                clock.instant(),
                indicators.stream()
                        .filter(i -> !i.addsUp())
                        .map(Indicator::code)
                        .toList());
    }
}
