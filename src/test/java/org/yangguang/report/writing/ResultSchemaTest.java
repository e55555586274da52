package org.yangguang.report.writing;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yangguang.report.checking.Checker;
import org.yangguang.report.extraction.Reading;
import org.yangguang.report.extraction.ReportReader;

/// Every result keeps to the schema we publish. The validator is given the schema as text and knows
/// the draft itself: nothing is fetched.
class ResultSchemaTest {
    private static Schema schema;

    @BeforeAll
    static void published() throws IOException {
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("docs/report-result.schema.json")), InputFormat.JSON);
    }

    private static List<String> wrong(String json) {
        return schema.validate(json, InputFormat.JSON).stream()
                .map(Objects::toString)
                .toList();
    }

    private static Reading.Read read(String name) throws IOException {
        try (var in = ResultSchemaTest.class.getResourceAsStream("/report/samples/" + name)) {
            var content = Objects.requireNonNull(in, name).readAllBytes();
            return (Reading.Read) new ReportReader().read(content, name);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "000.txt",
                "001.txt",
                "002.txt",
                "003.txt",
                "004.txt",
                "004.docx",
                "004.html",
                "004.pdf",
                "blank-cells.pdf"
            })
    @DisplayName("样例的读取结果合乎公布的结构，读回还是同一份报告")
    void resultsOfTheSamples(String name) throws IOException {
        var read = read(name);
        var json = ReportJson.write(read.report(), read.notes(), Checker.check(read.report(), read.notes()));
        assertThat(wrong(json)).isEmpty();
        var again =
                (Reading.Read) new ReportReader().read(json.getBytes(java.nio.charset.StandardCharsets.UTF_8), "结果");
        assertThat(again.notes()).isEqualTo(read.notes());
        assertThat(again.report().sections()).isEqualTo(read.report().sections());
        read.report()
                .cells()
                .forEach((id, cell) -> assertThat(again.report().cell(id))
                        .as(id.path())
                        .usingComparatorForType(java.math.BigDecimal::compareTo, java.math.BigDecimal.class)
                        .usingRecursiveComparison()
                        .isEqualTo(cell));
    }

    @Test
    @DisplayName("随机报告的结果都合乎公布的结构")
    void resultsOfRandomReports() {
        for (long seed = 1; seed <= 60; seed++) {
            var report = RandomReports.of(seed);
            assertThat(wrong(ReportJson.write(report, Checker.check(report, List.of()))))
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("不合结构的结果被发现")
    void theSchemaRefuses() {
        var json = ReportJson.write(ReportFixtures.report2021(), List.of());
        assertThat(wrong(json.replace("\"format\" : \"2021\"", "\"format\" : \"2020\"")))
                .isNotEmpty();
        assertThat(wrong(json.replaceFirst("\"reading\" : \"printed\"", "\"reading\" : \"blank\"")))
                .isNotEmpty();
        assertThat(wrong(json.replaceFirst("\"granted\" : \\[", "\"granted\" : [ 1,")))
                .isNotEmpty();
    }
}
