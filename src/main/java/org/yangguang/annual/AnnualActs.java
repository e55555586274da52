package org.yangguang.annual;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Which act is allowed at which stage, and to whom. Whoever drafted does not check, whoever checked
/// does not
/// approve.
public final class AnnualActs {

    private AnnualActs() {}

    /// Why an act is not allowed now, in words for the person who tried; empty if it is.
    ///
    /// @param by who acts
    /// @param blocking how many findings must be put right before the report may be handed on
    public static Optional<String> refusal(AnnualState state, AnnualEvent event, UUID by, long blocking) {
        return switch (event) {
            case AnnualEvent.Opened _ -> Optional.of("这一年的报告已经开始编制。");
            case AnnualEvent.Filled _,
                    AnnualEvent.FormChosen _,
                    AnnualEvent.Adjusted _,
                    AnnualEvent.Restored _,
                    AnnualEvent.Undone _,
                    AnnualEvent.Explained _,
                    AnnualEvent.Dismissed _ -> open(state);
            case AnnualEvent.SentToCheck _ ->
                at(state, EnumSet.of(Stage.DRAFT, Stage.RETURNED, Stage.CORRECTING), "送校核")
                        .or(() -> state.fill() == 0 && state.adjusted().isEmpty()
                                ? Optional.of("还没有取数，请先取数或者补录各表数字。")
                                : Optional.empty());
            case AnnualEvent.SentToReview _ ->
                at(state, EnumSet.of(Stage.CHECKING), "送审核")
                        .or(() -> blocking(blocking))
                        .or(() -> other(state, Stage.CHECKING, by, "校核", "送校核"));
            case AnnualEvent.SentBack _ -> at(state, EnumSet.of(Stage.CHECKING, Stage.REVIEWING), "退回修改");
            case AnnualEvent.Submitted _ ->
                at(state, EnumSet.of(Stage.REVIEWING), "审定报送")
                        .or(() -> blocking(blocking))
                        .or(() -> other(state, Stage.CHECKING, by, "审定", "送校核"))
                        .or(() -> other(state, Stage.REVIEWING, by, "审定", "校核"));
            case AnnualEvent.Received _ -> receiving(state);
            case AnnualEvent.Returned _ -> at(state, EnumSet.of(Stage.SUBMITTED), "退回");
            case AnnualEvent.Cleared _ ->
                at(state, EnumSet.of(Stage.SUBMITTED), "核准").or(() -> blocking(blocking));
            case AnnualEvent.Reopened _ -> at(state, EnumSet.of(Stage.CLEARED, Stage.PUBLISHED), "重新核对");
            case AnnualEvent.Published _ -> at(state, EnumSet.of(Stage.CLEARED), "公布");
            case AnnualEvent.CorrectionBegun _ -> at(state, EnumSet.of(Stage.PUBLISHED), "更正");
        };
    }

    private static Optional<String> receiving(AnnualState state) {
        if (!state.received() && (state.fill() > 0 || !state.adjusted().isEmpty())) {
            return Optional.of("这个机关在本平台编制这一年的报告，不能用外来文件代替。");
        }
        return at(state, EnumSet.of(Stage.DRAFT, Stage.SUBMITTED, Stage.RETURNED), "接收外来报告");
    }

    private static Optional<String> open(AnnualState state) {
        return state.stage().isOpen()
                ? Optional.empty()
                : Optional.of("报告在“%s”环节，不能改动。需要修改的，请先退回或者开始更正。"
                        .formatted(state.stage().label()));
    }

    private static Optional<String> at(AnnualState state, Set<Stage> stages, String act) {
        return stages.contains(state.stage())
                ? Optional.empty()
                : Optional.of("报告在“%s”环节，不能%s。".formatted(state.stage().label(), act));
    }

    private static Optional<String> blocking(long blocking) {
        return blocking == 0
                ? Optional.empty()
                : Optional.of("还有 %d 项错误，请改正；与往年或者其他机关衔接的，可以写情况说明。".formatted(blocking));
    }

    private static Optional<String> other(AnnualState state, Stage stage, UUID by, String act, String former) {
        return by.equals(state.hands().get(stage))
                ? Optional.of("%s的人不能同时%s，请由另一人办理。".formatted(former, act))
                : Optional.empty();
    }
}
