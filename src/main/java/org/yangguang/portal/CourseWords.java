package org.yangguang.portal;

import java.util.List;
import java.util.stream.IntStream;
import org.yangguang.calendar.ChineseDate;
import org.yangguang.calendar.Deadline;
import org.yangguang.request.FeeAccount;
import org.yangguang.request.Reckoning;
import org.yangguang.request.RequestEvent;

/// The course of a request in words for its applicant. What the desk calls a consultation the applicant
/// reads as the reason why the clock stands still.
public final class CourseWords {

    private CourseWords() {}

    public static String title(RequestEvent event) {
        return switch (event) {
            case RequestEvent.Submitted _ -> "提交申请";
            case RequestEvent.ReceiptConfirmed _ -> "双方确认收到、登记";
            case RequestEvent.SupplementNotified _ -> "告知补正";
            case RequestEvent.SupplementReceived _ -> "收到补正，重新计算期限";
            case RequestEvent.ConsultationSent _ -> "征求意见，暂停计时";
            case RequestEvent.ConsultationReached _ -> "征求意见书送达对方";
            case RequestEvent.ConsultationAnswered _ -> "收到意见，继续计时";
            case RequestEvent.Extended _ -> "延长答复期限";
            case RequestEvent.FeeNotified _ -> "通知收费";
            case RequestEvent.FeeNoticeReached _ -> "收费通知送达";
            case RequestEvent.FeePaid _ -> "缴清费用，重新计算期限";
            case RequestEvent.ReasonsAsked _ -> "要求说明理由";
            case RequestEvent.ReasonsReceived _ -> "收到理由说明";
            case RequestEvent.Deferred _ -> "延迟答复";
            case RequestEvent.FeeWaived _ -> "减免费用";
            case RequestEvent.FeeRefunded _ -> "退付费用";
            case RequestEvent.Replied _ -> "作出答复";
            case RequestEvent.OrderedAnew _ -> "责令重新答复";
            case RequestEvent.Served _ -> "送达";
            case RequestEvent.ServiceReturned _ -> "未能送达，退回";
            case RequestEvent.Archived _ -> "归档";
            case RequestEvent.Withdrawn _ -> "撤回申请";
            case RequestEvent.SplitOff _ -> "分为几件办理";
            case RequestEvent.SplitFrom _ -> "由原申请分出";
            case RequestEvent.MergedInto _ -> "并入先提出的同一申请";
            case RequestEvent.MergeUndone _ -> "恢复单独办理";
            case RequestEvent.HandedOver _ -> "转由其他机关办理";
            case RequestEvent.Abandoned _ -> "终止办理";
        };
    }

    /// @param facts all of the request, among which the event stands
    public static String detail(RequestEvent event, List<? extends RequestEvent> facts) {
        return switch (event) {
            case RequestEvent.Submitted(var channel, var _) -> "提交方式：" + channel.label() + "。";
            case RequestEvent.ReceiptConfirmed _ -> "这一天为收到申请之日，自次日起计算期限（条例第三十一条、第三十三条）。";
            case RequestEvent.SupplementNotified(var _, var until) ->
                "申请内容不明确，机关一次性告知需要补正的事项，请于" + ChineseDate.of(until) + "前补正（条例第三十条）。";
            case RequestEvent.SupplementReceived _ -> "答复期限自收到补正之日起重新计算（条例第三十条）。";
            case RequestEvent.ConsultationSent(var _, var kind, var _, var _, var _) ->
                switch (kind) {
                    case THIRD_PARTY -> "信息涉及第三方，依法书面征求意见，所需时间不计入期限（条例第三十二条、第三十三条第三款）。";
                    case AGENCY -> "信息由多个机关共同制作，依法征求其他机关意见，所需时间不计入期限（条例第三十四条、第三十三条第三款）。";
                };
            case RequestEvent.ConsultationReached _ -> "对方应当自收到征求意见书之日起 15 个工作日内提出意见。";
            case RequestEvent.ConsultationAnswered _ -> "自次日起继续计算答复期限。";
            case RequestEvent.Extended(var days, var _, var _) -> "经工作机构负责人同意，答复期限延长 " + days + " 个工作日（条例第三十三条第二款）。";
            case RequestEvent.FeeNotified(var _, var _, var yuan) ->
                "信息处理费 " + yuan.toPlainString() + " 元，请自收到通知次日起 20 个工作日内缴纳（国办函〔2020〕109号）。";
            case RequestEvent.FeeNoticeReached _ -> "缴费期限自次日起计算。";
            case RequestEvent.FeePaid _ -> "答复期限自缴清次日起重新计算。";
            case RequestEvent.ReasonsAsked(var _, var until) ->
                "申请的数量、频次明显超过合理范围，请于" + ChineseDate.of(until) + "前说明理由，答复期限照常计算（条例第三十五条）。";
            case RequestEvent.ReasonsReceived _ -> "机关审查理由后答复，或者告知延迟答复的期限（条例第三十五条）。";
            case RequestEvent.Deferred(var _, var until) -> "最迟" + ChineseDate.of(until) + "答复（条例第三十五条）。";
            case RequestEvent.Replied(var outcome, var _) -> "结果：" + outcome.fullLabel() + "。";
            case RequestEvent.OrderedAnew(var _, var until, var by, var _) ->
                by.label() + "责令机关重新答复，最迟" + ChineseDate.of(until) + "答复。";
            case RequestEvent.FeeWaived waived ->
                waived(waived, FeeAccount.of(facts.subList(0, place(event, facts) + 1)));
            case RequestEvent.FeeRefunded(var _, var yuan, var _, var _) ->
                "退付 " + FeeAccount.text(yuan) + " 元，不影响答复期限。";
            case RequestEvent.ServiceReturned(var _, var _, var why) -> why.label() + "。请核对所留的地址、邮箱。";
            case RequestEvent.Archived _ -> "本件已立卷归档（条例第四十五条）。";
            case RequestEvent.Served(var method, var _) -> method.label() + "，" + method.dayLabel() + "。";
            case RequestEvent.Withdrawn _ -> "申请人撤回申请，不再办理。";
            case RequestEvent.SplitOff(var _, var parts) -> "一份申请含有几项内容的，每项单独编号、单独答复，另立 " + parts.size() + " 件，收到之日不变。";
            case RequestEvent.SplitFrom(var _, var _, var number) -> "原申请编号 " + number + "，收到之日和期限与原申请相同。";
            case RequestEvent.MergedInto(var _, var _, var number) ->
                "同一申请不重复办理，由" + (number.isEmpty() ? "先提出的一件" : " " + number) + "答复，期限从先收到的一件起算。";
            case RequestEvent.MergeUndone _ -> "本件恢复单独办理，期限照原来的收到之日计算。";
            case RequestEvent.HandedOver _ -> "所需信息由其他机关负责公开，已连同材料转去，该机关另行编号、答复，见下方。";
            case RequestEvent.Abandoned(var _, var reason) -> reason.outcome().label() + "。";
        };
    }

    /// What was given up and what stays to be paid (国办函〔2020〕109号).
    private static String waived(RequestEvent.FeeWaived waived, FeeAccount after) {
        var said = "因" + waived.reason().label() + "，";
        var yuan = FeeAccount.text(waived.amountYuan());
        if (after.charged().signum() == 0) {
            return said + "免收信息处理费 " + yuan + " 元，不需缴纳，答复期限不受影响。";
        }
        return after.due().signum() > 0
                ? said + "减收 " + yuan + " 元，尚需缴纳 " + FeeAccount.text(after.due()) + " 元，缴费期限不变；缴清的，答复期限自缴清次日起重新计算。"
                : said + "减免 " + yuan + " 元，至此全部减免，不需缴纳，答复期限自原起算日连续计算。";
    }

    /// Whether a decision is one that was quashed, in whose place another is made or to be made.
    public static boolean isSuperseded(RequestEvent event, List<? extends RequestEvent> facts) {
        return (event instanceof RequestEvent.Replied || event instanceof RequestEvent.Abandoned)
                && facts.subList(place(event, facts), facts.size()).stream()
                        .anyMatch(later -> later instanceof RequestEvent.OrderedAnew);
    }

    /// Where the very event stands; one like it may stand elsewhere.
    private static int place(RequestEvent event, List<? extends RequestEvent> facts) {
        return IntStream.range(0, facts.size())
                .filter(i -> facts.get(i) == event)
                .findFirst()
                .orElseThrow();
    }

    public static boolean holds(RequestEvent event) {
        return event instanceof RequestEvent.ConsultationSent
                || event instanceof RequestEvent.SupplementNotified
                || event instanceof RequestEvent.FeeNotified;
    }

    public static String due(Reckoning reckoning) {
        return switch (reckoning.deadline()) {
            case Deadline.Due(var day, var _) -> "最迟 " + ChineseDate.of(day) + " 答复";
            case Deadline.AwaitingCalendar(var day, var _) -> "暂推算最迟 " + ChineseDate.of(day) + " 答复，待下一年度放假安排公布后确定";
            case Deadline.Paused _ -> "计时暂停";
            case Deadline.None _ -> "不计期限";
        };
    }
}
