package org.yangguang.request;

import static org.yangguang.request.Verdict.LAWFUL;
import static org.yangguang.request.Verdict.refused;

import org.yangguang.request.Refusal.Code;

/// What is lawful about a request that goes on elsewhere: part of it, the whole of it under another
/// number, or with another organ.
final class Elsewhere {

    private Elsewhere() {}

    /// A fee asked for one request is not a fee for two (国办函〔2020〕109号, 一事一申请拆分计件).
    static Verdict split(Course course) {
        return course.feeNotified()
                .map(asked -> refused(Code.SPLIT_AFTER_FEE, asked.on()))
                .orElse(LAWFUL);
    }

    static Verdict judge(Act act, RequestState state) {
        boolean merged = state instanceof RequestState.Merged;
        return switch (act) {
            case UNDO_MERGE -> merged ? LAWFUL : refused(Code.NOT_MERGED);
            case SERVE, RECORD_RETURN, ARCHIVE -> refused(Code.NOTHING_TO_SERVE);
            case CONFIRM_RECEIPT,
                    NOTIFY_SUPPLEMENT,
                    RECEIVE_SUPPLEMENT,
                    CONSULT,
                    RECORD_OPINION,
                    EXTEND,
                    ASK_REASONS,
                    RECEIVE_REASONS,
                    DEFER,
                    NOTIFY_FEE,
                    RECORD_FEE_NOTICE,
                    RECORD_PAYMENT,
                    WAIVE_FEE,
                    REFUND_FEE,
                    REPLY,
                    RECORD_ORDER,
                    WITHDRAW,
                    SPLIT,
                    MERGE,
                    HAND_OVER,
                    CLOSE_UNSUPPLEMENTED,
                    CLOSE_UNPAID ->
                refused(
                        merged ? Code.GOES_ON_UNDER_ANOTHER_NUMBER : Code.GOES_ON_ELSEWHERE,
                        state.concludedOn().orElseThrow(),
                        act.label());
        };
    }
}
