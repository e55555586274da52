package org.yangguang.annual;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// 批注 to a cell, a passage or the whole report.
///
/// @param number 1, 2, … within the report
/// @param about path of a cell, name of a [ProsePart]; empty for the whole
public record Comment(int number, String about, String text, UUID by, Instant at, Optional<Resolved> resolved) {

    public record Resolved(UUID by, Instant at) {}
}
