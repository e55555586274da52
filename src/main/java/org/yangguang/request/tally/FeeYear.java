package org.yangguang.request.tally;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.yangguang.request.FeeAccount;
import org.yangguang.request.RequestEvent;

/// The processing fees of one year, for section six of the annual report: each amount counts in the
/// year of its own day, and each has the requests behind it.
public record FeeYear(int year, List<Line> lines) {

    public FeeYear {
        lines = List.copyOf(lines);
    }

    /// One request that had to do with fees in the year.
    ///
    /// @param moved what the year added
    /// @param whole the account after everything that is recorded, whatever the year
    /// @param lapsed 逾期未缴费, decided in the year
    public record Line(UUID id, String number, FeeAccount moved, FeeAccount whole, boolean lapsed) {}

    /// @param facts of one request, in the order they were recorded
    public static Line line(int year, UUID id, String number, List<RequestEvent> facts) {
        var seen = new ArrayList<RequestEvent>();
        var moved = FeeAccount.NOTHING;
        var before = FeeAccount.NOTHING;
        boolean lapsed = false;
        for (var fact : facts) {
            seen.add(fact);
            var after = FeeAccount.of(seen);
            if (fact.on().getYear() == year) {
                moved = moved.plus(after.since(before));
                lapsed |= fact instanceof RequestEvent.Abandoned(LocalDate _, var reason)
                        && reason == RequestEvent.AbandonReason.FEE_UNPAID;
            }
            before = after;
        }
        return new Line(id, number, moved, before, lapsed);
    }

    public FeeAccount total() {
        return lines.stream().map(Line::moved).reduce(FeeAccount.NOTHING, FeeAccount::plus);
    }

    /// Requests with an amount of this kind in the year.
    public int requests(java.util.function.Function<FeeAccount, BigDecimal> amount) {
        return (int) lines.stream()
                .filter(line -> amount.apply(line.moved()).signum() != 0)
                .count();
    }

    public int lapsed() {
        return (int) lines.stream().filter(Line::lapsed).count();
    }

    /// 第六部分报告收取信息处理费情况的一句.
    public String sentence() {
        if (lines.isEmpty()) {
            return year + "年没有发出收费通知，收取信息处理费0元。";
        }
        var total = total();
        return year + "年依据《政府信息公开信息处理费管理办法》发出收费通知" + requests(FeeAccount::charged) + "件，计收信息处理费"
                + FeeAccount.text(total.charged()) + "元；减免"
                + FeeAccount.text(total.waived()) + "元；实际收取" + FeeAccount.text(total.paid()) + "元（"
                + requests(FeeAccount::paid)
                + "件）；退付" + FeeAccount.text(total.refunded()) + "元；因逾期未缴费不再处理" + lapsed() + "件。";
    }
}
