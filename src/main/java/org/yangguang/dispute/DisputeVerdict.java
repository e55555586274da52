package org.yangguang.dispute;

import java.util.Optional;

/// Whether a fact may be recorded in a state on a day.
public sealed interface DisputeVerdict {

    record Lawful() implements DisputeVerdict {}

    /// May be recorded, but the clerk must be told and the trail must keep it.
    record Flagged(DisputeRefusal warning) implements DisputeVerdict {}

    record Refused(DisputeRefusal refusal) implements DisputeVerdict {}

    DisputeVerdict LAWFUL = new Lawful();

    static DisputeVerdict refused(DisputeRefusal.Code code, Object... arguments) {
        return new Refused(DisputeRefusal.of(code, arguments));
    }

    static DisputeVerdict flagged(DisputeRefusal.Code code, Object... arguments) {
        return new Flagged(DisputeRefusal.of(code, arguments));
    }

    default boolean isAllowed() {
        return !(this instanceof Refused);
    }

    /// What to tell the clerk; empty if nothing.
    default Optional<DisputeRefusal> remark() {
        return switch (this) {
            case Lawful _ -> Optional.empty();
            case Flagged(var warning) -> Optional.of(warning);
            case Refused(var refusal) -> Optional.of(refusal);
        };
    }
}
