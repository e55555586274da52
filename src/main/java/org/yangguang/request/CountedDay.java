package org.yangguang.request;

import java.time.LocalDate;
import org.yangguang.calendar.ChineseDate;
import org.yangguang.law.Provision;

/// One day of a reckoning and how it counts.
public record CountedDay(LocalDate date, Kind kind) {

    public sealed interface Kind {}

    /// The n-th of `total` working days.
    public record Counted(int n, int total) implements Kind {}

    /// The same in a year without a holiday notice: taken for worked because it is Monday to
    /// Friday.
    public record ProvisionallyCounted(int n, int total) implements Kind {}

    public record NotWorking(String reason) implements Kind {}

    /// A working day left out of the period.
    public record Excluded(Provision basis, String reason) implements Kind {}

    public String text() {
        String how = switch (kind) {
            case Counted(var n, var total) -> "第" + n + "个工作日，共" + total + "个";
            case ProvisionallyCounted(var n, var total) -> "暂计第" + n + "个工作日，共" + total + "个，待国务院办公厅通知";
            case NotWorking(var reason) -> "不计：" + reason;
            case Excluded(var basis, var reason) -> "不计：" + reason + "（" + basis.place() + "）";
        };
        return ChineseDate.of(date) + "（" + ChineseDate.weekday(date) + "）" + how;
    }
}
