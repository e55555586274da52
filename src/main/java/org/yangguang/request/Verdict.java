package org.yangguang.request;

import java.util.Optional;

/// Whether an act is lawful in a state on a day.
public sealed interface Verdict {

    record Lawful() implements Verdict {}

    /// Lawful, but with something the handler must be told and the record must keep.
    record Flagged(Refusal warning) implements Verdict {}

    record Refused(Refusal refusal) implements Verdict {}

    Verdict LAWFUL = new Lawful();

    static Verdict refused(Refusal.Code code, Object... arguments) {
        return new Refused(Refusal.of(code, arguments));
    }

    static Verdict flagged(Refusal.Code code, Object... arguments) {
        return new Flagged(Refusal.of(code, arguments));
    }

    default boolean isAllowed() {
        return !(this instanceof Refused);
    }

    default Optional<Refusal> remark() {
        return switch (this) {
            case Lawful _ -> Optional.empty();
            case Flagged(var warning) -> Optional.of(warning);
            case Refused(var refusal) -> Optional.of(refusal);
        };
    }
}
