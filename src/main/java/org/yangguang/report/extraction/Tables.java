package org.yangguang.report.extraction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yangguang.report.Cell;
import org.yangguang.report.CellId;
import org.yangguang.report.Form;
import org.yangguang.report.TableTwoField;

/// What was found of the statutory tables: cells, what was noticed, and the stretches of the
/// sheet they stood in.
final class Tables {
    /// @param from offset in the run of the sheet
    record Span(int from, int to) {}

    final Map<CellId, Cell> cells = new LinkedHashMap<>();
    final List<Note> notes = new ArrayList<>();
    final List<Span> spans = new ArrayList<>();
    /// Told from heads and rows; null while nothing has told it.
    @Nullable
    Form form;

    void put(CellId id, Cell cell) {
        cells.put(id, cell);
        if (cell.reading() == Cell.Reading.UNREADABLE) {
            notes.add(new Note(
                    Note.Code.NOT_A_NUMBER,
                    id,
                    id.label(),
                    "此处为“%s”，读不出一个确定的数，按未知处理。请核对原文。".formatted(shorten(cell.printed())),
                    cell.place()));
        } else if (cell.reading() == Cell.Reading.NORMALISED) {
            notes.add(new Note(
                    Note.Code.NORMALISED_NUMBER,
                    id,
                    id.label(),
                    "单元格写作“%s”，已按数值 %s 读取。".formatted(shorten(cell.printed()), cell.value()),
                    cell.place()));
        }
    }

    /// Says so when the form of 2019 leaves it open what an amount is counted in.
    void unitOf(Cell amount) {
        var id = CellId.of(TableTwoField.PROCUREMENT_AMOUNT);
        var value = amount.value();
        if (value != null
                && value.signum() != 0
                && CellText.parse(amount.printed()).unit().isEmpty()) {
            notes.add(new Note(
                    Note.Code.UNIT_UNKNOWN,
                    id,
                    id.label(),
                    "采购总金额“%s”没有写明单位，法定格式也未限定，暂按万元读取。请核对。".formatted(amount.printed()),
                    amount.place()));
        }
    }

    void drift(String words, String printed, Cell.@Nullable Place place) {
        var want = Label.hanOf(words);
        var got = Label.hanOf(printed);
        if (!got.isEmpty() && !want.startsWith(got)) {
            notes.add(Note.of(
                    Note.Code.LABEL_DRIFT,
                    words,
                    "栏目名称印作“%s”，法定格式为“%s”。".formatted(printed.replaceAll("\\s+", ""), words),
                    place));
        }
    }

    static String shorten(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
