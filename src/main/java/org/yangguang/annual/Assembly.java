package org.yangguang.annual;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.Cell;
import org.yangguang.report.CellId;
import org.yangguang.report.Form;

/// Puts a report together from its numbers and its text.
final class Assembly {

    private static final List<String> HEADINGS = List.of(
            "一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项");

    private static final Cell BLANK = new Cell(Cell.Reading.BLANK, null, "", null);

    private Assembly() {}

    /// The numbers as they stand: of the fill, changed by hand where somebody signed for it, totals
    /// computed.
    static Figures figures(Form form, Figures filled, Map<CellId, AnnualState.Adjustment> adjusted) {
        var typed = new HashMap<CellId, BigDecimal>(filled.values());
        adjusted.forEach((id, adjustment) -> typed.put(id, adjustment.value()));
        return Totals.with(form, typed);
    }

    /// @param name the organ's name at the end of the year
    /// @param text the passages with their live fields filled in
    static AnnualReport report(String name, int year, Figures figures, Function<ProsePart, String> text) {
        var cells = new HashMap<CellId, Cell>();
        for (var id : CellId.of(figures.form())) {
            cells.put(id, figures.value(id).map(Cell::counted).orElse(BLANK));
        }
        return new AnnualReport(
                name + year + "年政府信息公开工作年度报告",
                name,
                year,
                figures.form(),
                null,
                paragraphs(text.apply(ProsePart.PREAMBLE)),
                sections(text),
                cells,
                Map.of());
    }

    private static List<AnnualReport.Section> sections(Function<ProsePart, String> text) {
        var sections = new ArrayList<AnnualReport.Section>();
        for (int ordinal = 1; ordinal <= HEADINGS.size(); ordinal++) {
            int section = ordinal;
            var paragraphs = Arrays.stream(ProsePart.values())
                    .filter(part -> part.section() == section)
                    .flatMap(part -> passage(part, text.apply(part)).stream())
                    .toList();
            sections.add(new AnnualReport.Section(section, HEADINGS.get(section - 1), paragraphs));
        }
        return sections;
    }

    private static List<String> passage(ProsePart part, String text) {
        var lines = new ArrayList<String>();
        var paragraphs = paragraphs(text);
        if (!part.heading().isEmpty() && !paragraphs.isEmpty()) {
            lines.add(part.heading());
        }
        lines.addAll(paragraphs);
        return lines;
    }

    private static List<String> paragraphs(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
