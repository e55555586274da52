package org.yangguang.report.checking;

import java.util.List;

/// What a check has to say about a report.
public sealed interface Answer {
    record Holds() implements Answer {}

    record Fails(List<Finding> findings) implements Answer {
        public Fails {
            findings = List.copyOf(findings);
        }
    }

    /// Something the check needs is not known.
    ///
    /// @param why Chinese: what is missing
    record CannotTell(String why) implements Answer {}

    static Answer of(List<Finding> findings) {
        return findings.isEmpty() ? new Holds() : new Fails(findings);
    }
}
