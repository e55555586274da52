package org.yangguang.annual.sum;

import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.yangguang.annual.AnnualDesk;
import org.yangguang.annual.AnnualDesk.Hand;
import org.yangguang.annual.AnnualDesk.Result;
import org.yangguang.annual.AnnualReports;
import org.yangguang.annual.AnnualWork;
import org.yangguang.annual.Figures;
import org.yangguang.annual.Fill;
import org.yangguang.annual.FillSource;
import org.yangguang.annual.LedgerCount;
import org.yangguang.annual.LedgerCount.Counted;
import org.yangguang.annual.OwnPart;
import org.yangguang.annual.Totals;
import org.yangguang.calendar.ChineseDate;
import org.yangguang.organ.Organ;
import org.yangguang.report.CellId;
import org.yangguang.report.Form;
import org.yangguang.report.rollup.CellSum;

/// 生成全区报告：a government's own report filled from its ledgers and the sum of those below. Taken
/// again, what was
/// changed by hand stays changed by the same difference, each as an event with its reason.
@Component
public class SumDraft implements FillSource {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final SumStore store;
    private final AnnualReports reports;
    private final AnnualDesk desk;
    private final LedgerCount ledgers;
    private final TransactionTemplate transactions;

    SumDraft(
            SumStore store,
            AnnualReports reports,
            AnnualDesk desk,
            LedgerCount ledgers,
            TransactionTemplate transactions) {
        this.store = store;
        this.reports = reports;
        this.desk = desk;
        this.ledgers = ledgers;
        this.transactions = transactions;
    }

    /// Opens the report if nobody has, and fills it.
    public Result draft(Hand by, Organ organ, int year) {
        return Objects.requireNonNull(transactions.execute(status -> {
            var sum = store.sum(organ.id(), year);
            if (sum.isEmpty() || store.isStale(organ.id(), year)) {
                return new Result.Refused(sum.isEmpty() ? "还没有汇总，请先汇总。" : "汇总后下级又有变动，请等它自动更新，或者点“重新汇总”后再生成。");
            }
            if (reports.open(organ, year).isEmpty()) {
                var opened = desk.open(by, organ, year, sum.get().form());
                if (!(opened instanceof Result.Done)) {
                    return opened;
                }
            }
            var result = fill(by, organ, year, sum.get());
            if (!(result instanceof Result.Done)) {
                status.setRollbackOnly();
            }
            return result;
        }));
    }

    private Result fill(Hand by, Organ organ, int year, Sum sum) {
        var work = reports.open(organ, year).orElseThrow();
        var corrected = corrected(organ, year, work);
        var counted = counted(organ, year, sum);
        var result = desk.fill(by, organ, year, work.state().events(), counted);
        for (var change : corrected) {
            if (!(result instanceof Result.Done(int events))) {
                return result;
            }
            var cell = change.cell();
            var reason =
                    Objects.requireNonNull(work.state().adjusted().get(cell)).reason();
            result = desk.adjust(
                    by,
                    organ,
                    year,
                    events,
                    cell,
                    CellSum.rounded(cell, sum.below(cell).add(change.own())),
                    reason);
        }
        return result;
    }

    /// A cell changed by hand, with the government's own number as corrected.
    private record Correction(CellId cell, BigDecimal own) {}

    /// In the order of the form.
    private List<Correction> corrected(Organ organ, int year, AnnualWork work) {
        var own = switch (reports.ownPart(organ, year).orElseThrow()) {
            case OwnPart.Kept(var figures) -> figures.values();
            case OwnPart.Live(var typed) -> typed;
            case OwnPart.Unknown _ -> Map.<CellId, BigDecimal>of();
        };
        return CellId.of(work.state().form()).stream()
                .filter(work.state().adjusted()::containsKey)
                .flatMap(cell -> Optional.ofNullable(own.get(cell)).map(value -> new Correction(cell, value)).stream())
                .toList();
    }

    /// A government that was added up: 取数 takes the sum.
    @Override
    public boolean reaches(Organ organ, int year, Form form) {
        return Objects.requireNonNull(transactions.execute(status -> store.sum(organ.id(), year)))
                .filter(sum -> sum.form() == form)
                .isPresent();
    }

    @Override
    public Counted count(Organ organ, int year) {
        return Objects.requireNonNull(transactions.execute(status -> {
            var sum = store.sum(organ.id(), year).orElseThrow(() -> new IllegalStateException("not added up"));
            return counted(organ, year, sum);
        }));
    }

    /// The ledgers of the government, and what those below add to them.
    private Counted counted(Organ organ, int year, Sum sum) {
        var ledger = LedgerCount.reaches(year, sum.form())
                ? Optional.of(ledgers.of(organ, year))
                : Optional.<Counted>empty();
        var own = ledger.map(Counted::figures).orElse(Figures.none(sum.form()));
        var values = new HashMap<CellId, BigDecimal>();
        for (var id : CellId.of(sum.form())) {
            values.put(id, CellSum.rounded(id, sum.below(id).add(own.value(id).orElse(BigDecimal.ZERO))));
        }
        return new Counted(
                Fill.Source.SUM,
                Totals.with(sum.form(), values),
                Optional.of(own),
                ledger.map(Counted::records).orElse(Map.of()),
                "本级台账和下级报告，%s 汇总，应报 %d 个、已报 %d 个%s"
                        .formatted(
                                MINUTE.format(sum.at().atZone(ChineseDate.ZONE)),
                                sum.expected(),
                                sum.handedIn(),
                                sum.complete() ? "" : "，不完整"));
    }
}
