package org.yangguang.report.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yangguang.document.PdfPress;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.Cell;
import org.yangguang.report.CellId;
import org.yangguang.report.extraction.Reading;
import org.yangguang.report.extraction.ReportReader;

/// What is written and read again is the same report, in every format and on every form.
class RoundTripTest {
    private static final ReportWriter WRITER = new ReportWriter(new PdfPress());
    private static final LocalDate DATE = LocalDate.of(2024, 1, 31);

    @ParameterizedTest(name = "{0}：{1} 份")
    @CsvSource({"HTML,300", "XLSX,80", "CSV,400", "JSON,400", "DOCX,40", "PDF,16", "OFD,16"})
    @DisplayName("写出再读回，还是同一份报告")
    void writtenAndReadAgain(ReportFormat format, int count) {
        var wrong = new ArrayList<String>();
        for (long seed = 1; seed <= count && wrong.size() < 5; seed++) {
            var report = RandomReports.of(seed);
            var reading = new ReportReader().read(WRITER.write(report, format, DATE), "往返");
            var differences = switch (reading) {
                case Reading.Read(var read, var _) -> differences(report, read, format);
                case Reading.Unreadable(var code, var message) -> List.of(code + " " + message);
            };
            if (!differences.isEmpty()) {
                wrong.add("seed " + seed + ": "
                        + String.join("\n    ", differences.subList(0, Math.min(6, differences.size()))));
            }
        }
        assertThat(wrong).as(format.name()).isEmpty();
    }

    @Test
    @DisplayName("报告的 DOCX 由别的软件另存为 DOC，读出来还是同一份报告")
    void savedAsDocByAnotherProgram() throws IOException {
        try (var in = RoundTripTest.class.getResourceAsStream("/report/samples/report-2019.doc")) {
            var reading = new ReportReader().read(Objects.requireNonNull(in).readAllBytes(), "旧.doc");
            assertThat(reading).isInstanceOf(Reading.Read.class);
            assertThat(differences(ReportFixtures.report2019(), ((Reading.Read) reading).report(), ReportFormat.DOCX))
                    .isEmpty();
        }
    }

    /// On paper a report without a title bears the one its organ and year make. Pages of PDF and OFD
    /// hold characters at places: where a line ends and where a blank stands is not written there, so
    /// text is compared without blanks; paragraphs and headings must be the same ones.
    private static List<String> differences(AnnualReport want, AnnualReport got, ReportFormat format) {
        boolean exact = format == ReportFormat.JSON || format == ReportFormat.CSV;
        boolean drawn = format == ReportFormat.PDF || format == ReportFormat.OFD;
        UnaryOperator<String> text = drawn ? t -> t.replaceAll("\\s", "") : t -> t;
        var seen = new LinkedHashMap<String, Object[]>();
        seen.put("title", pair(exact ? want.title() : ReportParts.title(want), got.title(), text));
        seen.put("organ", pair(want.organ(), got.organ(), text));
        seen.put("year", new Object[] {want.year(), got.year()});
        seen.put("form", new Object[] {want.form(), got.form()});
        seen.put("published", new Object[] {want.publishedOn(), got.publishedOn()});
        var wrote = lines(want, text);
        var read = lines(got, text);
        for (int i = 0; i < Math.max(wrote.size(), read.size()); i++) {
            seen.put(
                    "line " + i,
                    new Object[] {i < wrote.size() ? wrote.get(i) : null, i < read.size() ? read.get(i) : null});
        }
        seen.put("indicators", new Object[] {indicators(want), indicators(got)});
        for (var id : CellId.of(want.form())) {
            seen.put(id.path(), new Object[] {kind(want.cell(id)), kind(got.cell(id))});
        }
        return seen.entrySet().stream()
                .filter(e -> !Objects.equals(e.getValue()[0], e.getValue()[1]))
                .map(e -> e.getKey() + " wrote <" + e.getValue()[0] + "> read <" + e.getValue()[1] + ">")
                .toList();
    }

    private static Object[] pair(String want, String got, UnaryOperator<String> text) {
        return new Object[] {text.apply(want), text.apply(got)};
    }

    /// The text, each heading with its ordinal.
    private static List<String> lines(AnnualReport report, UnaryOperator<String> text) {
        var lines = new ArrayList<String>();
        report.preamble().forEach(paragraph -> lines.add(text.apply(paragraph)));
        for (var section : report.sections()) {
            lines.add(section.ordinal() + " # " + text.apply(section.heading()));
            section.paragraphs().forEach(paragraph -> lines.add(text.apply(paragraph)));
        }
        return lines;
    }

    /// A value, or why there is none and what is printed instead.
    private static String kind(Cell cell) {
        var value = cell.value();
        if (value != null) {
            return plain(value);
        }
        return cell.reading() + (cell.reading() == Cell.Reading.BLANK ? "" : cell.printed());
    }

    private static Map<String, List<String>> indicators(AnnualReport report) {
        var map = new LinkedHashMap<String, List<String>>();
        report.indicators().keySet().stream()
                .sorted()
                .forEach(name -> map.put(
                        name,
                        report.indicators().getOrDefault(name, List.of()).stream()
                                .map(RoundTripTest::plain)
                                .toList()));
        return map;
    }

    private static String plain(Optional<BigDecimal> value) {
        return value.map(RoundTripTest::plain).orElse("");
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
