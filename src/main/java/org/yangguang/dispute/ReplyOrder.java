package org.yangguang.dispute;

import java.time.LocalDate;
import org.yangguang.calendar.ChineseDate;

/// 责令（判决）在一定期限内重新答复或者履行: the time it gives.
///
/// @param number of days; 0 where a last day is named
/// @param day 起算日, the day after which is the first; or the last day itself
public record ReplyOrder(Counting counting, int number, LocalDate day) {

    private static final int MOST_DAYS = 366;

    public enum Counting {
        WORKING_DAYS("个工作日"),
        CALENDAR_DAYS("日"),
        UNTIL("指定最后一日");

        private final String label;

        Counting(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public ReplyOrder {
        if (counting == Counting.UNTIL ? number != 0 : number < 1 || number > MOST_DAYS) {
            throw new IllegalArgumentException("重新答复的期限应为 1 至 " + MOST_DAYS + " 日，现在填了 " + number);
        }
    }

    /// The same time, begun on another day: a judgment upheld on appeal takes effect then.
    ReplyOrder beginning(LocalDate on) {
        return counting == Counting.UNTIL ? this : new ReplyOrder(counting, number, on);
    }

    public String text() {
        return counting == Counting.UNTIL
                ? ChineseDate.of(day) + "前重新答复"
                : "自" + ChineseDate.of(day) + "起" + number + counting.label() + "内重新答复";
    }
}
