package org.yangguang.report.comparing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.Cell;
import org.yangguang.report.CellId;
import org.yangguang.report.DisputeColumn;
import org.yangguang.report.DisputeRoute;
import org.yangguang.report.Form;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.TableTwoField;

/// Which cell of one form answers to which cell of the other.
///
/// 处理决定数量 of 2019 is 本年处理决定数量 of 2021. 其他处理 of 2019 is one row, of 2021 three.
/// Everything else of table 二 counts something different and has no counterpart.
public final class Correspondence {
    /// 其他处理 of the 2021 form, one row in the form of 2019.
    public static final List<TableThreeRow> OTHER_ROWS =
            List.of(TableThreeRow.OTHER_NO_SUPPLEMENT, TableThreeRow.OTHER_FEE_UNPAID, TableThreeRow.OTHER_OTHER);

    private static final Map<TableTwoField, TableTwoField> DECISIONS = Map.of(
            TableTwoField.LICENSING, TableTwoField.LICENSING_DECISIONS,
            TableTwoField.PENALTY, TableTwoField.PENALTY_DECISIONS,
            TableTwoField.COERCION, TableTwoField.COERCION_DECISIONS,
            TableTwoField.LICENSING_DECISIONS, TableTwoField.LICENSING,
            TableTwoField.PENALTY_DECISIONS, TableTwoField.PENALTY,
            TableTwoField.COERCION_DECISIONS, TableTwoField.COERCION);

    private Correspondence() {}

    /// Every cell of a form as printed; none for the sheets up to 2018.
    public static List<CellId> cells(Form form) {
        var cells = new ArrayList<CellId>();
        if (form == Form.FMT_LEGACY) {
            return cells;
        }
        TableTwoField.of(form).forEach(field -> cells.add(CellId.of(field)));
        for (var row : TableThreeRow.of(form)) {
            for (var column : ApplicantColumn.values()) {
                cells.add(CellId.of(row, column));
            }
        }
        for (var route : DisputeRoute.values()) {
            for (var column : DisputeColumn.values()) {
                cells.add(CellId.of(route, column));
            }
        }
        return cells;
    }

    /// Whether a form prints this very cell.
    public static boolean has(Form form, CellId id) {
        return switch (id) {
            case CellId.Two(var field) -> field.form() == form;
            case CellId.Three(var row, var _) -> TableThreeRow.of(form).contains(row);
            case CellId.Four _ -> form != Form.FMT_LEGACY;
        };
    }

    /// What a report says of a cell, whichever form it is written on; empty where its form counts no
    /// such thing.
    public static Optional<Cell> cell(AnnualReport report, CellId id) {
        if (has(report.form(), id)) {
            return Optional.of(report.cell(id));
        }
        return switch (id) {
            case CellId.Two(var field) ->
                Optional.ofNullable(DECISIONS.get(field))
                        .filter(other -> other.form() == report.form())
                        .map(other -> report.cell(CellId.of(other)));
            case CellId.Three(var row, var column) ->
                row == TableThreeRow.OTHER && report.form() == Form.FMT_2021
                        ? Optional.of(merged(report, column))
                        : Optional.empty();
            case CellId.Four _ -> Optional.empty();
        };
    }

    /// Whether a form prints this cell under another name.
    public static boolean isRenamed(CellId id, Form form) {
        return id instanceof CellId.Two(var field)
                && Optional.ofNullable(DECISIONS.get(field))
                        .filter(other -> other.form() == form)
                        .isPresent();
    }

    /// As [#cell], and a 其他处理 of 2019 that is 0 makes each of its three parts 0.
    public static Optional<Cell> cellOrZero(AnnualReport report, CellId id) {
        var cell = cell(report, id);
        if (cell.isEmpty()
                && report.form() == Form.FMT_2019
                && id instanceof CellId.Three(var row, var column)
                && OTHER_ROWS.contains(row)
                && report.value(CellId.of(TableThreeRow.OTHER, column))
                        .filter(v -> v.signum() == 0)
                        .isPresent()) {
            return Optional.of(Cell.counted(0));
        }
        return cell;
    }

    /// The three rows of 其他处理 as one; the first that is not known makes the sum unknown.
    private static Cell merged(AnnualReport report, ApplicantColumn column) {
        var sum = BigDecimal.ZERO;
        for (var row : OTHER_ROWS) {
            var part = report.cell(CellId.of(row, column));
            var value = part.value();
            if (value == null) {
                return part;
            }
            sum = sum.add(value);
        }
        return Cell.counted(sum);
    }
}
