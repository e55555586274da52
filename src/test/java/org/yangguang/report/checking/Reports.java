package org.yangguang.report.checking;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.AnnualReport.Section;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.Cell;
import org.yangguang.report.CellId;
import org.yangguang.report.DisputeColumn;
import org.yangguang.report.DisputeRoute;
import org.yangguang.report.Form;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.TableTwoField;
import org.yangguang.report.extraction.Note;

/// A report that is right in every respect, to be spoilt in one.
///
/// Six received, one carried in, seven concluded (three granted, four not held), none carried out.
final class Reports {
    private String title = "云山县商务局2022年政府信息公开工作年度报告";
    private String organ = "云山县商务局";
    private int year = 2022;
    private final Form form;
    private @Nullable LocalDate publishedOn = LocalDate.of(2023, 1, 19);
    private final List<String> preamble = new ArrayList<>(List.of("本报告所列数据的统计期限自2022年1月1日起至2022年12月31日止。"));
    private final Map<Integer, Section> sections = new HashMap<>();
    private final Map<CellId, Cell> cells = new HashMap<>();
    private final Map<String, List<Optional<BigDecimal>>> indicators = new HashMap<>();
    private final List<Note> notes = new ArrayList<>();

    private Reports(Form form) {
        this.form = form;
        for (int part = 1; part <= 6; part++) {
            sections.put(part, new Section(part, StructureChecks.PARTS.get(part - 1), List.of()));
        }
        text(1, "主动公开各类信息119条。依申请公开方面，本年新收政府信息公开申请6件，上年结转1件，共办结7件。" + "严格政府信息管理和保密审查。加强网站平台建设。做好监督保障、考核、社会评议和责任追究。");
        text(5, "存在的问题是形式不够丰富。2023年，我局将进一步改进。");
        text(6, "本单位2022年未收取信息处理费。");
        TableTwoField.of(form).forEach(f -> cells.put(CellId.of(f), Cell.counted(0)));
        TableThreeRow.of(form).forEach(row -> row(row, 0, 0));
        row(TableThreeRow.NEW_RECEIVED, 4, 2);
        row(TableThreeRow.CARRIED_IN, 1, 0);
        row(TableThreeRow.GRANTED, 3, 0);
        row(TableThreeRow.UNAVAILABLE_NOT_HELD, 2, 2);
        row(TableThreeRow.TOTAL, 5, 2);
        for (var route : DisputeRoute.values()) {
            for (var column : DisputeColumn.values()) {
                cells.put(CellId.of(route, column), Cell.counted(0));
            }
        }
    }

    static Reports aReport() {
        return new Reports(Form.FMT_2021);
    }

    static Reports aReportOf2020() {
        var report = new Reports(Form.FMT_2019);
        report.year = 2020;
        report.title = "云山县商务局2020年政府信息公开工作年度报告";
        report.publishedOn = LocalDate.of(2021, 1, 19);
        report.preamble.set(0, "本报告所列数据的统计期限自2020年1月1日起至2020年12月31日止。");
        report.text(5, "存在的问题是形式不够丰富。2021年，我局将进一步改进。");
        return report;
    }

    /// The old 统计表: 45 pages published, 40 on the site and 5 in the gazette.
    Reports withOldSheet() {
        indicator("active_total", 45L);
        indicator("active_website", 40L);
        indicator("active_gazette", 5L);
        indicator("response_total", 2L);
        indicator("interviews", 2L);
        indicator("apply_total", 3L);
        indicator("apply_online", 3L);
        return this;
    }

    Reports indicator(String name, @Nullable Long value) {
        var known = value == null ? Optional.<BigDecimal>empty() : Optional.of(BigDecimal.valueOf(value));
        indicators.put(name, List.of(known, Optional.empty()));
        return this;
    }

    Reports row(TableThreeRow row, long natural, long commercial) {
        for (var column : ApplicantColumn.values()) {
            long value = switch (column) {
                case NATURAL -> natural;
                case COMMERCIAL -> commercial;
                case TOTAL -> natural + commercial;
                case RESEARCH, NONPROFIT, LEGAL, OTHER -> 0;
            };
            cells.put(CellId.of(row, column), Cell.counted(value));
        }
        return this;
    }

    Reports with(CellId id, long value) {
        cells.put(id, Cell.counted(value));
        return this;
    }

    Reports with(CellId id, String value) {
        cells.put(id, Cell.counted(new BigDecimal(value)));
        return this;
    }

    Reports with(CellId id, Cell.Reading reading, String printed, @Nullable BigDecimal value) {
        cells.put(id, new Cell(reading, value, printed, null));
        return this;
    }

    Reports without(CellId id) {
        cells.remove(id);
        return this;
    }

    Reports text(int part, String... paragraphs) {
        var heading = StructureChecks.PARTS.get(part - 1);
        sections.put(part, new Section(part, heading, List.of(paragraphs)));
        return this;
    }

    Reports headed(int part, String heading) {
        sections.put(part, new Section(part, heading, List.of("内容")));
        return this;
    }

    Reports withoutPart(int part) {
        sections.remove(part);
        return this;
    }

    Reports title(String title) {
        this.title = title;
        return this;
    }

    Reports organ(String organ) {
        this.organ = organ;
        return this;
    }

    Reports year(int year) {
        this.year = year;
        return this;
    }

    Reports publishedOn(String date) {
        publishedOn = LocalDate.parse(date);
        return this;
    }

    Reports withoutPreamble() {
        preamble.clear();
        return this;
    }

    Reports noted(Note.Code code, String where, String text) {
        notes.add(new Note(code, null, where, text, null));
        return this;
    }

    AnnualReport report() {
        var parts = sections.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
        return new AnnualReport(title, organ, year, form, publishedOn, preamble, parts, cells, indicators);
    }

    Examined examined() {
        return new Examined(report(), notes, Settings.STANDARD);
    }

    /// Beside another report: of the year before, or of a sister organ.
    Examined beside(Reports other) {
        return new Examined(report(), notes, Settings.STANDARD, other.report(), null);
    }

    Map<CellId, Cell> cells() {
        return Map.copyOf(cells);
    }
}
