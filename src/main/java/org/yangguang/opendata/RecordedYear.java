package org.yangguang.opendata;

import java.time.Instant;

/// What there is of a year; it changes when a report is published or corrected.
///
/// @param versions of all its reports together
public record RecordedYear(int year, int reports, int versions, Instant changedAt) {

    /// A word that changes with the content.
    String stamp() {
        return year + "-" + reports + "-" + versions + "-" + changedAt.toEpochMilli();
    }
}
