package org.yangguang.publication;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A number as one act left it.
///
/// @param before null where there was none
/// @param after null where it was taken back
/// @param reason empty where a number was entered for the first time
public record FigureEntry(
        Figure.Slot slot,
        int version,
        @Nullable BigDecimal before,
        @Nullable BigDecimal after,
        String reason,
        Instant recordedAt,
        UUID recordedBy) {

    /// A number that was changed, not entered for the first time.
    public boolean isCorrection() {
        return version > 1;
    }
}
