package org.yangguang.request;

import static org.yangguang.law.Provision.disclosure;

import java.time.LocalDate;
import java.util.stream.Collectors;
import org.yangguang.calendar.ChineseDate;
import org.yangguang.calendar.Deadline;

/// The one paragraph that tells a citizen, a clerk or a court how the day was reached.
final class ClockExplanation {

    private ClockExplanation() {}

    static String of(RequestState state, StatutoryClock.Count count, int used, LocalDate asOf) {
        var text = new StringBuilder();
        text.append(ChineseDate.of(count.base().on()))
                .append(count.base().start().label())
                .append("，当日不计，自次日起计算。");
        text.append(
                switch (count.deadline()) {
                    case Deadline.Due(var day, var basis)
                    when count.base().start() == StatutoryClock.Start.ORDER ->
                        "依据" + basis + "，重新答复的期限由该决定确定为" + ChineseDate.of(day) + "。";
                    case Deadline.Due(var day, var basis)
                    when basis.equals(disclosure(35)) -> "依据" + basis + "，答复期限由延迟答复告知书确定为" + ChineseDate.of(day) + "。";
                    case Deadline.Due(var day, var basis) ->
                        period(state, count, basis.text()) + leftOut(count) + "答复期限的最后一日为" + ChineseDate.of(day) + "。";
                    case Deadline.AwaitingCalendar(var day, var basis) ->
                        period(state, count, basis.text()) + leftOut(count) + "计算跨入放假安排尚未公布的年份，暂按周一至周五推算为"
                                + ChineseDate.of(day) + "，待国务院办公厅通知后重新计算，不作为正式期限。";
                    case Deadline.Paused(var since, var basis) ->
                        period(state, count, disclosure(33, 2).text()) + "自" + ChineseDate.of(since) + "次日起因"
                                + count.waitedFor() + "不计入期限（依据" + basis + "），截至" + ChineseDate.of(asOf) + "已用"
                                + used + "个工作日。" + restart(state);
                    case Deadline.None _ -> "";
                });
        return text.toString();
    }

    private static String period(RequestState state, StatutoryClock.Count count, String basis) {
        String extension = count.extended() == 0
                ? ""
                : state.courseSoFar()
                        .flatMap(Course::extension)
                        .map(e -> "（含" + ChineseDate.of(e.notifiedOn()) + "告知延长的" + e.days() + "个）")
                        .orElse("");
        return "依据" + basis + "，期限为" + count.total() + "个工作日" + extension + "。";
    }

    private static String leftOut(StatutoryClock.Count count) {
        var byReason = count.days().stream()
                .map(CountedDay::kind)
                .filter(CountedDay.Excluded.class::isInstance)
                .map(CountedDay.Excluded.class::cast)
                .collect(Collectors.groupingBy(e -> e, java.util.LinkedHashMap::new, Collectors.counting()));
        return byReason.entrySet().stream()
                .map(e -> e.getKey().reason() + "所需的" + e.getValue() + "个工作日不计入（依据"
                        + e.getKey().basis() + "）。")
                .collect(Collectors.joining());
    }

    private static String restart(RequestState state) {
        return switch (state) {
            case RequestState.AwaitingSupplement(var _, var _, var until) ->
                "补正期限至" + ChineseDate.of(until) + "，收到补正后重新计算期限。";
            case RequestState.AwaitingPayment _ -> "缴清费用后重新计算期限。";
            case RequestState.Unconfirmed _,
                    RequestState.Handling _,
                    RequestState.Replied _,
                    RequestState.Abandoned _,
                    RequestState.Merged _,
                    RequestState.HandedOver _,
                    RequestState.Withdrawn _,
                    RequestState.Redeciding _,
                    RequestState.Redecided _ -> "";
        };
    }
}
