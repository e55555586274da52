package org.yangguang.annual;

import java.time.Instant;
import java.util.UUID;

/// An event in the course of a report, with who recorded it and when.
public record Entry(int number, AnnualEvent event, UUID by, String duty, Instant at) {

    AnnualState.Recorded recorded() {
        return new AnnualState.Recorded(number, event, by);
    }
}
