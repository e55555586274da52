package org.yangguang.annual.sum;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.yangguang.annual.AnnualReports;
import org.yangguang.annual.Figures;
import org.yangguang.annual.LedgerCount;
import org.yangguang.annual.OwnPart;
import org.yangguang.annual.Totals;
import org.yangguang.organ.Organ;
import org.yangguang.organ.OrganKind;
import org.yangguang.organ.Organs;
import org.yangguang.report.Form;

/// Adds up the year of a government and keeps the sum; reads what is kept.
@Component
public class Sums {

    private final SumStore store;
    private final Organs organs;
    private final AnnualReports reports;
    private final LedgerCount ledgers;
    private final Clock clock;
    private final TransactionTemplate transactions;

    Sums(
            SumStore store,
            Organs organs,
            AnnualReports reports,
            LedgerCount ledgers,
            Clock clock,
            TransactionTemplate transactions) {
        this.store = store;
        this.organs = organs;
        this.reports = reports;
        this.ledgers = ledgers;
        this.clock = clock;
        this.transactions = transactions;
    }

    /// A sum that was added up anew.
    ///
    /// @param before as it was, if it was there
    /// @param causes ids of the organs whose changes it took up
    record Recomputed(Optional<Sum> before, Sum sum, Set<Integer> causes) {

        boolean changed() {
            return before.isEmpty() || !before.get().says(sum);
        }
    }

    /// The years of which an organ has a sum, newest first.
    @Transactional(readOnly = true)
    public List<Sum> years(int organ) {
        return store.years(organ).stream()
                .flatMap(year -> store.sum(organ, year).stream())
                .toList();
    }

    /// What the report of a government says beside its sum.
    ///
    /// @param stage where it stands; empty if nobody has begun it
    /// @param handed its numbers as handed in
    public record OwnReport(Optional<org.yangguang.annual.Stage> stage, Optional<Figures> handed) {}

    @Transactional(readOnly = true)
    public YearTree tree(int root, int year) {
        return YearTree.of(organs.treeOn(root, LocalDate.of(year, 12, 31)), root, year);
    }

    @Transactional(readOnly = true)
    public Optional<Sum> find(int organ, int year) {
        return store.sum(organ, year);
    }

    /// What each part gave, own part first.
    @Transactional(readOnly = true)
    public List<SumPart> parts(Sum sum) {
        return store.parts(sum.organ(), sum.year(), sum.form());
    }

    @Transactional(readOnly = true)
    public OwnReport reportOf(int organ, int year) {
        var row = Optional.ofNullable(store.reports(Set.of(organ), year).get(organ));
        return new OwnReport(
                row.map(SumStore.Row::stage), row.flatMap(SumStore.Row::handed).map(NodeParts.Handed::figures));
    }

    /// Whether something below changed since the sum was taken.
    @Transactional(readOnly = true)
    public boolean isStale(int organ, int year) {
        return store.isStale(organ, year);
    }

    /// Adds up one organ with its direct parts; sums below are taken as they are.
    Recomputed recompute(YearTree tree, Organ organ) {
        int year = tree.year();
        return Objects.requireNonNull(transactions.execute(status -> {
            store.alone(organ.id(), year);
            var touches = store.touches(organ.id(), year);
            var causes = store.causes(organ.id(), year);
            var before = store.sum(organ.id(), year);
            var added = node(tree, organ).add(clock.instant());
            if (before.isEmpty()
                    || !before.get().says(added.sum())
                    || !touches.isEmpty()
                    || !before.get().remarks().equals(added.sum().remarks())) {
                store.put(added);
            }
            store.settle(touches);
            return new Recomputed(before, added.sum(), causes);
        }));
    }

    private NodeParts node(YearTree tree, Organ organ) {
        int year = tree.year();
        var parts = tree.parts(organ.id());
        var rows = store.reports(NodeParts.scope(tree, organ), year);
        var sums = store.sums(parts.stream().map(Organ::id).filter(tree::isSum).toList(), year);
        var given = new ArrayList<NodeParts.Given>();
        given.add(own(organ, year));
        for (var part : parts) {
            var row = Optional.ofNullable(rows.get(part.id()));
            var handed = row.flatMap(SumStore.Row::handed);
            var stage = row.map(SumStore.Row::stage);
            var sum = Optional.ofNullable(sums.get(part.id()));
            if (part.kind() == OrganKind.VERTICAL) {
                given.add(new NodeParts.LeftOut(part, SumPart.Role.VERTICAL, handed, "随本系统汇总，不计入"));
            } else if (sum.isPresent() && (handed.isEmpty() || sum.get().own().isPresent())) {
                given.add(new NodeParts.Summed(part, sum.get(), stage));
            } else if (handed.isPresent()) {
                given.add(new NodeParts.Reported(
                        part, tree.isSum(part.id()) ? SumPart.Role.REPORT : SumPart.Role.ORGAN, handed.get()));
            } else {
                given.add(new NodeParts.Missing(part, stage));
            }
        }
        for (var gone : tree.ended(organ.id())) {
            var handed = Optional.ofNullable(rows.get(gone.id())).flatMap(SumStore.Row::handed);
            given.add(new NodeParts.LeftOut(
                    gone,
                    SumPart.Role.ENDED,
                    handed,
                    "%s自 %s 起撤并，由%s计入。"
                            .formatted(
                                    gone.name(),
                                    gone.validUntil(),
                                    tree.successor(gone).map(Organ::name).orElse("上级机关"))));
        }
        return new NodeParts(
                organ, year, Optional.ofNullable(rows.get(organ.id())).flatMap(SumStore.Row::handed), given);
    }

    private NodeParts.Own own(Organ organ, int year) {
        var kept = reports.ownPart(organ, year).orElse(new OwnPart.Live(java.util.Map.of()));
        return switch (kept) {
            case OwnPart.Kept(var figures) -> new NodeParts.Own(organ, Optional.of(figures), "年报取数时的本级数");
            case OwnPart.Live(var typed) -> {
                if (!LedgerCount.reaches(year, Form.forYear(year))) {
                    yield new NodeParts.Own(organ, Optional.empty(), "本系统没有这一年的台账");
                }
                var counted = ledgers.of(organ, year).figures();
                var values = new HashMap<>(counted.values());
                values.putAll(typed);
                yield new NodeParts.Own(
                        organ, Optional.of(typed.isEmpty() ? counted : Totals.with(counted.form(), values)), "现时台账");
            }
            case OwnPart.Unknown _ -> new NodeParts.Own(organ, Optional.empty(), "报告整体导入，本级的数不明");
        };
    }
}
