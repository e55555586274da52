package org.yangguang.calendar;

import java.time.LocalDate;

/// A day a region works or rests otherwise than the national notices say, such as a holiday of a
/// national minority area.
///
/// @param region code of the region it holds for
/// @param reason what a person reads beside the day, such as 三月三
/// @param basis the document that arranges it; never empty
public record LocalOverride(String region, LocalDate day, Kind kind, String reason, String basis) {

    public enum Kind {
        REST,
        WORK
    }

    public LocalOverride {
        if (region.isBlank() || reason.isBlank() || basis.isBlank()) {
            throw new IllegalArgumentException("地方放假安排须写明地区、事由和依据。");
        }
    }
}
