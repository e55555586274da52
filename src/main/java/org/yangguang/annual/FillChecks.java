package org.yangguang.annual;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.CellId;
import org.yangguang.report.checking.Finding;
import org.yangguang.report.checking.Level;

/// A report against what was counted for it.
public final class FillChecks {

    private FillChecks() {}

    /// LD-01: a number that is not the one counted, though nobody signed for the difference. LD-02: a
    /// cell of a sum
    /// in which the government's own number is not known.
    ///
    /// @param adjusted the cells changed by hand, each with a signed reason
    public static List<Finding> of(AnnualReport report, Fill fill, Set<CellId> adjusted) {
        var findings = new ArrayList<Finding>();
        if (fill.figures().form() != report.form()) {
            return findings;
        }
        for (var id : CellId.of(report.form())) {
            if (adjusted.contains(id)
                    || Totals.parts(report.form(), id).stream().anyMatch(part -> touched(part, adjusted, report))) {
                continue;
            }
            var counted = fill.figures().value(id);
            var stated = report.value(id);
            if (counted.isPresent() && !same(counted.get(), stated)) {
                findings.add(finding(
                        "LD-01",
                        id,
                        "%s填为 %s，%s为 %s，没有人工改动的记录。请恢复，或者写明理由后改动。"
                                .formatted(
                                        id.label(),
                                        stated.map(BigDecimal::toPlainString).orElse("空白"),
                                        fill.source().label(),
                                        counted.get().toPlainString())));
            }
            if (fill.own().filter(own -> own.value(id).isEmpty()).isPresent() && !Totals.isTotal(id)) {
                findings.add(finding(
                        "LD-02",
                        id,
                        "%s：本级的数没有取到，%s 只是下级之和。请补录本级台账后重新取数，或者填写合计并写明理由。"
                                .formatted(
                                        id.label(),
                                        counted.map(BigDecimal::toPlainString).orElse("现在的数"))));
            }
        }
        return findings;
    }

    private static boolean touched(CellId part, Set<CellId> adjusted, AnnualReport report) {
        return adjusted.contains(part)
                || Totals.parts(report.form(), part).stream().anyMatch(adjusted::contains);
    }

    private static boolean same(BigDecimal counted, Optional<BigDecimal> stated) {
        return stated.filter(value -> value.compareTo(counted) == 0).isPresent();
    }

    private static Finding finding(String rule, CellId id, String text) {
        return new Finding(rule, Level.ERROR, rule, id.path(), text, null, null);
    }
}
