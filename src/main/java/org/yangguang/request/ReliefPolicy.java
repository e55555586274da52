package org.yangguang.request;

import org.yangguang.request.Remedy.ReliefType;

/// Settings of the remedy where the texts leave room or contradict each other; each office decides.
///
/// @param adminQuery 不予公开 8（第三十六条第（七）项）：由法释〔2025〕8号推得可以选择
/// @param silence 逾期未答复：法释〔2025〕8号可以选择，行政复议法实施条例（2026）指向复议前置，
///     两者不一
public record ReliefPolicy(ReliefType adminQuery, ReliefType silence) {

    public static ReliefPolicy usual() {
        return new ReliefPolicy(ReliefType.EITHER, ReliefType.RECONSIDER_FIRST);
    }
}
