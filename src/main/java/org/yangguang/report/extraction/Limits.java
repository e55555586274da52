package org.yangguang.report.extraction;

/// How large and how deep a file may be before it is opened at all. A published report is some
/// dozen kilobytes of text.
final class Limits {
    static final int BYTES = 20 * 1024 * 1024;
    static final int MARKUP_CHARACTERS = 6_000_000;
    static final int MARKUP_TAGS = 120_000;
    static final int CHARACTERS = 600_000;
    /// A table of the form with all its blanks is a tenth of this.
    static final int TABLE_CHARACTERS = 40_000;
    static final int DEPTH = 256;
    static final int SPAN = 200;
    static final int PAGES = 200;

    private Limits() {}

    /// A limit was passed; becomes [Reading.Unreadable] at the edge.
    static final class Exceeded extends RuntimeException {
        private static final long serialVersionUID = 1L;
        final Reading.Code code;
        final String chinese;

        Exceeded(Reading.Code code, String chinese) {
            super(code.name());
            this.code = code;
            this.chinese = chinese;
        }
    }
}
