package org.yangguang.dispute;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.yangguang.calendar.Deadline;
import org.yangguang.law.Period.Unit;
import org.yangguang.law.Provision;

/// A day a case must or may be acted by, as it looks today.
///
/// @param last the day itself, certain or provisional
/// @param left days or working days left after today, up to and including the last
public record DisputeDeadline(What what, Deadline deadline, LocalDate last, int left, Unit unit, LocalDate today) {

    public enum What {
        ANSWER("答复期限", "答辩期限"),
        REPLY_ANEW("重新答复期限", "重新答复期限"),
        APPEAL("上诉期限", "上诉期限");

        private final String label;
        private final String inCourt;

        What(String label, String inCourt) {
            this.label = label;
            this.inCourt = inCourt;
        }

        public String label(DisputeKind kind) {
            return kind.isLitigation() ? inCourt : label;
        }
    }

    private static final int SOON_FROM = 5;
    private static final int PRESSING_FROM = 1;

    public boolean isOver() {
        return today.isAfter(last);
    }

    /// `ok`, `warn`, `bad` or `hold`; never without the word.
    public String look() {
        if (what == What.APPEAL) {
            return "hold";
        }
        return isOver() || left <= PRESSING_FROM ? "bad" : left <= SOON_FROM ? "warn" : "ok";
    }

    public String word() {
        var note = deadline instanceof Deadline.AwaitingCalendar ? "（暂按周一至周五推算）" : "";
        if (isOver()) {
            return "逾期 " + ChronoUnit.DAYS.between(last, today) + " 日" + note;
        }
        return (today.equals(last) ? "今日到期" : "还有 " + left + " " + unit.label().strip()) + note;
    }

    public Provision basis() {
        return switch (deadline) {
            case Deadline.Due(var _, var basis) -> basis;
            case Deadline.AwaitingCalendar(var _, var basis) -> basis;
            case Deadline.Paused(var _, var basis) -> basis;
            case Deadline.None _ -> throw new IllegalStateException("nothing runs");
        };
    }
}
