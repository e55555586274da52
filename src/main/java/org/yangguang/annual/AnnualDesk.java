package org.yangguang.annual;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.yangguang.audit.Actor;
import org.yangguang.audit.AuditTrail;
import org.yangguang.organ.Organ;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.CellId;
import org.yangguang.report.Form;
import org.yangguang.report.TableTwoField;
import org.yangguang.report.checking.Finding;
import org.yangguang.report.published.PublishedReports.Source;
import org.yangguang.report.publishing.Publishing;
import org.yangguang.report.publishing.ReportCodec;
import org.yangguang.vault.Sha256;

/// The acts on a report, each judged, recorded as an event, folded and put in the trail, in one
/// transaction or
/// not at all.
@Component
public class AnnualDesk {

    /// The first year a report of this kind was written for (条例 of 2008).
    public static final int FIRST_YEAR = 2008;

    private final AnnualStore store;
    private final AnnualReports reports;
    private final Publishing publishing;
    private final ObjectProvider<FurtherFindings> further;
    private final AuditTrail audit;
    private final Clock clock;
    private final TransactionTemplate transactions;

    AnnualDesk(
            AnnualStore store,
            AnnualReports reports,
            Publishing publishing,
            ObjectProvider<FurtherFindings> further,
            AuditTrail audit,
            Clock clock,
            TransactionTemplate transactions) {
        this.store = store;
        this.reports = reports;
        this.publishing = publishing;
        this.further = further;
        this.audit = audit;
        this.clock = clock;
        this.transactions = transactions;
    }

    /// Who acts.
    public record Hand(Actor actor, UUID account) {}

    public sealed interface Result {
        /// @param events the number of the last event now
        record Done(int events) implements Result {}

        record Refused(String message) implements Result {}

        /// Somebody else did something meanwhile that this act would have to know.
        ///
        /// @param by who did the last thing
        record Overtaken(UUID by, Instant at) implements Result {}
    }

    /// 开始编制。
    public Result open(Hand by, Organ organ, int year, Form form) {
        if (year < FIRST_YEAR || year > today().getYear()) {
            return new Result.Refused("年度应在 %d 至 %d 之间，现在是 %d。".formatted(FIRST_YEAR, today().getYear(), year));
        }
        return transaction(organ, year, () -> {
            if (!store.events(organ.id(), year).isEmpty()) {
                return new Result.Refused("%d 年的报告已经开始编制。".formatted(year));
            }
            store.open(organ.id(), year, form, clock.instant());
            return record(by, organ, year, 1, new AnnualEvent.Opened(form));
        });
    }

    /// 取数：keeps what was counted and fills the cells with it. What was changed by hand stays changed.
    public Result fill(Hand by, Organ organ, int year, int base, LedgerCount.Counted counted) {
        return acting(organ, year, base, work -> {
            int number = store.nextFill(organ.id(), year);
            var event = new AnnualEvent.Filled(number);
            var refusal = AnnualActs.refusal(work.state(), event, by.account(), 0);
            if (refusal.isPresent()) {
                return new Result.Refused(refusal.get());
            }
            if (counted.figures().form() != work.state().form()) {
                return new Result.Refused("取到的数是另一种表样，与本报告的表样不符，请先改用表样。");
            }
            store.insert(
                    organ.id(),
                    year,
                    new Fill(
                            number,
                            counted.source(),
                            clock.instant(),
                            counted.figures(),
                            counted.own(),
                            counted.records(),
                            counted.words()));
            return record(by, organ, year, work.state().events() + 1, event);
        });
    }

    /// 改用另一表样。
    public Result choose(Hand by, Organ organ, int year, int base, Form form, String reason) {
        return acting(
                organ, year, base, work -> judged(by, work, 0, () -> new AnnualEvent.FormChosen(form, reason.strip())));
    }

    /// 人工改动 of one cell. Another person's change of another cell meanwhile does no harm.
    ///
    /// @param base number of the last event the officer saw
    public Result adjust(Hand by, Organ organ, int year, int base, CellId cell, BigDecimal value, String reason) {
        var fault = fault(cell, value);
        if (fault.isPresent()) {
            return new Result.Refused(fault.get());
        }
        return onCell(
                by,
                organ,
                year,
                base,
                cell,
                work -> CellId.of(work.state().form()).contains(cell)
                        ? judged(by, work, 0, () -> new AnnualEvent.Adjusted(cell.path(), value, reason.strip()))
                        : new Result.Refused("本报告的表样没有这一格：" + cell.label() + "。"));
    }

    /// 恢复台账值。
    public Result restore(Hand by, Organ organ, int year, int base, CellId cell) {
        return onCell(
                by,
                organ,
                year,
                base,
                cell,
                work -> work.state().adjusted().containsKey(cell)
                        ? judged(by, work, 0, () -> new AnnualEvent.Restored(cell.path()))
                        : new Result.Refused(cell.label() + " 没有人工改动，不用恢复。"));
    }

    /// 撤销上一步：the last change of a cell by the same person.
    public Result undo(Hand by, Organ organ, int year) {
        return acting(organ, year, -1, work -> {
            var last = AnnualState.undoable(
                    work.course().stream().map(Entry::recorded).toList(), by.account());
            return last.isEmpty()
                    ? new Result.Refused("没有可以撤销的改动。")
                    : judged(
                            by, work, 0, () -> new AnnualEvent.Undone(last.get().number()));
        });
    }

    /// 情况说明。
    public Result explain(Hand by, Organ organ, int year, String finding, String text) {
        return onFinding(
                organ,
                year,
                finding,
                (work, found) -> Findings.isExplainable(found)
                        ? judged(by, work, 0, () -> new AnnualEvent.Explained(found.ruleId(), finding, text.strip()))
                        : new Result.Refused("这一项由报告自身的数字得出，只能改正，不能以说明代替（%s）。".formatted(found.ruleId())));
    }

    /// 不是问题。
    public Result dismiss(Hand by, Organ organ, int year, String finding) {
        return onFinding(
                organ,
                year,
                finding,
                (work, found) -> work.hints().contains(found)
                        ? judged(by, work, 0, () -> new AnnualEvent.Dismissed(found.ruleId(), finding))
                        : new Result.Refused("错误不能标为“不是问题”，请改正；与往年或者其他机关衔接的，可以写情况说明。"));
    }

    public Result sendToCheck(Hand by, Organ organ, int year, int base) {
        further.forEach(source -> source.renew(by, organ, year));
        return handOn(by, organ, year, base, AnnualEvent.SentToCheck::new);
    }

    public Result sendToReview(Hand by, Organ organ, int year, int base) {
        return handOn(by, organ, year, base, AnnualEvent.SentToReview::new);
    }

    /// 审定报送；the version handed in is what the supervising authority reads and what counts above.
    ///
    /// @param above whether somebody above in this installation clears it
    public Result submit(Hand by, Organ organ, int year, int base, boolean above) {
        return handOn(by, organ, year, base, () -> new AnnualEvent.Submitted(above));
    }

    public Result sendBack(Hand by, Organ organ, int year, int base, String reason) {
        return acting(organ, year, base, work -> judged(by, work, 0, () -> new AnnualEvent.SentBack(reason.strip())));
    }

    /// 接收外来报告：begins the report if nobody has, and counts as handed in.
    ///
    /// @param from the sender and the file, for people
    public Result receive(Hand by, Organ organ, AnnualReport report, String from) {
        int year = report.year();
        if (year < FIRST_YEAR || year > today().getYear()) {
            return new Result.Refused("年度应在 %d 至 %d 之间，报告写的是 %d。".formatted(FIRST_YEAR, today().getYear(), year));
        }
        return transaction(organ, year, () -> {
            if (store.events(organ.id(), year).isEmpty()) {
                store.open(organ.id(), year, report.form(), clock.instant());
                append(by, organ, year, 1, new AnnualEvent.Opened(report.form()));
            }
            var state = state(organ, year);
            int fill = store.nextFill(organ.id(), year);
            var event = new AnnualEvent.Received(fill, from);
            var refusal = AnnualActs.refusal(state, event, by.account(), 0);
            if (refusal.isPresent()) {
                return new Result.Refused(refusal.get());
            }
            int number = state.events() + 1;
            if (state.form() != report.form()) {
                append(by, organ, year, number++, new AnnualEvent.FormChosen(report.form(), "外来报告所用表样"));
            }
            store.insert(
                    organ.id(),
                    year,
                    new Fill(
                            fill,
                            Fill.Source.IMPORT,
                            clock.instant(),
                            Figures.of(report),
                            Optional.empty(),
                            Map.of(),
                            from));
            append(by, organ, year, number, event);
            int version = store.nextVersion(organ.id(), year);
            var content = ReportCodec.write(report);
            var before = reports.before(organ, year);
            store.insert(
                    organ.id(),
                    year,
                    new ReportVersion(
                            version,
                            number,
                            Stage.SUBMITTED,
                            Sha256.hex(content.getBytes(StandardCharsets.UTF_8)),
                            by.account(),
                            clock.instant()),
                    report,
                    ReportCodec.write(Findings.of(report, before).all()));
            fold(organ, year, Optional.of(version));
            return new Result.Done(number);
        });
    }

    private AnnualState state(Organ organ, int year) {
        return AnnualState.of(
                store.events(organ.id(), year).stream().map(Entry::recorded).toList());
    }

    /// 主管部门退回。
    public Result giveBack(Hand by, Organ organ, int year, int base, String reason, List<AnnualEvent.Mark> marks) {
        return acting(
                organ, year, base, work -> judged(by, work, 0, () -> new AnnualEvent.Returned(reason.strip(), marks)));
    }

    /// 主管部门核准。
    public Result clear(Hand by, Organ organ, int year, int base, String note) {
        return acting(
                organ,
                year,
                base,
                work -> judged(by, work, work.blocking().size(), () -> new AnnualEvent.Cleared(note.strip())));
    }

    /// 重新核对。
    public Result reopen(Hand by, Organ organ, int year, String reason) {
        return acting(organ, year, -1, work -> judged(by, work, 0, () -> new AnnualEvent.Reopened(reason.strip())));
    }

    /// 公布 of the version that was cleared, as it was cleared.
    public Result publish(Hand by, Organ organ, int year, int base) {
        return acting(organ, year, base, work -> {
            var day = today();
            var refusal = AnnualActs.refusal(work.state(), new AnnualEvent.Published(1, day), by.account(), 0);
            var handed = store.handed(organ.id(), year)
                    .flatMap(AnnualStore.Handed::version)
                    .flatMap(version -> store.version(organ.id(), year, version));
            if (refusal.isPresent() || handed.isEmpty()) {
                return new Result.Refused(refusal.orElse("没有核准的版本，不能公布。"));
            }
            // Looked at once more: while it was written, nothing could say on which day it goes out.
            var printed = dated(handed.get().report(), day);
            int edition = publishing.publish(
                    by.actor(),
                    organ,
                    printed,
                    Findings.of(printed, work.before()).all(),
                    new Source(
                            "第 %d 版".formatted(handed.get().version().number()),
                            handed.get().version().sha256()),
                    0,
                    replaces(work));
            return record(by, organ, year, work.state().events() + 1, new AnnualEvent.Published(edition, day));
        });
    }

    /// 更正说明 of a version that replaces one the public has seen.
    private Optional<String> replaces(AnnualWork work) {
        if (work.state().edition().isPresent()) {
            return Optional.of(work.state().correction().orElse("主管部门重新核对后更正"));
        }
        return reports.isPublished(work.organ(), work.year()) ? Optional.of("以本机关编制、核准的报告替换此前导入的报告") : Optional.empty();
    }

    public Result beginCorrection(Hand by, Organ organ, int year, int base, String reason) {
        return acting(
                organ, year, base, work -> judged(by, work, 0, () -> new AnnualEvent.CorrectionBegun(reason.strip())));
    }

    /// Why an act could not be done now, said before anybody tries; empty if it could.
    public Optional<String> refusal(AnnualWork work, AnnualEvent event, UUID by) {
        return AnnualActs.refusal(work.state(), event, by, work.blocking().size())
                .or(() -> unfinished(work.year(), event));
    }

    /// Saves a passage.
    ///
    /// @param base the revision the officer started from, 0 for none
    public ProseResult write(Hand by, Organ organ, int year, ProsePart part, int base, String text) {
        return Objects.requireNonNull(transactions.execute(status -> {
            store.alone(organ.id(), year);
            var work = reports.open(organ, year);
            if (work.isEmpty()) {
                return new ProseResult.Refused("这一年的报告还没有开始编制，或者不属于本机关。");
            }
            if (!work.get().state().stage().isOpen()) {
                return new ProseResult.Refused(
                        "报告在“%s”环节，不能改动。".formatted(work.get().state().stage().label()));
            }
            var clean = text.strip().replace("\r\n", "\n");
            if (clean.length() > MOST_TEXT) {
                return new ProseResult.Refused("一段不超过 %d 字，现在 %d 字，请精简。".formatted(MOST_TEXT, clean.length()));
            }
            var now = work.get().prose().get(part);
            int revision = now == null ? 0 : now.revision();
            if (now != null && now.text().equals(clean)) {
                return new ProseResult.Saved(now);
            }
            if (now != null && revision != base) {
                return new ProseResult.Conflict(now);
            }
            var saved = new ProseText(revision + 1, clean, by.account(), clock.instant());
            store.insert(organ.id(), year, part, saved);
            refresh(organ, year);
            return new ProseResult.Saved(saved);
        }));
    }

    private static final int MOST_TEXT = 20_000;

    public sealed interface ProseResult {
        record Saved(ProseText text) implements ProseResult {}

        record Refused(String message) implements ProseResult {}

        /// Somebody else saved the passage meanwhile; nothing was overwritten.
        record Conflict(ProseText theirs) implements ProseResult {}
    }

    /// Folds anew what follows from other things than events: text, last year's report, named indicators.
    public void refold(Organ organ, int year) {
        transactions.executeWithoutResult(status -> {
            store.alone(organ.id(), year);
            refresh(organ, year);
        });
    }

    private interface OnFinding {
        Result act(AnnualWork work, Finding finding);
    }

    private Result onFinding(Organ organ, int year, String key, OnFinding act) {
        return acting(
                organ,
                year,
                -1,
                work -> work.findings().all().stream()
                        .filter(f -> FindingKey.of(f).equals(key))
                        .findFirst()
                        .map(found -> act.act(work, found))
                        .orElse(new Result.Refused("这一项已经不在了，数字或者文字已改过。")));
    }

    private Result onCell(Hand by, Organ organ, int year, int base, CellId cell, Function<AnnualWork, Result> act) {
        return acting(organ, year, -1, work -> {
            var others = work.course().stream()
                    .filter(entry -> entry.number() > base && !entry.by().equals(by.account()))
                    .filter(entry -> touches(entry.event(), cell, work))
                    .findFirst();
            return others.<Result>map(entry -> new Result.Overtaken(entry.by(), entry.at()))
                    .orElseGet(() -> act.apply(work));
        });
    }

    /// Whether an event changed what stands in a cell.
    public static boolean touches(AnnualEvent event, CellId cell, AnnualWork work) {
        return switch (event) {
            case AnnualEvent.Adjusted(var path, var _, var _) -> path.equals(cell.path());
            case AnnualEvent.Restored(var path) -> path.equals(cell.path());
            case AnnualEvent.Undone(int number) ->
                touches(work.course().get(number - 1).event(), cell, work);
            case AnnualEvent.Filled _, AnnualEvent.FormChosen _ -> true;
            case AnnualEvent.Opened _,
                    AnnualEvent.Explained _,
                    AnnualEvent.Dismissed _,
                    AnnualEvent.SentToCheck _,
                    AnnualEvent.SentToReview _,
                    AnnualEvent.SentBack _,
                    AnnualEvent.Submitted _,
                    AnnualEvent.Received _,
                    AnnualEvent.Returned _,
                    AnnualEvent.Cleared _,
                    AnnualEvent.Reopened _,
                    AnnualEvent.Published _,
                    AnnualEvent.CorrectionBegun _ -> false;
        };
    }

    private Result handOn(Hand by, Organ organ, int year, int base, Supplier<AnnualEvent> event) {
        return acting(organ, year, base, work -> {
            var what = event.get();
            var early = unfinished(year, what);
            if (early.isPresent()) {
                return new Result.Refused(early.get());
            }
            var result = judged(by, work, work.blocking().size(), () -> what);
            if (result instanceof Result.Done(int number)) {
                keep(
                        by,
                        work,
                        number,
                        AnnualState.of(store.events(organ.id(), year).stream()
                                        .map(Entry::recorded)
                                        .toList())
                                .stage());
            }
            return result;
        });
    }

    private Optional<String> unfinished(int year, AnnualEvent event) {
        return (event instanceof AnnualEvent.SentToReview || event instanceof AnnualEvent.Submitted)
                        && year >= today().getYear()
                ? Optional.of("%d 年还没有结束，数据统计到 12 月 31 日，不能送审报送。".formatted(year))
                : Optional.empty();
    }

    /// Keeps the report as it was handed on; the one handed in is what counts above.
    private void keep(Hand by, AnnualWork work, int event, Stage stage) {
        int organ = work.organ().id();
        var content = ReportCodec.write(work.report());
        var version = new ReportVersion(
                store.nextVersion(organ, work.year()),
                event,
                stage,
                Sha256.hex(content.getBytes(StandardCharsets.UTF_8)),
                by.account(),
                clock.instant());
        store.insert(
                organ,
                work.year(),
                version,
                work.report(),
                ReportCodec.write(work.findings().all()));
        if (stage == Stage.SUBMITTED || stage == Stage.CLEARED) {
            fold(work.organ(), work.year(), Optional.of(version.number()));
        }
    }

    private Result judged(Hand by, AnnualWork work, long blocking, Supplier<AnnualEvent> fact) {
        AnnualEvent event;
        try {
            event = fact.get();
        } catch (IllegalArgumentException e) {
            return new Result.Refused(e.getMessage() + "。");
        }
        var refusal = AnnualActs.refusal(work.state(), event, by.account(), blocking);
        return refusal.<Result>map(Result.Refused::new)
                .orElseGet(
                        () -> record(by, work.organ(), work.year(), work.state().events() + 1, event));
    }

    private Result record(Hand by, Organ organ, int year, int number, AnnualEvent event) {
        append(by, organ, year, number, event);
        fold(organ, year, Optional.empty());
        return new Result.Done(number);
    }

    private void append(Hand by, Organ organ, int year, int number, AnnualEvent event) {
        store.append(
                organ.id(),
                year,
                new Entry(number, event, by.account(), by.actor().duty(), clock.instant()));
        audit.record(
                by.actor(),
                "annual." + EventCodec.type(event),
                "annual:" + organ.code() + "/" + year,
                "",
                "event " + number);
    }

    private void refresh(Organ organ, int year) {
        fold(organ, year, Optional.empty());
    }

    /// @param handed number of the version just handed in
    private void fold(Organ organ, int year, Optional<Integer> handed) {
        var work = reports.work(organ, year, store.events(organ.id(), year));
        var row = store.handed(organ.id(), year)
                .orElse(new AnnualStore.Handed(Optional.empty(), Optional.empty(), Optional.empty()));
        var today = today();
        store.fold(
                organ.id(),
                year,
                new AnnualStore.Folded(
                        work.state(),
                        work.figures(),
                        handed.or(row::version),
                        handed.isPresent() ? Optional.of(work.figures()) : Optional.empty(),
                        handed.isPresent() ? Optional.of(today) : row.submittedOn(),
                        work.course().getLast().event() instanceof AnnualEvent.Cleared
                                        || work.course().getLast().event()
                                                        instanceof AnnualEvent.Submitted(boolean above)
                                                && !above
                                ? Optional.of(today)
                                : row.clearedOn(),
                        Findings.counts(work.blocking()),
                        Findings.counts(work.hints()),
                        clock.instant()));
    }

    /// @param base -1 where the act does not depend on what others did
    private Result acting(Organ organ, int year, int base, Function<AnnualWork, Result> act) {
        return transaction(organ, year, () -> {
            var work = reports.open(organ, year);
            if (work.isEmpty()) {
                return new Result.Refused("%d 年的报告还没有开始编制，或者不属于本机关。".formatted(year));
            }
            var last = work.get().course().getLast();
            if (base >= 0 && last.number() != base) {
                return new Result.Overtaken(last.by(), last.at());
            }
            return act.apply(work.get());
        });
    }

    private Result transaction(Organ organ, int year, Supplier<Result> act) {
        return Objects.requireNonNull(transactions.execute(status -> {
            store.alone(organ.id(), year);
            var result = act.get();
            if (!(result instanceof Result.Done)) {
                status.setRollbackOnly();
            }
            return result;
        }));
    }

    private static Optional<String> fault(CellId cell, BigDecimal value) {
        if (Totals.isTotal(cell)) {
            return Optional.of(cell.label() + " 是合计，由各格自动计算，不能填写。");
        }
        var field = cell instanceof CellId.Two(TableTwoField two) ? Optional.of(two) : Optional.<TableTwoField>empty();
        if (value.signum() < 0 && !field.map(TableTwoField::maySink).orElse(false)) {
            return Optional.of(cell.label() + " 不能小于 0。");
        }
        if (value.stripTrailingZeros().scale() > 0
                && !field.map(TableTwoField::isMoney).orElse(false)) {
            return Optional.of(cell.label() + " 应填整数。");
        }
        return Optional.empty();
    }

    private static AnnualReport dated(AnnualReport report, LocalDate day) {
        return new AnnualReport(
                report.title(),
                report.organ(),
                report.year(),
                report.form(),
                day,
                report.preamble(),
                report.sections(),
                report.cells(),
                report.indicators());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
