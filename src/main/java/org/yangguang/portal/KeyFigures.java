package org.yangguang.portal;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.CellId;
import org.yangguang.report.DisputeColumn;
import org.yangguang.report.DisputeRoute;
import org.yangguang.report.Form;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.TableTwoField;
import org.yangguang.report.published.PublishedReports;

/// The numbers a reader asks for first, out of the cells of a published report. A total that its own
/// row contradicts is shown as printed, and said to be so.
public record KeyFigures(int year, List<Figure> figures) {

    /// @param value empty where the report does not say
    /// @param note one line of explanation
    /// @param doubtful whether the report contradicts itself here
    public record Figure(String label, String value, String note, boolean doubtful) {}

    static KeyFigures of(PublishedReports.Report published) {
        var report = published.content();
        return new KeyFigures(
                report.year(),
                List.of(
                        normative(report),
                        row(report, "新收申请", TableThreeRow.NEW_RECEIVED, "上年结转", TableThreeRow.CARRIED_IN),
                        row(report, "办结申请", TableThreeRow.TOTAL, "结转下年度", TableThreeRow.CARRIED_OUT),
                        row(report, "予以公开", TableThreeRow.GRANTED, "部分公开", TableThreeRow.PARTIAL),
                        disputes(report)));
    }

    private static Figure normative(AnnualReport report) {
        boolean old = report.form() == Form.FMT_2019;
        return new Figure(
                old ? "公开的规范性文件" : "现行有效规范性文件",
                value(report, CellId.of(old ? TableTwoField.NORMATIVE_TOTAL_PUBLIC : TableTwoField.NORMATIVE_IN_FORCE)),
                note(
                        old ? "本年新公开" : "本年制发",
                        value(
                                report,
                                CellId.of(old ? TableTwoField.NORMATIVE_PUBLISHED : TableTwoField.NORMATIVE_ISSUED))),
                false);
    }

    private static Figure row(
            AnnualReport report, String label, TableThreeRow row, String besideLabel, TableThreeRow beside) {
        var printed = report.value(CellId.of(row, ApplicantColumn.TOTAL));
        var added = row == TableThreeRow.TOTAL ? concluded(report) : added(report, row);
        if (printed.isPresent() && added.isPresent() && printed.get().compareTo(added.get()) != 0) {
            return new Figure(
                    label,
                    printed.get().toPlainString(),
                    "原文如此，各项相加为 " + added.get().toPlainString(),
                    true);
        }
        return new Figure(
                label,
                printed.map(BigDecimal::toPlainString).orElse(""),
                note(besideLabel, value(report, CellId.of(beside, ApplicantColumn.TOTAL))),
                false);
    }

    /// Every result together, if all of them are known.
    private static Optional<BigDecimal> concluded(AnnualReport report) {
        return sum(TableThreeRow.leaves(report.form()).stream()
                .map(row -> added(report, row))
                .toList());
    }

    /// The six columns of a row together, if all of them are known.
    static Optional<BigDecimal> added(AnnualReport report, TableThreeRow row) {
        var values = Arrays.stream(ApplicantColumn.values())
                .filter(column -> column != ApplicantColumn.TOTAL)
                .map(column -> report.value(CellId.of(row, column)))
                .toList();
        return sum(values);
    }

    static Optional<BigDecimal> sum(List<Optional<BigDecimal>> values) {
        return values.stream().allMatch(Optional::isPresent)
                ? Optional.of(values.stream().flatMap(Optional::stream).reduce(BigDecimal.ZERO, BigDecimal::add))
                : Optional.empty();
    }

    private static Figure disputes(AnnualReport report) {
        var direct = report.value(CellId.of(DisputeRoute.LITIGATION_DIRECT, DisputeColumn.TOTAL));
        var after = report.value(CellId.of(DisputeRoute.LITIGATION_AFTER_RECONSIDERATION, DisputeColumn.TOTAL));
        var litigation = direct.isPresent() && after.isPresent()
                ? direct.get().add(after.get()).toPlainString()
                : "";
        return new Figure(
                "行政复议",
                value(report, CellId.of(DisputeRoute.RECONSIDERATION, DisputeColumn.TOTAL)),
                note("行政诉讼", litigation),
                false);
    }

    private static String value(AnnualReport report, CellId id) {
        return report.value(id).map(BigDecimal::toPlainString).orElse("");
    }

    private static String note(String label, String value) {
        return value.isEmpty() ? label + "未载明" : label + " " + value + " 件";
    }
}
