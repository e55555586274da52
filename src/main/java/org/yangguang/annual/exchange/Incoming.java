package org.yangguang.annual.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A file that came from outside, as it was received.
///
/// @param sender who signed it, by the list of trusted keys; empty for a single report
/// @param fault why nothing could be read; Chinese
/// @param notes what could not be read of it, report by report
public record Incoming(
        UUID id,
        int year,
        String name,
        String sha256,
        String sender,
        String fingerprint,
        Optional<String> fault,
        List<String> notes,
        UUID by,
        Instant at) {

    public Incoming {
        notes = List.copyOf(notes);
    }

    /// A report of it.
    ///
    /// @param named the organ as the report names it
    /// @param whose the organ as the registry knows it; empty if no name or code fits
    /// @param takenAt when it was taken in
    public record Line(
            int number, String named, Optional<Integer> whose, int errors, int hints, Optional<Instant> takenAt) {}
}
