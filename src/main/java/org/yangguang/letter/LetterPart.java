package org.yangguang.letter;

import java.util.List;

/// A part of the body of a letter.
public sealed interface LetterPart {
    /// 一、二、三、
    record Heading(String text) implements LetterPart {}

    record Paragraph(String text) implements LetterPart {}

    /// Names and what was entered beside them, row by row: two cells or four. An empty cell is
    /// filled in by hand.
    record Form(List<List<String>> rows) implements LetterPart {
        public Form {
            rows = rows.stream().map(List::copyOf).toList();
        }

        /// The cells of the widest row.
        int width() {
            return rows.stream().mapToInt(List::size).max().orElse(0);
        }
    }
}
