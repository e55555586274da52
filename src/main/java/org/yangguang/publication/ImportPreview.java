package org.yangguang.publication;

import java.util.List;
import java.util.UUID;

/// A list as it was understood, row by row, before anything of it is taken.
///
/// @param notes about the list as a whole, such as a column that was not read
/// @param taken how many rows were taken, -1 while none were
public record ImportPreview(UUID id, Ledger ledger, String fileName, List<Row> rows, List<String> notes, int taken) {

    public ImportPreview {
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }

    /// Which ledger a list belongs to.
    public enum Ledger {
        NORMS,
        FIGURES
    }

    public enum State {
        NEW("可导入"),
        KNOWN("已登记，相同"),
        BLANK("没有填数"),
        WRONG("有误");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /// @param line as a spreadsheet counts, from 1
    /// @param words what the row is, in short
    /// @param problems “栏目”：what is wrong and what to do
    /// @param understood “栏目”：how it was understood
    public record Row(int line, State state, String words, List<String> problems, List<String> understood) {
        public Row {
            problems = List.copyOf(problems);
            understood = List.copyOf(understood);
        }
    }

    public int count(State state) {
        return (int) rows.stream().filter(row -> row.state() == state).count();
    }

    public List<Row> of(State state) {
        return rows.stream().filter(row -> row.state() == state).toList();
    }

    /// Whether rows can be taken without any being left out.
    public boolean isClean() {
        return count(State.WRONG) == 0;
    }
}
