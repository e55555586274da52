package org.yangguang.request;

/// Settings of the clock where the texts at hand leave room, to be changed by an office that knows
/// better. What the Regulation says plainly is not a setting.
public record ClockRules(AfterPayment afterPayment, ExtensionAfterRestart extensionAfterRestart) {

    /// 缴费之后。109 号文缴费后重新计算的规定，我们未见原文。
    public enum AfterPayment {
        RESTARTS,
        RUNS_ON
    }

    /// Whether an extension told before a supplement or a payment restarted the clock still
    /// lengthens it.
    public enum ExtensionAfterRestart {
        KEPT,
        SPENT
    }

    public static ClockRules usual() {
        return new ClockRules(AfterPayment.RESTARTS, ExtensionAfterRestart.KEPT);
    }
}
