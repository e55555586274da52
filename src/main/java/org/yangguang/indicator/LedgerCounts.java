package org.yangguang.indicator;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.yangguang.dispute.DisputeKind;
import org.yangguang.dispute.tally.DisputeTallies;
import org.yangguang.indicator.LedgerFigure.Ledger;
import org.yangguang.ledger.MatterKind;
import org.yangguang.ledger.MatterResult;
import org.yangguang.ledger.Matters;
import org.yangguang.ledger.Matters.YearCount;
import org.yangguang.promotion.published.PromotedItems;
import org.yangguang.request.Channel;
import org.yangguang.request.FeeAccount;
import org.yangguang.request.tally.FeeTallies;
import org.yangguang.request.tally.FeeYear;
import org.yangguang.request.tally.FigureTallies;
import org.yangguang.request.tally.YearFigures;

/// Asks the ledgers of other modules, each once for any number of organs.
///
/// Nothing in a ledger is zero only for years that the ledger covers: from the year this installation
/// began. Before it, an organ without a record has no figure, for nobody counted.
@Component
class LedgerCounts {

    private static final SortedMap<Integer, Integer> NO_DAYS = new TreeMap<>();
    private static final YearFigures NO_REQUESTS = new YearFigures(Map.of(), 0, 0, 0, 0, 0, NO_DAYS);

    private final FigureTallies requests;
    private final FeeTallies fees;
    private final DisputeTallies disputes;
    private final Matters matters;
    private final PromotedItems promoted;
    private final IndicatorStore store;

    LedgerCounts(
            FigureTallies requests,
            FeeTallies fees,
            DisputeTallies disputes,
            Matters matters,
            PromotedItems promoted,
            IndicatorStore store) {
        this.requests = requests;
        this.fees = fees;
        this.disputes = disputes;
        this.matters = matters;
        this.promoted = promoted;
        this.store = store;
    }

    /// By organ; a figure that was not counted is missing.
    Map<Integer, Map<LedgerFigure, BigDecimal>> of(Collection<Integer> organs, int year, Set<Ledger> asked) {
        boolean covers = year >= store.firstYear();
        var counts = new HashMap<Integer, Map<LedgerFigure, BigDecimal>>();
        organs.forEach(organ -> counts.put(organ, new EnumMap<>(LedgerFigure.class)));
        for (var ledger : asked) {
            switch (ledger) {
                case REQUESTS -> put(counts, requests.of(organs, year), NO_REQUESTS, covers, LedgerCounts::ofRequests);
                case FEES ->
                    put(counts, fees.of(organs, year), new FeeYear(year, List.of()), covers, LedgerCounts::ofFees);
                case DISPUTES ->
                    put(
                            counts,
                            disputes.received(organs, year),
                            Map.<DisputeKind, Integer>of(),
                            covers,
                            LedgerCounts::ofDisputes);
                case MATTERS ->
                    put(counts, matters.year(organs, year), List.<YearCount>of(), covers, LedgerCounts::ofMatters);
                case PROMOTIONS ->
                    put(
                            counts,
                            promoted.count(organs, year),
                            0,
                            covers,
                            (n, into) -> into.put(LedgerFigure.PROMOTED, whole(n)));
            }
        }
        return counts;
    }

    private interface Reading<T> {
        void into(T counted, Map<LedgerFigure, BigDecimal> figures);
    }

    private static <T> void put(
            Map<Integer, Map<LedgerFigure, BigDecimal>> counts,
            Map<Integer, T> counted,
            T nothing,
            boolean covers,
            Reading<T> reading) {
        counts.forEach((organ, figures) -> Optional.ofNullable(counted.get(organ))
                .or(() -> covers ? Optional.of(nothing) : Optional.empty())
                .ifPresent(found -> reading.into(found, figures)));
    }

    private static void ofRequests(YearFigures year, Map<LedgerFigure, BigDecimal> into) {
        into.put(LedgerFigure.APPLIED_IN_PERSON, whole(year.through(Channel.IN_PERSON, Channel.ORAL_ASSISTED)));
        into.put(
                LedgerFigure.APPLIED_BY_LETTER,
                whole(year.through(Channel.REGISTERED_MAIL, Channel.ORDINARY_MAIL, Channel.MISDIRECTED_MAIL)));
        into.put(LedgerFigure.APPLIED_ONLINE, whole(year.through(Channel.ONLINE)));
        into.put(LedgerFigure.APPLIED_BY_EMAIL, whole(year.through(Channel.EMAIL)));
        into.put(LedgerFigure.APPLIED_BY_FAX, whole(year.through(Channel.FAX)));
        into.put(LedgerFigure.APPLIED_OTHERWISE, whole(year.through(Channel.TRANSFERRED)));
        into.put(LedgerFigure.CONCLUDED_ON_TIME, whole(year.onTime()));
        into.put(LedgerFigure.CONCLUDED_LATE, whole(year.late()));
        into.put(LedgerFigure.EXTENDED, whole(year.extended()));
        into.put(LedgerFigure.SUPPLEMENT_ASKED, whole(year.supplements()));
        into.put(LedgerFigure.CONSULTED, whole(year.consulted()));
        days(LedgerFigure.DAYS_MEDIAN, year.median(), into);
        days(LedgerFigure.DAYS_LONGEST, year.longest(), into);
    }

    /// Without a request concluded there is no middle one: no figure, not zero.
    private static void days(LedgerFigure figure, OptionalInt days, Map<LedgerFigure, BigDecimal> into) {
        days.ifPresent(n -> into.put(figure, whole(n)));
    }

    private static void ofFees(FeeYear year, Map<LedgerFigure, BigDecimal> into) {
        var total = year.total();
        into.put(LedgerFigure.FEE_NOTICES, whole(year.requests(FeeAccount::charged)));
        into.put(LedgerFigure.FEE_CHARGED, total.charged());
        into.put(LedgerFigure.FEE_WAIVED, total.waived());
        into.put(LedgerFigure.FEE_PAID, total.paid());
        into.put(LedgerFigure.FEE_REFUNDED, total.refunded());
    }

    private static void ofDisputes(Map<DisputeKind, Integer> received, Map<LedgerFigure, BigDecimal> into) {
        into.put(LedgerFigure.RECONSIDERATIONS_RECEIVED, whole(received.getOrDefault(DisputeKind.RECONSIDERATION, 0)));
        into.put(
                LedgerFigure.LITIGATIONS_RECEIVED,
                whole(received.getOrDefault(DisputeKind.LITIGATION_DIRECT, 0)
                        + received.getOrDefault(DisputeKind.LITIGATION_AFTER_RECONSIDERATION, 0)));
    }

    private static void ofMatters(List<YearCount> counts, Map<LedgerFigure, BigDecimal> into) {
        into.put(LedgerFigure.CORRECTIONS_RECEIVED, whole(received(counts, MatterKind.CORRECTION)));
        into.put(LedgerFigure.COMPLAINTS_RECEIVED, whole(received(counts, MatterKind.COMPLAINT)));
        into.put(
                LedgerFigure.CORRECTIONS_CONCLUDED,
                whole(concluded(counts, MatterKind.CORRECTION, Set.copyOf(MatterKind.CORRECTION.results()))));
        into.put(
                LedgerFigure.COMPLAINTS_UPHELD,
                whole(concluded(
                        counts, MatterKind.COMPLAINT, Set.of(MatterResult.PUT_RIGHT, MatterResult.CRITICISED))));
    }

    private static int received(List<YearCount> counts, MatterKind kind) {
        return counts.stream()
                .filter(c -> c.kind() == kind)
                .mapToInt(YearCount::received)
                .sum();
    }

    private static int concluded(List<YearCount> counts, MatterKind kind, Set<MatterResult> results) {
        return counts.stream()
                .filter(c -> c.kind() == kind)
                .flatMap(c -> c.concluded().stream())
                .filter(c -> results.contains(c.result()))
                .mapToInt(Matters.ResultCount::count)
                .sum();
    }

    private static BigDecimal whole(int n) {
        return BigDecimal.valueOf(n);
    }
}
