package org.yangguang.request.tally;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.yangguang.request.ApplicantKind;
import org.yangguang.request.Outcome;

/// What the tally needs of one request.
///
/// @param id the request's number
/// @param receivedOn 收到申请之日 (第三十一条), null while it is not confirmed: such a request is
///     not counted
/// @param concludedOn day of the decision, null while open
/// @param outcome null while open
public record TalliedRequest(
        String id,
        ApplicantKind kind,
        @Nullable LocalDate receivedOn,
        @Nullable LocalDate concludedOn,
        @Nullable Outcome outcome) {

    public TalliedRequest {
        if ((concludedOn == null) != (outcome == null)) {
            throw new IllegalArgumentException("request " + id + " has an outcome without a day, or a day without one");
        }
        if (receivedOn != null && concludedOn != null && concludedOn.isBefore(receivedOn)) {
            throw new IllegalArgumentException("request " + id + " was concluded before it was received");
        }
    }
}
