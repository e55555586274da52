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

    static final Check FILLED = new Check(
            "T3-01", "每格填非负整数，没有的写 0，不留空，不写“无”“-”“/”", Level.ERROR, SumChecks.WITH_TABLES, "法定表样填报要求", (check, x) -> {
                if (!x.hasTableThree()) {
                    return new Answer.CannotTell("没有读到表三");
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
        for (var column : x.totalsNotFilled() ? TableThreeSums.PARTS : TableThreeSums.COLUMNS) {
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

    static final Check CARRIED_OUT = new Check(
            "T3-06",
            "结转下年度不多于本年新收加上年结转",
            Level.ERROR,
            SumChecks.WITH_TABLES,
            "由 T3-04 推得",
            Check.finding((check, x) -> {
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
                                        out.place())
                                .with(x.remedyOf(CellId.of(TableThreeRow.CARRIED_OUT, column))));
                    }
                }
                return findings;
            }));

    static final Check FEE_UNPAID = new Check(
            "T3-09",
            "有逾期不缴费的，第六部分报告收取信息处理费的情况",
            Level.WARNING,
            java.util.EnumSet.of(org.yangguang.report.Form.FMT_2021),
            "国办函〔2020〕109号",
            (check, x) -> {
                var unpaid = x.counted(TableThreeRow.OTHER_FEE_UNPAID).orElse(BigDecimal.ZERO);
                if (unpaid.signum() == 0) {
                    return new Answer.Holds();
                }
                if (x.report().section(6).isEmpty()) {
                    return new Answer.CannotTell("没有第六部分");
                }
                boolean told = x.text(6).contains("处理费") || x.text(6).contains("收费");
                return told
                        ? new Answer.Holds()
                        : Answer.of(List.of(Finding.of(
                                check, "section6", "表三逾期不缴费 %s 件，第六部分没有写收取信息处理费的情况，前后不一致。".formatted(unpaid))));
            });

    static final Check COMPLETE =
            new Check("T3-10", "表三各行各列齐全", Level.ERROR, SumChecks.WITH_TABLES, "法定表样", (check, x) -> {
                if (!x.hasTableThree()) {
                    return new Answer.CannotTell("没有读到表三");
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

    static final Check TOTALS_FILLED =
            new Check("T3-11", "总计列已填写", Level.ERROR, SumChecks.WITH_TABLES, "由 T3-02 推得", (check, x) -> {
                if (!x.hasTableThree()) {
                    return new Answer.CannotTell("没有读到表三");
                }
                if (!x.totalsNotFilled()) {
                    return new Answer.Holds();
                }
                var changes = new ArrayList<Remedy.Change>();
                var should = new ArrayList<String>();
                for (var row : TableThreeRow.of(x.report().form())) {
                    var counted = x.counted(row).orElse(BigDecimal.ZERO);
                    if (counted.signum() != 0) {
                        var id = CellId.of(row, ApplicantColumn.TOTAL);
                        changes.add(new Remedy.Change(
                                id.path(), id.label(), x.report().value(id).orElse(null), counted));
                        should.add(shortName(row) + " " + counted);
                    }
                }
                var first = x.report().cell(CellId.of(TableThreeRow.NEW_RECEIVED, ApplicantColumn.TOTAL));
                var state = first.value() == null ? "空白" : "为 0";
                return Answer.of(List.of(new Finding(
                                check.id(),
                                check.level(),
                                check.id(),
                                "table3.total",
                                "表三总计列整列%s，而其他列有数，是总计列没有填写。按各行相加应为：%s，其余为 0。"
                                        .formatted(state, String.join("、", should)),
                                null,
                                first.place())
                        .with(new Remedy(Remedy.Kind.TOGETHER, changes, "按各行六列相加"))));
            });

    /// 条例第三十三条：20 个工作日，延长不超过 20 个工作日，年末只有最后四十个工作日收到的还可以没有答复。
    static final Check CARRIED_OUT_MANY = new Check(
            "T3-08", "结转下年度的件数与年末仍在期限内的件数相称", Level.WARNING, SumChecks.WITH_TABLES, "《条例》第三十三条；比例可设置", (check, x) -> {
                var out = x.counted(TableThreeRow.CARRIED_OUT);
                var fresh = x.counted(TableThreeRow.NEW_RECEIVED);
                if (out.isEmpty() || fresh.isEmpty()) {
                    return new Answer.CannotTell("表三缺本年新收或结转下年度");
                }
                if (x.remedyOf(CellId.of(TableThreeRow.CARRIED_OUT, ApplicantColumn.TOTAL)) != null) {
                    return new Answer.CannotTell("结转下年度的数待更正");
                }
                var settings = x.settings();
                var most = fresh.get()
                        .multiply(BigDecimal.valueOf(settings.carriedOutPercent()))
                        .divide(BigDecimal.valueOf(100), 0, java.math.RoundingMode.CEILING);
                if (out.get().compareTo(BigDecimal.valueOf(settings.carriedOutLeast())) < 0
                        || out.get().compareTo(most) <= 0) {
                    return new Answer.Holds();
                }
                var id = CellId.of(TableThreeRow.CARRIED_OUT, ApplicantColumn.TOTAL);
                return Answer.of(List.of(new Finding(
                                check.id(),
                                check.level(),
                                check.id(),
                                id.path(),
                                "表三结转下年度 %s 件，超过本年新收 %s 件的 %d%%（%s 件），多 %s 件；年末仍在期限内的一般没有这样多，是否有超期未答复的？"
                                                .formatted(
                                                        out.get(),
                                                        fresh.get(),
                                                        settings.carriedOutPercent(),
                                                        most,
                                                        out.get().subtract(most))
                                        + "请核对。",
                                null,
                                x.report().cell(id).place())
                        .asking()));
            });

    static final Check LABELS = new Check(
            "T3-12",
            "表三栏目名称与法定格式一致",
            Level.WARNING,
            SumChecks.WITH_TABLES,
            "法定表样",
            Check.finding((check, x) -> x.notes(Note.Code.LABEL_DRIFT).stream()
                    .filter(n -> Arrays.stream(TableTwoField.values())
                            .noneMatch(f -> f.rowLabel().equals(n.where())))
                    .map(n -> new Finding(
                            check.id(), check.level(), check.id(), "table3", "表三" + n.text(), null, n.place()))
                    .toList()));

    static String name(TableThreeRow row) {
        return "表三 " + row.group().heading() + row.label();
    }

    static String shortName(TableThreeRow row) {
        return switch (row) {
            case NEW_RECEIVED -> "本年新收";
            case CARRIED_IN -> "上年结转";
            case CARRIED_OUT -> "结转下年度";
            default -> row.label().replaceFirst("^(?:\\d\\.|（.）)", "").replaceFirst("[（、].*$", "");
        };
    }

    static final List<Check> ALL =
            List.of(FILLED, CARRIED_OUT, FEE_UNPAID, COMPLETE, TOTALS_FILLED, LABELS, CARRIED_OUT_MANY);
}
