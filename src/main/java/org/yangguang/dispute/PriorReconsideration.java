package org.yangguang.dispute;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.yangguang.calendar.ChineseDate;
import org.yangguang.request.CaseFile;
import org.yangguang.request.Outcome;
import org.yangguang.request.Remedy;
import org.yangguang.request.Remedy.ReliefType;
import org.yangguang.request.ReplyDesk;

/// 复议前置（行政复议法第二十三条第一款第（四）项，2024-01-01 起）: a direct action against a reply
/// that must
/// be reconsidered first is recorded as it came, with a warning.
final class PriorReconsideration {

    private static final Remedy REMEDY = new Remedy();

    private PriorReconsideration() {}

    /// @param request the linked request
    static Optional<String> warning(DisputeKind kind, CaseFile request) {
        if (kind != DisputeKind.LITIGATION_DIRECT) {
            return Optional.empty();
        }
        var outcome = request.state().endedIn();
        var decidedOn = request.state().concludedOn();
        if (outcome.isEmpty() || decidedOn.isEmpty()) {
            return Optional.empty();
        }
        var withheld = withheld(request);
        if (outcome.get() == Outcome.PARTIALLY_GRANTED && withheld.isEmpty()) {
            return Optional.empty();
        }
        return REMEDY.reliefType(outcome.get(), decidedOn.get(), withheld) == ReliefType.RECONSIDER_FIRST
                ? Optional.of("所关联的申请于" + ChineseDate.of(decidedOn.get()) + "答复“"
                        + outcome.get().fullLabel() + "”，依" + Remedy.RECONSIDER_FIRST
                        + "应当先申请行政复议，不能直接起诉。请核对本案是否经过复议，并在答辩中提出；计入表四“未经复议直接起诉”会与规定不符。")
                : Optional.empty();
    }

    /// The grounds of the parts not given, as the drafter of the reply stated them.
    private static Set<Outcome> withheld(CaseFile request) {
        var named = request.reply()
                .map(r -> r.facts().getOrDefault(ReplyDesk.WITHHELD, ""))
                .orElse("");
        var grounds = EnumSet.noneOf(Outcome.class);
        Arrays.stream(Outcome.values())
                .filter(outcome -> Arrays.asList(named.split(",")).contains(outcome.name()))
                .forEach(grounds::add);
        return grounds;
    }
}
