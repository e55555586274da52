package org.yangguang.office;

import java.time.LocalDate;
import java.util.Optional;
import org.yangguang.calendar.Deadline;
import org.yangguang.request.Reckoning;
import org.yangguang.request.RequestState;
import org.yangguang.request.Urgency;
import org.yangguang.ui.Chinese;

/// The statutory clock as a row of a list shows it: a word, how much is used, and the day.
///
/// @param look `ok`, `warn`, `bad` or `hold`; never without the word
/// @param total working days in all; 0 where nothing is counted
public record ClockCell(String look, String word, int total, int used, String note) {

    static ClockCell of(RequestState state, Optional<Reckoning> reckoning) {
        if (reckoning.isEmpty()) {
            return state.isConcluded()
                    ? new ClockCell("hold", "已办结", 0, 0, ended(state))
                    : new ClockCell("hold", "待确认收到", 0, 0, "确认之日为收到之日，次日起算");
        }
        var clock = reckoning.get();
        if (state.isConcluded()) {
            return new ClockCell("hold", "已办结", 0, 0, ended(state) + "，用 " + clock.used() + " 个工作日");
        }
        return switch (clock.deadline()) {
            case Deadline.Due(var day, var _) -> running(state, clock, day);
            case Deadline.AwaitingCalendar(var day, var _) -> running(state, clock, day);
            case Deadline.Paused(var since, var _) ->
                new ClockCell("hold", "计时暂停", clock.total(), clock.used(), Chinese.day(since) + "起，" + waiting(state));
            case Deadline.None _ -> new ClockCell("hold", "不计期限", 0, 0, "");
        };
    }

    /// `is-late`, `is-soon` or nothing, for the row of a table.
    public String row() {
        return look.equals("bad") ? "is-late" : look.equals("warn") ? "is-soon" : "";
    }

    static String look(Urgency urgency) {
        return switch (urgency.level()) {
            case CALM -> "ok";
            case SOON -> "warn";
            case PRESSING -> "bad";
            case HELD -> "hold";
        };
    }

    private static ClockCell running(RequestState state, Reckoning clock, LocalDate day) {
        boolean extended = state.courseSoFar().flatMap(c -> c.extension()).isPresent();
        return new ClockCell(
                look(clock.urgency()),
                clock.urgency().text(),
                clock.total(),
                Math.min(clock.used(), clock.total()),
                Chinese.day(day) + (extended ? "，已延期" : ""));
    }

    private static String ended(RequestState state) {
        return state.settledOn().map(Chinese::day).orElse("")
                + switch (state) {
                    case RequestState.Replied _ -> "答复";
                    case RequestState.Withdrawn _ -> "撤回";
                    case RequestState.Abandoned _ -> "终止";
                    case RequestState.Redecided _ -> "重新答复";
                    case RequestState.Merged _ -> "并入";
                    case RequestState.HandedOver _ -> "转办";
                    case RequestState.Unconfirmed _,
                            RequestState.Handling _,
                            RequestState.AwaitingSupplement _,
                            RequestState.AwaitingPayment _,
                            RequestState.Redeciding _ -> "";
                };
    }

    private static String waiting(RequestState state) {
        return switch (state) {
            case RequestState.AwaitingSupplement(var _, var _, var until) -> "等待补正，至 " + Chinese.day(until);
            case RequestState.AwaitingPayment _ -> "等待申请人缴费";
            case RequestState.Handling _ -> "征求意见";
            case RequestState.Unconfirmed _,
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
