package org.yangguang.office;

import java.util.ArrayList;
import java.util.List;
import org.yangguang.calendar.Deadline;
import org.yangguang.letter.Letters;
import org.yangguang.request.CaseFile;
import org.yangguang.request.Consultation;
import org.yangguang.request.CountedDay;
import org.yangguang.request.FeeAccount;
import org.yangguang.request.Outcome;
import org.yangguang.request.Reckoning;
import org.yangguang.request.ReplyDraft;
import org.yangguang.request.RequestEvent;
import org.yangguang.request.RequestEvent.Consulted;
import org.yangguang.request.RequestState;
import org.yangguang.request.Services;
import org.yangguang.ui.Chinese;

/// A case in the words of its page: the steps, the course, the days of the clock, the year's count.
public final class CaseWords {

    private CaseWords() {}

    /// @param look `done`, `now` or nothing
    public record Step(String label, String note, String look) {}

    /// @param look `hold` where the clock stands still, else nothing
    public record Happening(String title, String when, String note, String look, List<Letters.Listed> letters) {}

    /// One cell of the strip of working days.
    ///
    /// @param month set where a month begins
    public record DayCell(String month, String day, String look, String text) {}

    static String label(Consulted kind) {
        return switch (kind) {
            case THIRD_PARTY -> "第三方（第三十二条）";
            case AGENCY -> "共同制作机关或者其他机关（第三十四条）";
        };
    }

    static List<Step> steps(CaseFile file) {
        var state = file.state();
        var steps = new ArrayList<Step>();
        boolean received = !(state instanceof RequestState.Unconfirmed);
        var course = state.courseSoFar();
        steps.add(new Step(
                "确认收到、登记",
                course.map(c -> Chinese.day(c.receivedOn()) + "收到").orElse("待确认"),
                received ? "done" : "now"));
        boolean waiting = state instanceof RequestState.AwaitingSupplement;
        course.flatMap(c -> c.supplementNotified())
                .ifPresent(notified -> steps.add(new Step(
                        "补正",
                        Chinese.day(notified.on()) + "告知，"
                                + course.flatMap(c -> c.supplementReceived())
                                        .map(got -> Chinese.day(got.on()) + "收到")
                                        .orElse("至" + Chinese.day(notified.until())),
                        waiting ? "now" : "done")));
        boolean unpaid = state instanceof RequestState.AwaitingPayment;
        course.flatMap(c -> c.feeNotified())
                .ifPresent(notified -> steps.add(new Step(
                        "缴费",
                        Chinese.day(notified.on()) + "通知"
                                + course.flatMap(c -> c.feePaid())
                                        .map(paid -> "，" + Chinese.day(paid.on()) + "缴清")
                                        .or(() -> course.filter(c -> c.fee().isWaived())
                                                .map(_ -> "，已减免"))
                                        .orElse(""),
                        unpaid ? "now" : "done")));
        var consultations = course.map(c -> c.consultations()).orElse(List.of());
        boolean consulting = consultations.stream().anyMatch(Consultation::isUnanswered);
        if (!consultations.isEmpty()) {
            steps.add(new Step(
                    "征求意见",
                    Chinese.day(consultations.getFirst().sentOn()) + "发出" + (consulting ? "，未收齐" : "，已收齐"),
                    consulting && !state.isConcluded() ? "now" : "done"));
        }
        boolean handling = state instanceof RequestState.Handling;
        boolean deciding = state instanceof RequestState.Redeciding;
        var status = file.reply().map(ReplyDraft::status);
        boolean submitted = status.filter(s -> s == ReplyDraft.Status.SUBMITTED).isPresent();
        boolean ended = state.isConcluded();
        boolean replied = state instanceof RequestState.Replied || state instanceof RequestState.Redecided;
        if (state instanceof RequestState.Redeciding(var _, var order, var _)) {
            steps.add(new Step("责令重新答复", Chinese.day(order.on()) + "，期限至" + Chinese.day(order.until()), "done"));
        }
        if (!ended || replied) {
            steps.add(new Step(
                    "拟写答复",
                    status.filter(s -> !submitted).map(ReplyDraft.Status::label).orElse(""),
                    replied || submitted ? "done" : (handling || deciding) && !consulting ? "now" : ""));
            steps.add(new Step(
                    "审签",
                    replied
                            ? state.settledOn().map(Chinese::day).orElse("") + "签发"
                            : submitted ? file.reply().map(ReplyDraft::standing).orElse("") : "",
                    replied ? "done" : submitted ? "now" : ""));
        } else {
            steps.add(new Step(
                    state.label(), state.concludedOn().map(Chinese::day).orElse(""), "done"));
        }
        if (!ended || replied) {
            boolean served = replied && !Services.of(state).standing().isEmpty();
            steps.add(new Step("送达", served ? "已送达" : "", served ? "done" : replied ? "now" : ""));
        }
        return oneNow(steps);
    }

    /// Only the first of several open steps is the current one.
    private static List<Step> oneNow(List<Step> steps) {
        var shown = new ArrayList<Step>();
        boolean found = false;
        for (var step : steps) {
            boolean again = step.look().equals("now") && found;
            found |= step.look().equals("now");
            shown.add(again ? new Step(step.label(), step.note(), "") : step);
        }
        return List.copyOf(shown);
    }

    /// The course, newest first.
    static List<Happening> course(CaseFile file) {
        var happenings = new ArrayList<Happening>();
        // The receipt of a request registered at once follows from no further fact.
        var loose = new ArrayList<>(file.letters());
        file.entries().forEach(entry -> loose.removeAll(entry.letters()));
        for (var entry : file.entries()) {
            var who = entry.duty().isEmpty() ? "" : entry.duty() + "，";
            var recorded = who + Chinese.minute(entry.recordedAt()) + " 记录";
            happenings.addFirst(new Happening(
                    title(entry.event()),
                    Chinese.date(entry.event().on()),
                    note(entry.event()) + recorded,
                    entry.event() instanceof RequestEvent.ConsultationSent
                                    || entry.event() instanceof RequestEvent.SupplementNotified
                                    || entry.event() instanceof RequestEvent.FeeNotified
                            ? "hold"
                            : "",
                    entry.event() instanceof RequestEvent.Submitted ? List.copyOf(loose) : entry.letters()));
        }
        return List.copyOf(happenings);
    }

    private static String title(RequestEvent event) {
        return switch (event) {
            case RequestEvent.Submitted(var channel, var _) -> "提出申请（" + channel.label() + "）";
            case RequestEvent.ReceiptConfirmed _ -> "确认收到、登记";
            case RequestEvent.SupplementNotified _ -> "告知补正，计时停止";
            case RequestEvent.SupplementReceived _ -> "收到补正，期限自次日重新计算";
            case RequestEvent.ConsultationSent(var id, var _, var _, var _, var _) -> "征求意见（" + id + "），自次日起不计入期限";
            case RequestEvent.ConsultationReached(var id, var _) -> "对方收到征求意见书（" + id + "）";
            case RequestEvent.ConsultationAnswered(var id, var _) -> "收到意见（" + id + "），期限自次日继续计算";
            case RequestEvent.Extended(var days, var _, var _) -> "延长答复期限 " + days + " 个工作日";
            case RequestEvent.FeeNotified _ -> "通知收费，计时停止";
            case RequestEvent.FeeNoticeReached _ -> "申请人收到收费通知";
            case RequestEvent.FeePaid _ -> "缴清费用，期限自次日重新计算";
            case RequestEvent.FeeWaived(var _, var yuan, var _) -> "减免费用 " + FeeAccount.text(yuan) + " 元";
            case RequestEvent.FeeRefunded(var _, var yuan, var _, var _) -> "退付费用 " + FeeAccount.text(yuan) + " 元";
            case RequestEvent.ServiceReturned(var attempt, var _, var _) -> "第 " + attempt + " 次送达退回";
            case RequestEvent.Archived _ -> "归档";
            case RequestEvent.ReasonsAsked _ -> "要求说明理由";
            case RequestEvent.ReasonsReceived _ -> "收到理由说明";
            case RequestEvent.Deferred(var _, var until) -> "延迟答复，至" + Chinese.date(until);
            case RequestEvent.Replied(var outcome, var _) -> "答复：" + outcome.fullLabel();
            case RequestEvent.OrderedAnew(var _, var _, var by, var _) -> by.label() + "责令重新答复";
            case RequestEvent.Served(var method, var _) -> "送达（" + method.label() + "）";
            case RequestEvent.Withdrawn _ -> "申请人撤回";
            case RequestEvent.SplitOff(var _, var parts) -> "一事一申请，另立 " + parts.size() + " 件";
            case RequestEvent.SplitFrom(var _, var _, var number) -> "由 " + number + " 拆分另立";
            case RequestEvent.MergedInto(var _, var _, var number) ->
                "并入" + (number.isEmpty() ? "先提交的一件" : " " + number);
            case RequestEvent.MergeUndone _ -> "撤销并入，恢复办理";
            case RequestEvent.HandedOver _ -> "转由其他机关办理";
            case RequestEvent.Abandoned(var _, var reason) ->
                "终止办理：" + reason.outcome().label();
        };
    }

    private static String note(RequestEvent event) {
        return switch (event) {
            case RequestEvent.SupplementNotified(var _, var until) -> "补正期限至" + Chinese.date(until) + "。";
            case RequestEvent.ConsultationSent(var _, var kind, var _, var reached, var _) ->
                label(kind) + (reached == null ? "" : "，对方于" + Chinese.date(reached) + "收到") + "。";
            case RequestEvent.FeeNotified(var _, var reached, var yuan) ->
                "信息处理费 " + yuan.toPlainString() + " 元" + (reached == null ? "" : "，" + Chinese.date(reached) + "收到通知")
                        + "。";
            case RequestEvent.FeePaid(var _, var yuan, var voucher) ->
                (yuan == null ? "" : "缴入 " + FeeAccount.text(yuan) + " 元。")
                        + (voucher.isEmpty() ? "" : "票据号 " + voucher + "。");
            case RequestEvent.FeeWaived(var _, var _, var reason) -> reason.label() + "。";
            case RequestEvent.FeeRefunded(var _, var _, var reason, var voucher) ->
                reason.label() + "。" + (voucher.isEmpty() ? "" : "退付凭证 " + voucher + "。");
            case RequestEvent.ServiceReturned(var _, var _, var why) -> why.label() + "。原登记的送达日仍是判断是否按期的依据。";
            case RequestEvent.Archived(var _, var schedule, var until) ->
                schedule + (until == null ? "" : "，保管至" + Chinese.date(until)) + "。";
            case RequestEvent.ReasonsAsked(var _, var until) -> "期限至" + Chinese.date(until) + "，不影响答复期限。";
            case RequestEvent.Withdrawn(var _, var declaration) -> declaration.label() + "。";
            case RequestEvent.OrderedAnew(var _, var until, var _, var document) ->
                document + "，重新答复的期限至" + Chinese.date(until) + "。";
            case RequestEvent.SplitFrom _ -> "以上各项是拆分之前的经过，收到日和期限与原件相同。";
            case RequestEvent.SplitOff _,
                    RequestEvent.MergedInto _,
                    RequestEvent.MergeUndone _,
                    RequestEvent.HandedOver _,
                    RequestEvent.Submitted _,
                    RequestEvent.ReceiptConfirmed _,
                    RequestEvent.SupplementReceived _,
                    RequestEvent.ConsultationReached _,
                    RequestEvent.ConsultationAnswered _,
                    RequestEvent.Extended _,
                    RequestEvent.FeeNoticeReached _,
                    RequestEvent.ReasonsReceived _,
                    RequestEvent.Deferred _,
                    RequestEvent.Replied _,
                    RequestEvent.Served _,
                    RequestEvent.Abandoned _ -> "";
        };
    }

    /// One cell a working day, counted or left out; days off are told in the full list only.
    static List<DayCell> strip(Reckoning clock) {
        var cells = new ArrayList<DayCell>();
        int month = 0;
        for (var day : clock.days()) {
            if (day.kind() instanceof CountedDay.NotWorking) {
                continue;
            }
            boolean begins = day.date().getMonthValue() != month;
            month = day.date().getMonthValue();
            cells.add(new DayCell(
                    begins ? month + "月" : "",
                    String.valueOf(day.date().getDayOfMonth()),
                    look(clock, day),
                    day.text()));
        }
        return List.copyOf(cells);
    }

    private static String look(Reckoning clock, CountedDay day) {
        if (day.kind() instanceof CountedDay.Excluded) {
            return "hold";
        }
        if (day.date().equals(clock.asOf())) {
            return "today";
        }
        if (day.date().isBefore(clock.asOf())) {
            return "done";
        }
        boolean due = clock.deadline() instanceof Deadline.Due(var last, var _) && last.equals(day.date());
        return due ? "due" : "";
    }

    /// Where the request counts in table 三 of the annual report.
    static List<String> tally(CaseFile file, int thisYear) {
        var received = file.state().courseSoFar().map(c -> c.receivedOn().getYear());
        if (received.isEmpty()) {
            return List.of(file.state().isConcluded() ? "确认收到之前撤回，不计入年报。" : "收到申请之日尚未确认，暂不计入年报。");
        }
        var kind = file.kind().label();
        if (file.state() instanceof RequestState.Merged || file.state() instanceof RequestState.HandedOver) {
            return elsewhere(file.state(), kind, received.get());
        }
        var lines = new ArrayList<String>();
        lines.add(received.get() + " 年表三“一、本年新收”，" + kind + "，1 件。");
        int until = file.state().concludedOn().map(on -> on.getYear()).orElse(thisYear);
        for (int year = received.get(); year < until; year++) {
            lines.add(year + " 年表三“四、结转下年度继续办理”，" + (year + 1) + " 年表三“二、上年结转”，" + kind + "，1 件。");
        }
        var outcome = file.state().endedIn();
        var planned = file.reply().map(ReplyDraft::outcome);
        if (outcome.isPresent()) {
            lines.add(until + " 年表三“" + row(outcome.get()) + "”，" + kind + "，1 件。");
        } else {
            lines.add(planned.map(o -> "按现在的拟稿，办结后计入办结当年表三“" + row(o) + "”，" + kind + "，1 件。")
                    .orElse("办结后按处理结果计入办结当年表三。"));
        }
        return List.copyOf(lines);
    }

    /// 转出、并入的不计；上年已经列为结转的，按“其他处理”了结，使两年的表首尾相接。
    private static List<String> elsewhere(RequestState state, String kind, int received) {
        int left = state.concludedOn().orElseThrow().getYear();
        var why = state instanceof RequestState.Merged ? "已并入先收到的一件" : "已转办，由实际答复的机关计数";
        if (left == received) {
            return List.of(why + "，不计入本机关表三。");
        }
        return List.of(
                why + "。",
                (left - 1) + " 年表三已列“四、结转下年度继续办理”，因此" + left + " 年表三列“二、上年结转”和“" + row(Outcome.OTHER_DISPOSITION) + "”，"
                        + kind + "，1 件。");
    }

    private static String row(Outcome outcome) {
        return outcome.fullLabel();
    }
}
