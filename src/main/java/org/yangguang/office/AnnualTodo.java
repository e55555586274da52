package org.yangguang.office;

import java.util.List;

/// What an organ has to do about its yearly report.
///
/// @param look `bad`, `warn` or `dai`
/// @param note what was said about it: the last 催报, the reason of a return
/// @param marks places the supervising authority marked, with its words
public record AnnualTodo(String text, String look, String note, List<ReadingView.Marked> marks, String href) {
    public AnnualTodo {
        marks = List.copyOf(marks);
    }
}
