package org.yangguang.report.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.Cell;
import org.yangguang.report.CellId;
import org.yangguang.report.Form;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.TableTwoField;

/// Known values printed in each layout must come back exactly; where a layout loses them, as
/// unknown and never as another number.
class LayoutsTest {
    private static final Map<String, Function<Printed, String>> LAYOUTS = layouts();

    private static Map<String, Function<Printed, String>> layouts() {
        var layouts = new LinkedHashMap<String, Function<Printed, String>>();
        layouts.put("cell lines", Printed::cellLines);
        layouts.put("tab-led", Printed::tabLed);
        layouts.put("tabs", Printed::tabs);
        layouts.put("pipes", Printed::pipes);
        layouts.put("markdown", Printed::markdown);
        layouts.put("spaced", Printed::spaced);
        layouts.put("html", Printed::html);
        return layouts;
    }

    static Stream<Arguments> everyLayoutAndForm() {
        return LAYOUTS.keySet().stream()
                .flatMap(layout -> Stream.of(Form.FMT_2021, Form.FMT_2019)
                        .flatMap(form -> Stream.of(1L, 2L, 3L).map(seed -> Arguments.of(layout, form, seed))));
    }

    private static AnnualReport read(byte[] content) {
        var reading = new ReportReader().read(content, "report");
        assertThat(reading).isInstanceOf(Reading.Read.class);
        return ((Reading.Read) reading).report();
    }

    private static AnnualReport read(String layout, Printed printed) {
        var render = LAYOUTS.getOrDefault(layout, Printed::joined);
        return read(render.apply(printed).getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> wrong(Printed printed, AnnualReport report) {
        var wrong = new LinkedHashMap<String, String>();
        printed.cells.forEach((id, text) -> {
            Optional<BigDecimal> expected =
                    text.matches("[+-]?[\\d.]+") ? Optional.of(new BigDecimal(text)) : Optional.empty();
            var read = report.value(id);
            boolean same = expected.isPresent() == read.isPresent()
                    && (expected.isEmpty() || expected.get().compareTo(read.orElseThrow()) == 0);
            if (!same) {
                wrong.put(id.path(), "printed “%s”, read %s".formatted(text, report.cell(id)));
            }
        });
        return wrong;
    }

    @ParameterizedTest(name = "{0}, {1}, seed {2}")
    @MethodSource("everyLayoutAndForm")
    void valuesComeBackExactly(String layout, Form form, long seed) {
        var printed = Printed.balanced(form, seed);
        var report = read(layout, printed);
        assertThat(report.form()).isEqualTo(form);
        assertThat(wrong(printed, report)).isEmpty();
        assertThat(report.organ()).isEqualTo("云山县商务局");
        assertThat(report.sections()).hasSize(6);
    }

    @ParameterizedTest(name = "{0}, {1}, seed {2}")
    @MethodSource("everyLayoutAndForm")
    @DisplayName("全角数字照样读出")
    void fullWidthDigitsAreDigits(String layout, Form form, long seed) {
        var printed = Printed.balanced(form, seed).digits(LayoutsTest::fullWidth);
        assertThat(wrong(printed, read(layout, printed))).isEmpty();
    }

    private static String fullWidth(String digits) {
        var out = new StringBuilder();
        digits.chars().forEach(c -> out.append(c >= '0' && c <= '9' ? (char) (c - '0' + '０') : (char) c));
        return out.toString();
    }

    @ParameterizedTest(name = "{0}, {1}, seed {2}")
    @MethodSource("everyLayoutAndForm")
    @DisplayName("千分位去掉，并注明")
    void thousandsSeparatorsAreTakenOff(String layout, Form form, long seed) {
        var printed = Printed.balanced(form, seed)
                .with(CellId.of(TableThreeRow.GRANTED, ApplicantColumn.NATURAL), "12345")
                .digits(d -> d.equals("12345") ? "12,345" : d);
        var report = read(layout, printed);
        assertThat(wrong(printed, report)).isEmpty();
        assertThat(report.cell(CellId.of(TableThreeRow.GRANTED, ApplicantColumn.NATURAL))
                        .reading())
                .isEqualTo(Cell.Reading.NORMALISED);
    }

    @Test
    @DisplayName("GBK 编码的网页和文本")
    void gbkIsRead() {
        var printed = Printed.balanced(Form.FMT_2021, 5);
        var gbk = Charset.forName("GBK");
        assertThat(wrong(printed, read(printed.cellLines().getBytes(gbk)))).isEmpty();
        var page = printed.html().replace("<head>", "<head><meta charset=gb2312>");
        assertThat(wrong(printed, read(page.getBytes(gbk)))).isEmpty();
        assertThat(wrong(printed, read(("\uFEFF" + printed.pipes()).getBytes(StandardCharsets.UTF_16LE))))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("layoutsThatKeepBlanks")
    @DisplayName("空白、“/”、“无”、0 四者分开")
    void blankDashNoneAndZeroStayApart(String layout) {
        var blank = CellId.of(TableThreeRow.PARTIAL, ApplicantColumn.RESEARCH);
        var dash = CellId.of(TableThreeRow.PARTIAL, ApplicantColumn.LEGAL);
        var none = CellId.of(TableThreeRow.DENIED_INTERNAL, ApplicantColumn.NATURAL);
        var zero = CellId.of(TableThreeRow.DENIED_INTERNAL, ApplicantColumn.OTHER);
        var leading = CellId.of(TableThreeRow.NOT_PROCESSED_DUPLICATE, ApplicantColumn.NATURAL);
        var printed = Printed.balanced(Form.FMT_2021, 7)
                .with(blank, "")
                .with(dash, "—")
                .with(none, "无")
                .with(zero, "0")
                .with(leading, "");
        var report = read(layout, printed);
        assertThat(wrong(printed, report)).isEmpty();
        assertThat(report.cell(blank).reading()).isEqualTo(Cell.Reading.BLANK);
        assertThat(report.cell(dash).reading()).isEqualTo(Cell.Reading.MARKED_NONE);
        assertThat(report.cell(none).reading()).isEqualTo(Cell.Reading.MARKED_NONE);
        assertThat(report.cell(zero).value()).isZero();
        assertThat(report.cell(leading).reading()).isEqualTo(Cell.Reading.BLANK);
    }

    static Stream<String> layoutsThatKeepBlanks() {
        return Stream.of("cell lines", "tab-led", "tabs", "markdown", "html");
    }

    @ParameterizedTest
    @MethodSource("manySeeds")
    @DisplayName("连写的数字按合计关系拆分；拆不唯一就是未知，绝不猜")
    void joinedDigitsAreRightOrUnknown(long seed) {
        var printed = Printed.balanced(Form.FMT_2021, seed);
        var report = read("joined", printed);
        printed.cells.forEach((id, text) -> report.value(id)
                .ifPresent(read -> assertThat(read).as(id.path()).isEqualByComparingTo(text)));
        long known = TableThreeRow.of(Form.FMT_2021).stream()
                .flatMap(row -> Stream.of(ApplicantColumn.values()).map(c -> CellId.of(row, c)))
                .filter(id -> report.value(id).isPresent())
                .count();
        assertThat(known).isGreaterThan(80);
    }

    static Stream<Long> manySeeds() {
        return Stream.iterate(1L, s -> s + 1).limit(40);
    }

    @Test
    @DisplayName("缺一个数的行：最后一格未知，前六格照读")
    void aShortRowLeavesTheTotalUnknown() {
        var printed = Printed.balanced(Form.FMT_2021, 11);
        var text = printed.pipes().replaceFirst("(1\\.属于国家秘密(?: \\| \\d+){6}) \\| \\d+ \\| \\| \\|", "$1");
        var report = read(text.getBytes(StandardCharsets.UTF_8));
        for (var column : ApplicantColumn.values()) {
            var id = CellId.of(TableThreeRow.DENIED_STATE_SECRET, column);
            if (column == ApplicantColumn.TOTAL) {
                assertThat(report.cell(id).reading()).isEqualTo(Cell.Reading.ABSENT);
            } else {
                assertThat(report.value(id)).hasValue(new BigDecimal(printed.cells.getOrDefault(id, "")));
            }
        }
    }

    @Test
    @DisplayName("单位写进单元格：元换成万元，件、笔去掉")
    void unitsInCells() {
        var amount = CellId.of(TableTwoField.PROCUREMENT_AMOUNT);
        var count = CellId.of(TableTwoField.PROCUREMENT_COUNT);
        var printed = Printed.balanced(Form.FMT_2019, 3).with(amount, "984361元").with(count, "2笔");
        var report = read("tabs", printed);
        assertThat(report.value(amount)).hasValue(new BigDecimal("98.4361"));
        assertThat(report.value(count)).hasValue(BigDecimal.TWO);
        assertThat(report.cell(amount).printed()).isEqualTo("984361元");
        var wan = read("html", Printed.balanced(Form.FMT_2019, 3).with(amount, "428.8689万元"));
        assertThat(wan.value(amount)).hasValue(new BigDecimal("428.8689"));
    }

    @Test
    @DisplayName("栏目名称的常见写法照样认得，并各有一条说明")
    void driftingLabelsAreFoundAndNoted() {
        var printed = Printed.balanced(Form.FMT_2021, 4);
        var text = printed.cellLines()
                .replace("上年结转", "上年转结")
                .replace("本年新收", "本年新收到")
                .replace("其他法律行政法规", "其他法律法规")
                .replace("行政事业性收费", "行政事业收费")
                .replace("“三安全一稳定”", "\"三安全一稳定\"")
                .replace("（", "(")
                .replace("）", ")");
        var reading = (Reading.Read) new ReportReader().read(text.getBytes(StandardCharsets.UTF_8), "drift.txt");
        assertThat(wrong(printed, reading.report())).isEmpty();
        assertThat(reading.notes())
                .filteredOn(n -> n.code() == Note.Code.LABEL_DRIFT)
                .hasSize(4);
    }

    @Test
    @DisplayName("格式按内容认，不按年度认：2022 年度仍用 2019 年格式")
    void theFormIsToldFromTheTables() {
        var printed = Printed.balanced(Form.FMT_2019, 6);
        var text = printed.cellLines().replace("2020年", "2022年");
        var report = read(text.getBytes(StandardCharsets.UTF_8));
        assertThat(report.year()).isEqualTo(2022);
        assertThat(report.form()).isEqualTo(Form.FMT_2019);
        assertThat(wrong(printed, report)).isEmpty();
    }

    @Test
    @DisplayName("坏字节落在数字里：这一格未知，其余照读")
    void aDamagedByteInAFigureMakesItUnknown() {
        var id = CellId.of(TableThreeRow.GRANTED, ApplicantColumn.NATURAL);
        var printed = Printed.balanced(Form.FMT_2021, 5).with(id, "12@45");
        var page = printed.html().getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < page.length; i++) {
            page[i] = page[i] == '@' ? (byte) 0xFF : page[i];
        }
        var report = read(page);
        assertThat(report.cell(id).reading()).isEqualTo(Cell.Reading.UNREADABLE);
        assertThat(wrong(printed, report)).isEmpty();
    }
}
