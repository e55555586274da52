package org.yangguang.request.signoff;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/// 审签环节: the steps a draft passes in an organ, in their order; the last is 签发.
public record Chain(List<Step> steps, Hands hands) {

    /// Whether one person may pass several steps of the same draft.
    public enum Hands {
        ONE_STEP_EACH,
        SEVERAL_STEPS
    }

    /// Both reviews by different people; what an organ has that set nothing else.
    public static final Chain STANDARD =
            new Chain(List.of(Step.LEGAL_REVIEW, Step.SECRECY_REVIEW, Step.SIGNING), Hands.ONE_STEP_EACH);

    /// The orders of steps an organ can choose from, the standard one first.
    public static final List<List<Step>> ORDERS = List.of(
            STANDARD.steps(),
            List.of(Step.SECRECY_REVIEW, Step.LEGAL_REVIEW, Step.SIGNING),
            List.of(Step.LEGAL_REVIEW, Step.SIGNING),
            List.of(Step.SECRECY_REVIEW, Step.SIGNING),
            List.of(Step.SIGNING));

    public Chain {
        steps = List.copyOf(steps);
        if (new HashSet<>(steps).size() != steps.size() || steps.isEmpty() || steps.getLast() != Step.SIGNING) {
            throw new IllegalArgumentException("a chain ends with signing and has no step twice: " + steps);
        }
    }

    /// 法制审核 → 保密审查 → 签发
    public static String text(List<Step> steps) {
        return steps.stream().map(Step::label).collect(Collectors.joining(" → "));
    }

    /// Such as LEGAL_REVIEW,SIGNING: the value by which a form names it.
    public static String code(List<Step> steps) {
        return steps.stream().map(Enum::name).collect(Collectors.joining(","));
    }
}
