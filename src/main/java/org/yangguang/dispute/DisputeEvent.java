package org.yangguang.dispute;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A fact of a case's course with its legal day. None is ever changed; a case registered in error is
/// annulled and registered anew.
public sealed interface DisputeEvent {

    /// The legal day of the fact.
    LocalDate on();

    /// @param on 收到行政复议答复通知书、应诉通知书之日, from which the time to answer runs
    record Registered(DisputeKind kind, Procedure procedure, LocalDate on) implements DisputeEvent {}

    /// 提出书面答复、答辩状并提交证据和依据。
    record Answered(LocalDate on) implements DisputeEvent {}

    /// 开庭、听证；可以是将来的日期。
    record HearingSet(LocalDate on) implements DisputeEvent {}

    /// 证据清单，整份代替前一份；内容在随附的文字里。
    record EvidenceListed(LocalDate on) implements DisputeEvent {}

    /// 复议决定，一审裁判。
    ///
    /// @param on 作出之日, which counts for the annual report
    /// @param receivedOn 收到文书之日
    /// @param document 文书号
    record Decided(
            LocalDate on,
            LocalDate receivedOn,
            DisputeResult result,
            String document,
            @Nullable ReplyOrder order) implements DisputeEvent {}

    /// 上诉: the case is pending again, in second instance.
    record Appealed(LocalDate on, Appellant by) implements DisputeEvent {}

    /// 二审裁判。
    ///
    /// @param result only where the appeal court changes it, else null
    record AppealDecided(
            LocalDate on,
            LocalDate receivedOn,
            AppealOutcome outcome,
            @Nullable DisputeResult result,
            String document,
            @Nullable ReplyOrder order)
            implements DisputeEvent {
        public AppealDecided {
            if ((outcome == AppealOutcome.CHANGED) != (result != null)) {
                throw new IllegalArgumentException("a result is given if the appeal court changes it, and only then");
            }
        }
    }

    /// 已按决定、判决重新答复或者履行。
    record RepliedAnew(LocalDate on) implements DisputeEvent {}

    /// 登记有误，注销: the case never was one and is counted nowhere.
    record Annulled(LocalDate on) implements DisputeEvent {}

    enum Procedure {
        GENERAL("普通程序"),
        SIMPLE("简易程序");

        private final String label;

        Procedure(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    enum Appellant {
        ORGAN("本机关"),
        OTHER_SIDE("对方当事人"),
        BOTH("双方");

        private final String label;

        Appellant(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    enum AppealOutcome {
        UPHELD("维持原判（裁定）"),
        CHANGED("改判"),
        REMANDED("发回重审或者指令审理"),
        WITHDRAWN("准许撤回上诉");

        private final String label;

        AppealOutcome(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
