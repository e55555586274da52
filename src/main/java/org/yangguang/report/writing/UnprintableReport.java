package org.yangguang.report.writing;

import org.yangguang.document.MissingGlyphs;

/// A report with characters no font of the press has; it can be written in the formats that name
/// their fonts only.
public final class UnprintableReport extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnprintableReport(MissingGlyphs missing) {
        super(missing.message());
    }

    /// Chinese: which characters, and what to do.
    public String chinese() {
        return String.valueOf(getMessage());
    }
}
