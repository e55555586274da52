package org.yangguang.request;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.yangguang.calendar.Deadline;

/// How near the day is, in the words and colours of the working pages. Never colour alone.
public record Urgency(Level level, String text) {

    public enum Level {
        /// 绿：剩余超过 5 个工作日。
        CALM,
        /// 黄：剩余 5 至 2 个工作日。
        SOON,
        /// 红：剩余 1 个工作日、今日到期或者逾期。
        PRESSING,
        /// 灰：计时暂停、未开始或者已办结。
        HELD
    }

    private static final int SOON_FROM = 5;
    private static final int PRESSING_FROM = 1;

    /// @param remaining working days left after today, up to and including the last
    /// @param held what to say where nothing runs
    static Urgency of(Deadline deadline, int remaining, LocalDate today, String held) {
        return switch (deadline) {
            case Deadline.Due(var day, var _) -> running(day, remaining, today, "");
            case Deadline.AwaitingCalendar(var day, var _) -> running(day, remaining, today, "（暂按周一至周五推算）");
            case Deadline.Paused _ -> new Urgency(Level.HELD, held);
            case Deadline.None _ -> new Urgency(Level.HELD, held);
        };
    }

    private static Urgency running(LocalDate day, int remaining, LocalDate today, String note) {
        if (today.isAfter(day)) {
            return new Urgency(Level.PRESSING, "逾期 " + ChronoUnit.DAYS.between(day, today) + " 日" + note);
        }
        if (today.equals(day)) {
            return new Urgency(Level.PRESSING, "今日到期" + note);
        }
        Level level = remaining > SOON_FROM ? Level.CALM : remaining > PRESSING_FROM ? Level.SOON : Level.PRESSING;
        return new Urgency(level, "还有 " + remaining + " 个工作日" + note);
    }
}
