package org.yangguang.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One 政府信息公开工作年度报告, wherever it came from: read from a file, compiled from the ledgers or
/// typed in.
///
/// @param title the title as printed, empty if none
/// @param organ full name of the organ, empty if it could not be known
/// @param year the year reported on, not the year of publication; 0 if it could not be known
/// @param publishedOn 发布日期 or 落款日期
/// @param preamble paragraphs before 一、
/// @param sections the parts with their real headings, in order; tables are not repeated in the text
/// @param cells every statutory cell that was looked for; a missing key means the same as [Cell#NOT_THERE]
/// @param indicators figures of the sheets up to 2018 by name: this year, cumulative
public record AnnualReport(
        String title,
        String organ,
        int year,
        Form form,
        @Nullable LocalDate publishedOn,
        List<String> preamble,
        List<Section> sections,
        Map<CellId, Cell> cells,
        Map<String, List<Optional<BigDecimal>>> indicators) {

    public AnnualReport {
        preamble = List.copyOf(preamble);
        sections = List.copyOf(sections);
        cells = Map.copyOf(cells);
        indicators = Map.copyOf(indicators);
    }

    /// A part of the report.
    ///
    /// @param ordinal 1 to 6 for the six statutory parts, by content rather than by the number
    ///     printed; 0 for a part the form does not have
    /// @param heading the heading as printed
    /// @param paragraphs its text, one entry a paragraph, sub-headings included
    public record Section(int ordinal, String heading, List<String> paragraphs) {
        public Section {
            paragraphs = List.copyOf(paragraphs);
        }

        public String text() {
            return String.join("\n", paragraphs);
        }
    }

    public Cell cell(CellId id) {
        return cells.getOrDefault(id, Cell.NOT_THERE);
    }

    /// The value at an address, if it is known.
    public Optional<BigDecimal> value(CellId id) {
        return Optional.ofNullable(cell(id).value());
    }

    public Optional<Section> section(int ordinal) {
        return sections.stream().filter(s -> s.ordinal() == ordinal).findFirst();
    }
}
