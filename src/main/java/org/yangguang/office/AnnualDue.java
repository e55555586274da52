package org.yangguang.office;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.yangguang.ui.Chinese;

/// 公布期限 of a report and how far it is.
///
/// @param look modifier of the tag: `ok`, `warn`, `bad`
public record AnnualDue(LocalDate day, String look, String words) {

    private static final int SOON = 10;

    static AnnualDue of(LocalDate day, LocalDate today) {
        long left = ChronoUnit.DAYS.between(today, day);
        if (left < 0) {
            return new AnnualDue(day, "bad", "已过 " + -left + " 日");
        }
        return new AnnualDue(day, left <= SOON ? "warn" : "ok", left == 0 ? "今日到期" : "还有 " + left + " 日");
    }

    public String date() {
        return Chinese.date(day);
    }
}
