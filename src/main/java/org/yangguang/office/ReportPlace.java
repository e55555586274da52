package org.yangguang.office;

import java.util.Arrays;
import java.util.Optional;
import org.yangguang.annual.ProsePart;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.CellId;
import org.yangguang.report.DisputeColumn;
import org.yangguang.report.DisputeRoute;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.checking.Finding;

/// A place in a report as pages name it: a cell, a passage, or a part.
///
/// @param code path of a cell, or name of a [ProsePart]
/// @param label what a person reads
public record ReportPlace(String code, String label) {

    /// A place that can be marked; empty if the report has none such.
    static Optional<ReportPlace> of(String code) {
        return CellId.at(code)
                .map(cell -> new ReportPlace(code, cell.label()))
                .or(() -> Arrays.stream(ProsePart.values())
                        .filter(part -> part.name().equals(code))
                        .findFirst()
                        .map(part -> new ReportPlace(code, label(part))));
    }

    private static String label(ProsePart part) {
        if (part == ProsePart.PREAMBLE) {
            return "引言";
        }
        var section = "第" + "一二三四五六".charAt(part.section() - 1) + "部分";
        return part.heading().isEmpty() ? section : section + part.heading();
    }

    /// The id of its element on a page.
    public String anchor() {
        return anchor(code);
    }

    static String anchor(String code) {
        return "at-" + code.replace('.', '-');
    }

    /// Where a finding is to be seen: its cell, the total it is about, or the part of the text.
    static String anchor(Finding finding) {
        var where = finding.where();
        return CellId.at(where)
                .or(() -> total(finding.ruleId(), where))
                .map(cell -> anchor(cell.path()))
                .orElseGet(() -> where.matches("section[1-6]") ? "s" + where.charAt(7) : part(finding.ruleId()));
    }

    private static Optional<CellId> total(String rule, String where) {
        if (rule.startsWith("T4")) {
            return Arrays.stream(DisputeRoute.values())
                    .filter(route -> route.code().equals(where))
                    .findFirst()
                    .map(route -> CellId.of(route, DisputeColumn.TOTAL));
        }
        if (!rule.startsWith("T3")) {
            return Optional.empty();
        }
        return Arrays.stream(TableThreeRow.values())
                .filter(row -> row.code().equals(where))
                .findFirst()
                .map(row -> CellId.of(row, ApplicantColumn.TOTAL))
                .or(() -> Arrays.stream(ApplicantColumn.values())
                        .filter(column -> column.code().equals(where))
                        .findFirst()
                        .map(column -> CellId.of(TableThreeRow.TOTAL, column)));
    }

    private static String part(String rule) {
        return rule.matches("T[234].*") ? "s" + rule.charAt(1) : "s0";
    }
}
