package org.yangguang.report.comparing;

/// A run of words within a paragraph: in both, only in the first, or only in the second.
public record Span(Mark mark, String text) {

    public enum Mark {
        KEPT,
        REMOVED,
        ADDED
    }
}
