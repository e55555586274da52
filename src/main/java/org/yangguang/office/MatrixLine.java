package org.yangguang.office;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yangguang.annual.DueDates;
import org.yangguang.annual.Findings;
import org.yangguang.annual.Matrix;
import org.yangguang.annual.Stage;

/// A row of the matrix as it is shown.
///
/// @param state where the report stands
/// @param groups findings under the heads of [Findings.Group]
/// @param handedIn the day it was handed in, or by when it should be
public record MatrixLine(Matrix.Row row, Cell state, List<Cell> groups, Cell handedIn, Action action, boolean late) {

    /// @param look modifier of `.cell`: `ok`, `doing`, `bad`, `warn`, `none`
    public record Cell(String look, String word) {}

    public record Action(String word, String href) {}

    public static MatrixLine of(Matrix.Row row, int year, LocalDate today) {
        long late = row.daysLate(today);
        boolean returned = row.stage().filter(s -> s == Stage.RETURNED).isPresent();
        return new MatrixLine(
                row,
                state(row, late),
                groups(row),
                handedIn(row, today),
                action(row, year),
                late > 0 || row.errorCount() > 0 || returned);
    }

    private static Cell state(Matrix.Row row, long late) {
        if (row.exempt()) {
            return new Cell("none", "免报");
        }
        return row.stage().map(MatrixLine::state).orElseGet(() -> new Cell(late > 0 ? "bad" : "none", "未开始"));
    }

    static Cell state(Stage stage) {
        return switch (stage) {
            case DRAFT -> new Cell("doing", "编制中");
            case CHECKING -> new Cell("doing", "校核中");
            case REVIEWING -> new Cell("doing", "审核中");
            case SUBMITTED -> new Cell("ok", "已报送");
            case RETURNED -> new Cell("bad", "退回");
            case CLEARED -> new Cell("ok", "已核准");
            case PUBLISHED -> new Cell("ok", "已公布");
            case CORRECTING -> new Cell("doing", "更正中");
        };
    }

    private static List<Cell> groups(Matrix.Row row) {
        var cells = new ArrayList<Cell>();
        for (var group : Findings.Group.values()) {
            int errors = row.errors().get(group.ordinal());
            int hints = row.hints().get(group.ordinal());
            if (row.stage().isEmpty()) {
                cells.add(new Cell("none", "—"));
            } else if (errors > 0) {
                cells.add(new Cell("bad", errors + " 处"));
            } else {
                cells.add(hints > 0 ? new Cell("warn", hints + " 提示") : new Cell("ok", "通过"));
            }
        }
        return cells;
    }

    private static Cell handedIn(Matrix.Row row, LocalDate today) {
        if (row.exempt()) {
            return new Cell("muted", "—");
        }
        var dates = row.dates();
        if (!row.isAwaited()) {
            long late = dates.map(d -> d.daysLate(row.submittedOn(), today)).orElse(0L);
            return new Cell(
                    late > 0 ? "t-warn" : "muted",
                    row.submittedOn().map(MatrixLine::day).orElse("—") + (late > 0 ? " 迟 " + late + " 日" : ""));
        }
        return dates.map(d -> awaited(d, today)).orElse(new Cell("muted", "—"));
    }

    private static Cell awaited(DueDates dates, LocalDate today) {
        var by = (dates.extended().isPresent() ? "缓至 " : "应 ") + day(dates.submitBy());
        long left = dates.daysLeft(today);
        if (left < 0) {
            return new Cell("t-bad", "逾期 " + -left + " 日");
        }
        return new Cell(dates.isPastLaw(today) || left <= 3 ? "t-warn" : "muted", by);
    }

    private static Action action(Matrix.Row row, int year) {
        var organ = MatrixFilter.AGGREGATE + year + "/organs/" + row.code();
        Optional<Stage> stage = row.stage();
        if (row.exempt()) {
            return new Action("查看", organ);
        }
        if (stage.isEmpty()) {
            return remind(row, year);
        }
        return switch (stage.get()) {
            case SUBMITTED -> new Action("审核", organ);
            case RETURNED -> new Action("退回意见", organ);
            case CLEARED, PUBLISHED, CORRECTING -> new Action("查看", organ);
            case DRAFT, CHECKING, REVIEWING -> remind(row, year);
        };
    }

    private static Action remind(Matrix.Row row, int year) {
        return new Action("催报", MatrixFilter.AGGREGATE + year + "/remind?organ=" + row.code());
    }

    /// 01-16; with the year where it is not the year after the report's.
    private static String day(LocalDate day) {
        return "%02d-%02d".formatted(day.getMonthValue(), day.getDayOfMonth());
    }
}
