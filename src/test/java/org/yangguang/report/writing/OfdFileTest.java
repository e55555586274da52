package org.yangguang.report.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ofdrw.reader.ContentExtractor;
import org.ofdrw.reader.OFDReader;
import org.yangguang.document.PdfPress;
import org.yangguang.report.AnnualReport;

/// An OFD file of ours as another reader of GB/T 33190 sees it.
class OfdFileTest {
    private static final ReportWriter WRITER = new ReportWriter(new PdfPress());
    private static final LocalDate DATE = LocalDate.of(2026, 1, 29);

    static List<AnnualReport> reports() {
        return List.of(ReportFixtures.report2021(), ReportFixtures.report2019());
    }

    @ParameterizedTest
    @MethodSource("reports")
    @DisplayName("GB/T 33190：另一读取程序见到的页数和文字与 PDF 相同")
    void anotherReaderSeesThePagesOfThePdf(AnnualReport report) throws IOException {
        var ofd = WRITER.write(report, ReportFormat.OFD, DATE);
        try (var pdf = Loader.loadPDF(WRITER.write(report, ReportFormat.PDF, DATE));
                var reader = new OFDReader(new ByteArrayInputStream(ofd))) {
            assertThat(reader.getNumberOfPages()).isEqualTo(pdf.getNumberOfPages());
            var text = new ContentExtractor(reader);
            for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                var stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                assertThat(letters(String.join("", text.getPageContent(page))))
                        .as("page %d", page)
                        .isEqualTo(letters(stripper.getText(pdf)));
                var size = reader.getPageInfo(page).getSize();
                assertThat(size.getWidth()).isEqualTo(210, org.assertj.core.api.Assertions.within(0.1));
                assertThat(size.getHeight()).isEqualTo(297, org.assertj.core.api.Assertions.within(0.1));
            }
        }
    }

    private static List<Integer> letters(String text) {
        return text.codePoints()
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
                .sorted()
                .boxed()
                .toList();
    }

    @Test
    @DisplayName("同一报告写出同样的字节，部件齐全，每个标识只用一次")
    void sameReportSameBytes() throws IOException {
        var ofd = WRITER.write(ReportFixtures.report2021(), ReportFormat.OFD, DATE);
        assertThat(WRITER.write(ReportFixtures.report2021(), ReportFormat.OFD, DATE))
                .isEqualTo(ofd);
        var ids = new java.util.ArrayList<String>();
        var names = new java.util.ArrayList<String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(ofd))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                var id = java.util.regex.Pattern.compile(" ID=\"(\\d+)\"")
                        .matcher(new String(zip.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
                while (id.find()) {
                    ids.add(id.group(1));
                }
            }
        }
        assertThat(names).startsWith("OFD.xml", "Doc_0/Document.xml", "Doc_0/PublicRes.xml");
        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(200);
    }
}
