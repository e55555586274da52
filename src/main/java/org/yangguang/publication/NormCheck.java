package org.yangguang.publication;

import java.time.Instant;
import java.util.UUID;

/// 核对: somebody stated that the ledger of documents of this kind was complete at the end of a year,
/// with the three numbers it then gave.
public record NormCheck(
        int year, NormKind kind, int issued, int ended, int inForce, String note, Instant recordedAt, UUID recordedBy) {

    public boolean saw(NormYear now) {
        return issued == now.issued().size()
                && ended == now.ended().size()
                && inForce == now.inForce().size();
    }
}
