package org.yangguang.request;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A time in which a request was not this organ's to count: before it was split off another, while it
/// stood merged into another, after it was handed over.
///
/// @param from null if it began that way
/// @param until the first day it counts again; null if it does not
public record Absence(@Nullable LocalDate from, @Nullable LocalDate until) {

    /// What the events of a request say.
    static List<Absence> of(List<RequestEvent> events) {
        var absences = new ArrayList<Absence>();
        LocalDate merged = null;
        for (var event : events) {
            if (event instanceof RequestEvent.SplitFrom(var on, var _, var _)) {
                absences.add(new Absence(null, on));
            } else if (event instanceof RequestEvent.MergedInto(var on, var _, var _)) {
                merged = on;
            } else if (event instanceof RequestEvent.MergeUndone(var on)) {
                absences.add(new Absence(merged, on));
                merged = null;
            } else if (event instanceof RequestEvent.HandedOver(var on, var _, var _)) {
                absences.add(new Absence(on, null));
            }
        }
        if (merged != null) {
            absences.add(new Absence(merged, null));
        }
        return List.copyOf(absences);
    }

    public boolean covers(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || day.isBefore(until));
    }

    /// As stored: ISO days with a slash between, absences parted by a blank.
    public static String text(List<Absence> absences) {
        return absences.stream()
                .map(a -> (a.from() == null ? "" : a.from()) + "/" + (a.until() == null ? "" : a.until()))
                .collect(Collectors.joining(" "));
    }

    public static List<Absence> parse(String text) {
        return Arrays.stream(text.split(" "))
                .filter(part -> !part.isEmpty())
                .map(part -> part.split("/", -1))
                .map(ends -> new Absence(day(ends[0]), day(ends[1])))
                .toList();
    }

    private static @Nullable LocalDate day(String text) {
        return text.isEmpty() ? null : LocalDate.parse(text);
    }
}
