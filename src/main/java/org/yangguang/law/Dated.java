package org.yangguang.law;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A value of the law with the days it is in force. Asking for a day no version covers is an error:
/// a rule is never stretched over days it was not made for.
public record Dated<T>(String name, List<Version<T>> versions) {

    /// @param until the last day in force; null while it still is
    public record Version<T>(
            T value, LocalDate from, @Nullable LocalDate until) {
        public Version {
            if (until != null && until.isBefore(from)) {
                throw new IllegalArgumentException("in force until " + until + " but from " + from);
            }
        }

        boolean covers(LocalDate day) {
            return !day.isBefore(from) && (until == null || !day.isAfter(until));
        }
    }

    public Dated {
        versions = versions.stream().sorted(Comparator.comparing(Version::from)).toList();
        for (int i = 1; i < versions.size(); i++) {
            var until = versions.get(i - 1).until();
            if (until == null || !until.isBefore(versions.get(i).from())) {
                throw new IllegalArgumentException("two versions of " + name + " are in force on the same day");
            }
        }
    }

    public static <T> Dated<T> from(String name, LocalDate from, T value) {
        return new Dated<>(name, List.of(new Version<>(value, from, null)));
    }

    /// The same rule, ended the day before a new version begins.
    public Dated<T> thenFrom(LocalDate from, T value) {
        var last = versions.getLast();
        var ended = new Version<>(last.value(), last.from(), from.minusDays(1));
        return new Dated<>(
                name,
                Stream.concat(
                                versions.stream().limit(versions.size() - 1L),
                                Stream.of(ended, new Version<>(value, from, null)))
                        .toList());
    }

    public boolean covers(LocalDate day) {
        return versions.stream().anyMatch(v -> v.covers(day));
    }

    /// The value in force on a day.
    ///
    /// @throws NotInForce if no version covers it
    public T on(LocalDate day) {
        return versions.stream()
                .filter(v -> v.covers(day))
                .findFirst()
                .map(Version::value)
                .orElseThrow(() -> new NotInForce(name, day));
    }

    /// A rule was asked for on a day for which we hold none.
    public static final class NotInForce extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotInForce(String name, LocalDate day) {
            super("“" + name + "”在 " + day + " 没有可适用的规定");
        }
    }
}
