package org.yangguang.annual.sum;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.yangguang.annual.Figures;
import org.yangguang.annual.FurtherFindings;
import org.yangguang.organ.Organ;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.Cell;
import org.yangguang.report.CellId;
import org.yangguang.report.checking.Finding;
import org.yangguang.report.checking.Level;
import org.yangguang.report.checking.RollUpChecks;
import org.yangguang.report.checking.SummedReport;
import org.yangguang.report.checking.SummedReport.Child;

/// AG-01 to AG-05 for a government's own report, against the sum that is kept.
@Component
public class SumFindings implements FurtherFindings {

    private final SumStore store;

    SumFindings(SumStore store) {
        this.store = store;
    }

    @Override
    public List<Finding> of(Organ organ, int year, AnnualReport report) {
        return store.sum(organ.id(), year)
                .filter(sum -> sum.form() == report.form())
                .map(sum -> of(report, sum, store.parts(organ.id(), year, sum.form())))
                .orElse(List.of());
    }

    /// What the rules of a roll-up say of a report and the parts of its sum.
    public static List<Finding> of(AnnualReport report, Sum sum, List<SumPart> parts) {
        Map<CellId, Cell> own = Map.of();
        var children = new ArrayList<Child>();
        for (var part : parts) {
            var cells = part.figures().map(SumFindings::cells).orElse(Map.of());
            switch (part.role()) {
                case OWN -> own = cells;
                case ENDED, VERTICAL -> {}
                case ORGAN, SUM, REPORT ->
                    children.add(
                            switch (part.standing()) {
                                case MISSING -> new Child.Missing(part.name());
                                case FAILING -> new Child.Failing(part.name(), cells, errors(part));
                                case SOUND, RETURNED, INCOMPLETE, LEFT_OUT -> new Child.Reported(part.name(), cells);
                            });
            }
        }
        return RollUpChecks.check(new SummedReport(report, own, children));
    }

    private static List<Finding> errors(SumPart part) {
        var error = new Finding("AG-05", Level.ERROR, "AG-05", "children", part.name() + "的报告校验未通过。", null, null);
        return java.util.Collections.nCopies(Math.max(1, part.errors()), error);
    }

    private static Map<CellId, Cell> cells(Figures figures) {
        var cells = new HashMap<CellId, Cell>();
        figures.values().forEach((id, value) -> cells.put(id, counted(value)));
        return cells;
    }

    private static Cell counted(BigDecimal value) {
        return new Cell(Cell.Reading.COUNTED, value, "", null);
    }
}
