package org.yangguang.report.extraction;

import java.util.List;
import org.yangguang.report.AnnualReport;

/// What came of reading a file.
public sealed interface Reading {

    /// A report, with everything the reader noticed on the way.
    record Read(AnnualReport report, List<Note> notes) implements Reading {
        public Read {
            notes = List.copyOf(notes);
        }
    }

    /// Not readable as a report.
    ///
    /// @param message Chinese: what is wrong and what to do next
    record Unreadable(Code code, String message) implements Reading {}

    /// Why a file could not be read; never renamed, callers may store it.
    enum Code {
        EMPTY,
        TOO_LARGE,
        TOO_DEEP,
        UNKNOWN_TYPE,
        ENCODING,
        UNSAFE_FILE,
        DAMAGED,
        NOT_A_REPORT
    }
}
