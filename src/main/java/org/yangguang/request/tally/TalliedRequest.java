package org.yangguang.request.tally;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yangguang.request.Absence;
import org.yangguang.request.ApplicantKind;
import org.yangguang.request.Outcome;

/// What the tally needs of one request.
///
/// @param id the request's number
/// @param receivedOn 收到申请之日 (第三十一条), null while it is not confirmed: such a request is
///     not counted
/// @param concludedOn day of the decision, null while open
/// @param outcome null while open, and where it goes on elsewhere
/// @param absences when it was not this organ's to count
public record TalliedRequest(
        String id,
        ApplicantKind kind,
        @Nullable LocalDate receivedOn,
        @Nullable LocalDate concludedOn,
        @Nullable Outcome outcome,
        List<Absence> absences) {

    public TalliedRequest(
            String id,
            ApplicantKind kind,
            @Nullable LocalDate receivedOn,
            @Nullable LocalDate concludedOn,
            @Nullable Outcome outcome) {
        this(id, kind, receivedOn, concludedOn, outcome, List.of());
    }

    public TalliedRequest {
        absences = List.copyOf(absences);
        if ((concludedOn == null) != (outcome == null)) {
            throw new IllegalArgumentException("request " + id + " has an outcome without a day, or a day without one");
        }
        if (receivedOn != null && concludedOn != null && concludedOn.isBefore(receivedOn)) {
            throw new IllegalArgumentException("request " + id + " was concluded before it was received");
        }
    }
}
