package org.yangguang.annual.sum;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.yangguang.annual.AnnualDesk;
import org.yangguang.annual.AnnualDesk.Hand;
import org.yangguang.annual.AnnualReports;
import org.yangguang.annual.Fill;
import org.yangguang.annual.Stage;
import org.yangguang.audit.Actor;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import org.yangguang.organ.Organ;
import org.yangguang.organ.Organs;
import org.yangguang.report.CellId;

/// Carries a change upward: every sum above a changed report is added up anew, the lowest first, and a
/// government's
/// report that was cleared on the strength of the former sum is opened again for all to see.
///
/// That a sum is out of date is recorded in the transaction of the change itself; this only catches up.
@Component
public class Upward {

    private static final Logger LOG = LoggerFactory.getLogger(Upward.class);
    private static final Scope JOB = Scope.of(DatabaseRole.JOB, Set.of());
    private static final Hand SYSTEM = new Hand(Actor.SYSTEM, new UUID(0, 0));
    private static final int NAMED = 6;
    private static final int ROUNDS = 3;

    private final Sums sums;
    private final SumStore store;
    private final Organs organs;
    private final AnnualReports reports;
    private final AnnualDesk desk;
    private final TransactionTemplate transactions;

    Upward(
            Sums sums,
            SumStore store,
            Organs organs,
            AnnualReports reports,
            AnnualDesk desk,
            TransactionTemplate transactions) {
        this.sums = sums;
        this.store = store;
        this.organs = organs;
        this.reports = reports;
        this.desk = desk;
        this.transactions = transactions;
    }

    /// Adds up whatever is out of date, everywhere.
    ///
    /// @return how many sums were added up
    @Scheduled(initialDelayString = "PT20S", fixedDelayString = "PT5S")
    public int settle() {
        int settled = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var stale = JOB.<List<SumStore.Stale>>call(
                    () -> Optional.ofNullable(transactions.execute(status -> store.stale()))
                            .orElse(List.of()));
            if (stale.isEmpty()) {
                break;
            }
            settled += settle(stale);
        }
        return settled;
    }

    private int settle(List<SumStore.Stale> stale) {
        var trees = new HashMap<List<Integer>, YearTree>();
        int settled = 0;
        for (var one : lowestFirst(stale)) {
            int root = one.chain().getFirst().id();
            int year = one.of().year();
            try {
                var tree = trees.computeIfAbsent(List.of(root, year), _ -> JOB.call(() -> sums.tree(root, year)));
                settle(tree, one.chain().getLast());
                settled++;
            } catch (RuntimeException e) {
                // The note stays; it is tried again, and the others do not wait for it.
                LOG.warn("sum not settled organ={} year={}", one.of().organ(), year, e);
            }
        }
        return settled;
    }

    /// @param chain from the top of the installation down to the organ
    private record Placed(SumStore.Stale of, List<Organ> chain) {}

    private List<Placed> lowestFirst(List<SumStore.Stale> stale) {
        return JOB.call(() -> stale.stream()
                .map(one -> new Placed(one, organs.chainAbove(one.organ())))
                .sorted(Comparator.comparingInt((Placed one) -> -one.chain().size()))
                .toList());
    }

    /// A sum that came out otherwise puts the one above it out of date.
    private void settle(YearTree tree, Organ organ) {
        int year = tree.year();
        boolean changed = Scope.of(DatabaseRole.OFFICE, NodeParts.scope(tree, organ))
                .<Boolean>call(() -> Objects.requireNonNull(transactions.execute(status -> {
                    var recomputed = sums.recompute(tree, organ);
                    if (recomputed.changed()) {
                        reopen(tree, organ, recomputed);
                    }
                    return recomputed.changed();
                })));
        if (changed) {
            tree.above(organ.id())
                    .ifPresent(above -> Scope.of(DatabaseRole.OFFICE, Set.of(above.id()))
                            .run(() -> transactions.executeWithoutResult(
                                    status -> store.touch(above.id(), year, organ.id()))));
        }
        LOG.info("sum settled organ={} year={} changed={}", organ.id(), year, changed);
    }

    private void reopen(YearTree tree, Organ organ, Sums.Recomputed recomputed) {
        int year = tree.year();
        var own = sums.reportOf(organ.id(), year);
        if (own.stage().filter(stage -> stage == Stage.CLEARED).isEmpty()
                || own.handed().isEmpty()) {
            return;
        }
        boolean drafted = reports.open(organ, year)
                .flatMap(work -> work.fill().map(fill -> fill.source() == Fill.Source.SUM))
                .orElse(false);
        var cells = recomputed.sum().differing(own.handed().get());
        var before = recomputed.before();
        if (!drafted || cells.isEmpty() || before.isEmpty()) {
            return;
        }
        desk.reopen(SYSTEM, organ, year, reason(tree, recomputed, own.handed().get(), cells));
        LOG.info("report reopened organ={} year={} cells={}", organ.id(), year, cells.size());
    }

    private static String reason(
            YearTree tree, Sums.Recomputed recomputed, org.yangguang.annual.Figures handed, List<CellId> cells) {
        var who = recomputed.causes().stream()
                .filter(tree::has)
                .map(id -> tree.organ(id).name())
                .sorted()
                .limit(NAMED)
                .collect(Collectors.joining("、"));
        var now = recomputed.sum().printed();
        var what = cells.stream()
                .limit(NAMED)
                .map(id -> "%s报送 %s、现合计 %s"
                        .formatted(
                                id.label(),
                                handed.value(id).map(BigDecimal::toPlainString).orElse("空白"),
                                now.value(id).map(BigDecimal::toPlainString).orElse("空白")))
                .collect(Collectors.joining("；"));
        return "核准后下级报告有变动（%s），%d 格与现在的合计不符：%s%s。请重新汇总取数后再报。"
                .formatted(who.isEmpty() ? "本级" : who, cells.size(), what, cells.size() > NAMED ? "；等" : "");
    }
}
