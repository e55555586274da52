package org.yangguang.report.checking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.extraction.Reading;
import org.yangguang.report.extraction.ReportReader;

/// What the checks say about the five sample reports, approved as text.
class ApprovedFindingsTest {
    private static byte[] resource(String name) throws IOException {
        try (var in = ApprovedFindingsTest.class.getResourceAsStream(name)) {
            return in == null ? new byte[0] : in.readAllBytes();
        }
    }

    private static Reading.Read read(String sample) throws IOException {
        var content = resource("/report/samples/" + sample + ".txt");
        return (Reading.Read) new ReportReader().read(content, sample + ".txt");
    }

    private static AnnualReport report(String sample) throws IOException {
        return read(sample).report();
    }

    @ParameterizedTest
    @ValueSource(strings = {"000", "001", "002", "003", "004"})
    @DisplayName("五份样例的校验结果逐条核定")
    void findingsOfTheSamplesAreTheApprovedOnes(String sample) throws IOException {
        var reading = read(sample);
        var text = Checker.forPeople(Checker.check(reading.report(), reading.notes())).stream()
                .map(f -> "%s %s %s %s%n"
                                .formatted(
                                        f.level().label() + (f.manner() == Finding.Manner.ASKS ? "？" : ""),
                                        f.ruleId(),
                                        f.where(),
                                        f.text())
                        + f.details().stream().map(d -> "    %s%n".formatted(d)).collect(Collectors.joining()))
                .collect(Collectors.joining())
                .replace("\r\n", "\n");
        matches("report/findings-" + sample + ".txt", text);
    }

    private static void matches(String name, String text) throws IOException {
        var approved = new String(resource("/approved/" + name), StandardCharsets.UTF_8);
        if (!approved.equals(text)) {
            var received = Path.of("target/approved").resolve(name);
            Files.createDirectories(Objects.requireNonNull(received.getParent()));
            Files.writeString(received, text);
            assertThat(text)
                    .as("If this is right: cp %s src/test/resources/approved/%s", received, name)
                    .isEqualTo(approved);
        }
    }

    @Test
    @DisplayName("样例 000 与 004 第五部分有 42 字连续相同")
    void copiedSentencesAreFound() throws IOException {
        var alike = Comparison.alike(report("000"), report("004"));
        assertThat(alike).hasSize(1);
        assertThat(alike.getFirst().where()).isEqualTo("section5");
        assertThat(alike.getFirst().text())
                .contains("思想认识上更重视", "杭州市钱塘区人民政府2023年报告雷同")
                .containsPattern("连续 \\d{2} 字相同");
        assertThat(Comparison.alike(report("000"), report("003"))).isEmpty();
    }
}
