package org.yangguang.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.yangguang.calendar.ChineseDate;

/// The clock of a demonstration: real time, except for the thread that tells what happened before today.
/// With it the past of the demo requests is made by the ordinary acts, each on its own day.
@Component
@ConditionalOnProperty(name = "yangguang.demo", havingValue = "true")
final class DemoClock extends Clock {

    private static final LocalTime OFFICE_HOUR = LocalTime.of(10, 5);

    private final ThreadLocal<@Nullable Instant> told = new ThreadLocal<>();

    /// Does the work as if it were ten o'clock in the morning of that day, or now if the day is today.
    void on(LocalDate day, Runnable work) {
        if (day.equals(LocalDate.now(this))) {
            work.run();
            return;
        }
        told.set(day.atTime(OFFICE_HOUR).atZone(ChineseDate.ZONE).toInstant());
        try {
            work.run();
        } finally {
            told.remove();
        }
    }

    @Override
    public Instant instant() {
        var instant = told.get();
        return instant == null ? Instant.now() : instant;
    }

    @Override
    public ZoneId getZone() {
        return ChineseDate.ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new IllegalArgumentException("the demonstration knows one zone");
    }
}
