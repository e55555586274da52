package org.yangguang.report.comparing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.AnnualReport.Section;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.Cell;
import org.yangguang.report.CellId;
import org.yangguang.report.Form;
import org.yangguang.report.TableThreeRow;

/// A report of an organ that does not exist, whose sums hold, to be changed where a test needs it.
public final class AReport {
    private final String organ;
    private final int year;
    private final Form form;
    private @Nullable LocalDate publishedOn;
    private final List<Section> sections = new ArrayList<>();
    private final Map<CellId, Cell> cells = new HashMap<>();

    private AReport(String organ, int year, Form form) {
        this.organ = organ;
        this.year = year;
        this.form = form;
        publishedOn = LocalDate.of(year + 1, 1, 19);
        Correspondence.cells(form).forEach(id -> cells.put(id, Cell.counted(0)));
    }

    public static AReport of(String organ, int year) {
        return new AReport(organ, year, Form.forYear(year));
    }

    public static AReport of(String organ, int year, Form form) {
        return new AReport(organ, year, form);
    }

    /// Received and granted within the year, all from natural persons.
    public AReport granted(long requests) {
        for (var row : List.of(TableThreeRow.NEW_RECEIVED, TableThreeRow.GRANTED, TableThreeRow.TOTAL)) {
            for (var column : List.of(ApplicantColumn.NATURAL, ApplicantColumn.TOTAL)) {
                with(CellId.of(row, column), requests);
            }
        }
        return this;
    }

    public AReport with(CellId id, long value) {
        cells.put(id, Cell.counted(value));
        return this;
    }

    public AReport with(CellId id, String value) {
        cells.put(id, Cell.counted(new BigDecimal(value)));
        return this;
    }

    public AReport with(CellId id, Cell.Reading reading, String printed) {
        cells.put(id, new Cell(reading, null, printed, null));
        return this;
    }

    public AReport text(int part, String heading, String... paragraphs) {
        sections.add(new Section(part, heading, List.of(paragraphs)));
        return this;
    }

    public AReport publishedOn(@Nullable LocalDate date) {
        publishedOn = date;
        return this;
    }

    public AnnualReport report() {
        return new AnnualReport(
                organ + year + "年政府信息公开工作年度报告", organ, year, form, publishedOn, List.of(), sections, cells, Map.of());
    }
}
