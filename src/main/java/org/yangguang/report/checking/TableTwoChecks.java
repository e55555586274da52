package org.yangguang.report.checking;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.yangguang.report.Cell;
import org.yangguang.report.CellId;
import org.yangguang.report.Form;
import org.yangguang.report.TableTwoField;
import org.yangguang.report.extraction.Note;

/// Table 二 主动公开政府信息情况.
final class TableTwoChecks {
    private static final Set<Form> NEW = EnumSet.of(Form.FMT_2021);
    private static final Set<Form> OLD = EnumSet.of(Form.FMT_2019);
    private static final Pattern UNIT = Pattern.compile("[\\p{IsHan}]+$");
    /// 规章制定权（立法法）：国务院部门，省、自治区、直辖市和设区的市、自治州的人民政府。
    private static final Pattern MAY_MAKE_REGULATIONS =
            Pattern.compile("(?:国家|中国|中华人民共和国).*|\\p{IsHan}{2,6}部|.*(?:省|自治区|自治州|市)(?:人民政府(?:办公厅|办公室)?)?");

    private TableTwoChecks() {}

    static final Check NATURAL_NUMBERS = new Check(
            "T2-01",
            "表二件数为非负整数，金额不小于 0",
            Level.ERROR,
            SumChecks.WITH_TABLES,
            "国办公开办函〔2021〕30号表二填报要求",
            Check.finding((check, x) -> {
                var findings = new ArrayList<Finding>();
                for (var field : TableTwoField.of(x.report().form())) {
                    var cell = x.report().cell(CellId.of(field));
                    var value = cell.value();
                    if (value == null) {
                        continue;
                    }
                    boolean negative = value.signum() < 0 && !field.maySink();
                    boolean broken =
                            !field.isMoney() && value.stripTrailingZeros().scale() > 0;
                    if (negative || broken) {
                        findings.add(cellFinding(
                                check,
                                field,
                                cell,
                                null,
                                "填为 %s，应为%s。".formatted(cell.printed(), field.isMoney() ? "不小于 0 的金额" : "非负整数")));
                    }
                }
                return findings;
            }));

    static final Check DECIMALS = new Check(
            "T2-02", "收费金额以万元计，最多保留 4 位小数", Level.WARNING, NEW, "金额以万元计，4 位小数精确到元", Check.finding((check, x) -> {
                var cell = x.report().cell(CellId.of(TableTwoField.FEES_WAN));
                var value = cell.value();
                if (value == null || value.stripTrailingZeros().scale() <= 4) {
                    return List.of();
                }
                var rounded = value.setScale(4, RoundingMode.HALF_UP);
                return List.of(cellFinding(
                        check,
                        TableTwoField.FEES_WAN,
                        cell,
                        rounded,
                        "填为 %s，有 %d 位小数，应保留 4 位：%s，相差 %s。"
                                .formatted(
                                        value,
                                        value.scale(),
                                        rounded,
                                        value.subtract(rounded).abs().toPlainString())));
            }));

    static final Check FEWER_DECIMALS =
            new Check("T2-09", "收费金额的小数写满 4 位", Level.HINT, NEW, "部分地方表样“保留4位小数”", Check.finding((check, x) -> {
                var cell = x.report().cell(CellId.of(TableTwoField.FEES_WAN));
                var value = cell.value();
                if (value == null || value.scale() <= 0 || value.scale() >= 4) {
                    return List.of();
                }
                var padded = value.setScale(4, RoundingMode.UNNECESSARY);
                return List.of(cellFinding(
                        check,
                        TableTwoField.FEES_WAN,
                        cell,
                        padded,
                        "填为 %s，只有 %d 位小数，可写作 %s。".formatted(value, value.scale(), padded)));
            }));

    static final Check UNIT_IN_CELL = new Check(
            "T2-03", "单位写在表头，不写进单元格", Level.HINT, SumChecks.WITH_TABLES, "表二表头已写明单位", Check.finding((check, x) -> {
                var findings = new ArrayList<Finding>();
                for (var field : TableTwoField.of(x.report().form())) {
                    var cell = x.report().cell(CellId.of(field));
                    var unit = UNIT.matcher(cell.printed());
                    if (cell.reading() == Cell.Reading.NORMALISED && unit.find()) {
                        findings.add(cellFinding(
                                check,
                                field,
                                cell,
                                cell.value(),
                                "写作“%s”，单元格里带有单位“%s”，应只填数：%s%s。"
                                        .formatted(
                                                cell.printed(),
                                                unit.group(),
                                                cell.value(),
                                                field.isMoney() ? "（万元）" : "")));
                    }
                }
                x.notes(Note.Code.UNIT_UNKNOWN)
                        .forEach(n -> findings.add(Finding.of(check, "table2.procurement_amount", n.text())));
                return findings;
            }));

    static final Check IN_FORCE =
            new Check("T2-04", "现行有效件数不少于本年制发件数减本年废止件数", Level.WARNING, NEW, "表二各列含义", Check.finding((check, x) -> {
                var findings = new ArrayList<Finding>();
                inForce(
                        check,
                        x,
                        TableTwoField.REGULATIONS_ISSUED,
                        TableTwoField.REGULATIONS_REPEALED,
                        TableTwoField.REGULATIONS_IN_FORCE,
                        findings);
                inForce(
                        check,
                        x,
                        TableTwoField.NORMATIVE_ISSUED,
                        TableTwoField.NORMATIVE_REPEALED,
                        TableTwoField.NORMATIVE_IN_FORCE,
                        findings);
                return findings;
            }));

    private static void inForce(
            Check check,
            Examined x,
            TableTwoField issued,
            TableTwoField repealed,
            TableTwoField inForce,
            List<Finding> findings) {
        var made = x.report().value(CellId.of(issued));
        var gone = x.report().value(CellId.of(repealed));
        var now = x.report().value(CellId.of(inForce));
        if (made.isEmpty() || gone.isEmpty() || now.isEmpty()) {
            return;
        }
        var least = made.get().subtract(gone.get());
        if (now.get().compareTo(least) < 0) {
            findings.add(cellFinding(
                    check,
                    inForce,
                    x.report().cell(CellId.of(inForce)),
                    null,
                    "填为 %s，少于本年制发 %s 减本年废止 %s（%s），相差 %s。"
                            .formatted(now.get(), made.get(), gone.get(), least, least.subtract(now.get()))));
        }
    }

    static final Check REGULATION_POWER = new Check(
            "T2-06", "没有规章制定权的机关，规章各列为 0", Level.WARNING, SumChecks.WITH_TABLES, "《立法法》关于规章制定权的规定", (check, x) -> {
                var organ = x.report().organ();
                if (organ.isEmpty()) {
                    return new Answer.CannotTell("不知道是哪个机关");
                }
                if (MAY_MAKE_REGULATIONS.matcher(organ).matches()) {
                    return new Answer.Holds();
                }
                var findings = new ArrayList<Finding>();
                for (var field : TableTwoField.of(x.report().form())) {
                    var cell = x.report().cell(CellId.of(field));
                    if (field.rowLabel().equals("规章")
                            && cell.value() != null
                            && cell.value().signum() > 0) {
                        findings.add(cellFinding(
                                check,
                                field,
                                cell,
                                BigDecimal.ZERO,
                                "填为 %s，%s没有规章制定权，应为 0，相差 %s；本部门实施的政府规章由制定机关填报。"
                                        .formatted(cell.value(), organ, cell.value())));
                    }
                }
                return Answer.of(findings);
            });

    static final Check PROCUREMENT = new Check(
            "T2-08",
            "采购项目数量为 0 时采购总金额为 0，反之亦然；上一年项目数量加本年增/减不小于 0",
            Level.WARNING,
            OLD,
            "国办公开办函〔2019〕60号表二",
            Check.finding((check, x) -> {
                var findings = new ArrayList<Finding>();
                var count = x.report().value(CellId.of(TableTwoField.PROCUREMENT_COUNT));
                var amount = x.report().cell(CellId.of(TableTwoField.PROCUREMENT_AMOUNT));
                if (count.isPresent()
                        && amount.value() != null
                        && (count.get().signum() == 0) != (amount.value().signum() == 0)) {
                    findings.add(cellFinding(
                            check,
                            TableTwoField.PROCUREMENT_AMOUNT,
                            amount,
                            null,
                            "填为 %s 万元，而采购项目数量为 %s，两者应同为 0 或同不为 0。".formatted(amount.value(), count.get())));
                }
                for (var field : TableTwoField.of(Form.FMT_2019)) {
                    if (field.maySink()) {
                        change(check, x, field, findings);
                    }
                }
                return findings;
            }));

    private static void change(Check check, Examined x, TableTwoField change, List<Finding> findings) {
        var previous = TableTwoField.valueOf(change.name().replace("_CHANGE", "_PREV"));
        var before = x.report().value(CellId.of(previous));
        var by = x.report().cell(CellId.of(change));
        if (before.isPresent()
                && by.value() != null
                && before.get().add(by.value()).signum() < 0) {
            findings.add(cellFinding(
                    check,
                    change,
                    by,
                    null,
                    "填为 %s，上一年项目数量只有 %s，相加为 %s，不应小于 0。"
                            .formatted(by.value(), before.get(), before.get().add(by.value()))));
        }
    }

    static final Check LABELS = new Check(
            "T2-10",
            "表二栏目名称与法定格式一致",
            Level.WARNING,
            SumChecks.WITH_TABLES,
            "法定表样",
            Check.finding((check, x) -> x.notes(Note.Code.LABEL_DRIFT).stream()
                    .filter(n -> TableTwoField.of(x.report().form()).stream()
                            .anyMatch(f -> f.rowLabel().equals(n.where())))
                    .map(n -> new Finding(
                            check.id(), check.level(), check.id(), "table2", "表二" + n.text(), null, n.place()))
                    .toList()));

    static Finding cellFinding(
            Check check,
            TableTwoField field,
            Cell cell,
            @org.jspecify.annotations.Nullable BigDecimal proposed,
            String text) {
        var id = CellId.of(field);
        return new Finding(check.id(), check.level(), check.id(), id.path(), id.label() + text, proposed, cell.place());
    }

    static final List<Check> ALL = List.of(
            NATURAL_NUMBERS, DECIMALS, UNIT_IN_CELL, IN_FORCE, REGULATION_POWER, PROCUREMENT, FEWER_DECIMALS, LABELS);
}
