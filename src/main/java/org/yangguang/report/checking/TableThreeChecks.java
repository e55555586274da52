package org.yangguang.report.checking;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.Cell;
import org.yangguang.report.CellId;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.TableTwoField;
import org.yangguang.report.extraction.Note;

/// Table 三 收到和处理政府信息公开申请情况, besides its sums.
final class TableThreeChecks {
    private TableThreeChecks() {}

    static final Check FILLED =
            new Check("T3-01", "每格填非负整数，没有的写 0，不留空，不写“无”“-”“/”", Level.ERROR, SumChecks.WITH_TABLES, (check, x) -> {
                if (!x.hasTableThree()) {
                    return new Answer.CannotTell();
                }
                var findings = new ArrayList<Finding>();
                for (var row : TableThreeRow.of(x.report().form())) {
                    filled(check, x, row, findings);
                }
                return Answer.of(findings);
            });

    private static void filled(Check check, Examined x, TableThreeRow row, List<Finding> findings) {
        var blank = new ArrayList<String>();
        var wrong = new ArrayList<String>();
        Cell first = null;
        for (var column : ApplicantColumn.values()) {
            var cell = x.report().cell(CellId.of(row, column));
            var value = cell.value();
            boolean isBlank = cell.reading() == Cell.Reading.BLANK;
            boolean isMarked = cell.reading() == Cell.Reading.MARKED_NONE;
            boolean isWrong = value != null
                    && (value.signum() < 0 || value.stripTrailingZeros().scale() > 0);
            if (isBlank) {
                blank.add(column.label());
            } else if (isMarked || isWrong) {
                wrong.add(column.label() + "写作“" + cell.printed() + "”");
            }
            first = first == null && (isBlank || isMarked || isWrong) ? cell : first;
        }
        if (first == null) {
            return;
        }
        var text = new StringBuilder(name(row)).append("：");
        if (!blank.isEmpty()) {
            text.append(String.join("、", blank))
                    .append(" 共 ")
                    .append(blank.size())
                    .append(" 格空白");
        }
        if (!wrong.isEmpty()) {
            text.append(blank.isEmpty() ? "" : "，").append(String.join("、", wrong));
        }
        text.append("。应填非负整数，没有的填 0。");
        findings.add(
                new Finding(check.id(), check.level(), check.id(), row.code(), text.toString(), null, first.place()));
    }

    static final Check CARRIED_OUT =
            new Check("T3-06", "结转下年度不多于本年新收加上年结转", Level.ERROR, SumChecks.WITH_TABLES, Check.finding((check, x) -> {
                var findings = new ArrayList<Finding>();
                for (var column : ApplicantColumn.values()) {
                    var out = x.report().cell(CellId.of(TableThreeRow.CARRIED_OUT, column));
                    var fresh = x.report().value(CellId.of(TableThreeRow.NEW_RECEIVED, column));
                    if (out.value() == null || fresh.isEmpty()) {
                        continue;
                    }
                    var in = fresh.get().add(x.orZero(CellId.of(TableThreeRow.CARRIED_IN, column)));
                    if (out.value().compareTo(in) > 0) {
                        findings.add(new Finding(
                                check.id(),
                                check.level(),
                                check.id(),
                                column.code(),
                                "表三 %s列：结转下年度 %s 多于本年新收加上年结转 %s，多 %s。"
                                        .formatted(
                                                column.label(),
                                                out.value(),
                                                in,
                                                out.value().subtract(in)),
                                null,
                                out.place()));
                    }
                }
                return findings;
            }));

    static final Check FEE_UNPAID = new Check(
            "T3-09",
            "有逾期不缴费的，第六部分报告收取信息处理费的情况",
            Level.WARNING,
            java.util.EnumSet.of(org.yangguang.report.Form.FMT_2021),
            (check, x) -> {
                var unpaid = x.counted(TableThreeRow.OTHER_FEE_UNPAID).orElse(BigDecimal.ZERO);
                if (unpaid.signum() == 0) {
                    return new Answer.Holds();
                }
                if (x.report().section(6).isEmpty()) {
                    return new Answer.CannotTell();
                }
                boolean told = x.text(6).contains("处理费") || x.text(6).contains("收费");
                return told
                        ? new Answer.Holds()
                        : Answer.of(List.of(Finding.of(
                                check, "section6", "表三逾期不缴费 %s 件，第六部分没有写收取信息处理费的情况，前后不一致。".formatted(unpaid))));
            });

    static final Check COMPLETE = new Check("T3-10", "表三各行各列齐全", Level.ERROR, SumChecks.WITH_TABLES, (check, x) -> {
        if (!x.hasTableThree()) {
            return new Answer.CannotTell();
        }
        var findings = new ArrayList<Finding>();
        for (var row : TableThreeRow.of(x.report().form())) {
            var missing = Arrays.stream(ApplicantColumn.values())
                    .filter(c -> x.isAbsent(CellId.of(row, c)))
                    .map(ApplicantColumn::label)
                    .toList();
            if (missing.size() == ApplicantColumn.values().length) {
                findings.add(Finding.of(check, row.code(), name(row) + "：缺这一行的数，应有 7 个。"));
            } else if (!missing.isEmpty()) {
                findings.add(shortRow(check, x, row, missing));
            }
        }
        return Answer.of(findings);
    });

    private static Finding shortRow(Check check, Examined x, TableThreeRow row, List<String> missing) {
        var place = x.report().cell(CellId.of(row, ApplicantColumn.NATURAL)).place();
        return new Finding(
                check.id(),
                check.level(),
                check.id(),
                row.code(),
                "%s：只有 %d 个数，应为 7 个，缺 %d 个（按缺“%s”处理，原文无法判断缺的是哪一列）。"
                        .formatted(name(row), 7 - missing.size(), missing.size(), String.join("、", missing)),
                null,
                place);
    }

    static final Check TOTALS_FILLED = new Check("T3-11", "总计列已填写", Level.ERROR, SumChecks.WITH_TABLES, (check, x) -> {
        if (!x.hasTableThree()) {
            return new Answer.CannotTell();
        }
        if (!x.totalsNotFilled()) {
            return new Answer.Holds();
        }
        var should = TableThreeRow.of(x.report().form()).stream()
                .filter(row -> x.report()
                        .value(CellId.of(row, ApplicantColumn.NATURAL))
                        .isPresent())
                .filter(row -> x.counted(row).orElse(BigDecimal.ZERO).signum() != 0)
                .map(row -> shortName(row) + " " + x.counted(row).orElse(BigDecimal.ZERO))
                .toList();
        return Answer.of(List.of(new Finding(
                check.id(),
                check.level(),
                check.id(),
                "table3.total",
                "表三总计列整列为 0，而其他列有数，是总计列没有填写。按各行相加应为：%s，其余为 0。".formatted(String.join("、", should)),
                null,
                x.report()
                        .cell(CellId.of(TableThreeRow.NEW_RECEIVED, ApplicantColumn.TOTAL))
                        .place())));
    });

    static final Check LABELS = new Check(
            "T3-12",
            "表三栏目名称与法定格式一致",
            Level.WARNING,
            SumChecks.WITH_TABLES,
            Check.finding((check, x) -> x.notes(Note.Code.LABEL_DRIFT).stream()
                    .filter(n -> Arrays.stream(TableTwoField.values())
                            .noneMatch(f -> f.rowLabel().equals(n.where())))
                    .map(n -> new Finding(
                            check.id(), check.level(), check.id(), "table3", "表三" + n.text(), null, n.place()))
                    .toList()));

    static String name(TableThreeRow row) {
        return "表三 " + row.group().heading() + row.label();
    }

    private static String shortName(TableThreeRow row) {
        return switch (row) {
            case NEW_RECEIVED -> "本年新收";
            case CARRIED_IN -> "上年结转";
            case CARRIED_OUT -> "结转下年度";
            default -> row.label().replaceFirst("^(?:\\d\\.|（.）)", "").replaceFirst("[（、].*$", "");
        };
    }

    static final List<Check> ALL = List.of(FILLED, CARRIED_OUT, FEE_UNPAID, COMPLETE, TOTALS_FILLED, LABELS);
}
