package org.yangguang.request;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.yangguang.request.RequestEvent.Consulted;

/// One 征求意见, as far as it has gone. The time it takes is left out of the clock.
///
/// @param receivedByPartyOn the day from which the party's 15 working days run, null until known
/// @param answeredOn null while no answer has come
public record Consultation(
        String id,
        Consulted kind,
        LocalDate sentOn,
        @Nullable LocalDate receivedByPartyOn,
        @Nullable LocalDate answeredOn) {

    Consultation reached(LocalDate on) {
        return new Consultation(id, kind, sentOn, on, answeredOn);
    }

    Consultation answered(LocalDate on) {
        return new Consultation(id, kind, sentOn, receivedByPartyOn, on);
    }

    /// Whether no answer has come; silence may have ended the consultation all the same.
    public boolean isUnanswered() {
        return answeredOn == null;
    }
}
