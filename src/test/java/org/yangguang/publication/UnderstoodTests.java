package org.yangguang.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yangguang.publication.FigureKind.Unit;

class UnderstoodTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12       | 12 |",
                "0        | 0  |",
                "１２     | 12 | 12 件",
                "12件     | 12 | 12 件",
                "1,234    | 1234 | 1234 件",
                "１，２３４件 | 1234 | 1234 件",
                "12.0     | 12 | 12 件",
            })
    @DisplayName("件数：全角数字、单位、千位分隔符读得懂，并写明读作什么")
    void countsAreUnderstood(String typed, BigDecimal value, String as) {
        var read = Understood.number(typed, Unit.PIECES);
        assertThat(read.problem()).isEmpty();
        assertThat(read.value()).hasValueSatisfying(v -> assertThat(v).isEqualByComparingTo(value));
        assertThat(read.as()).isEqualTo(as == null ? "" : as);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-      | “-”不是数。没有发生的填 0，还没有统计的留空。",
                "无     | “无”不是数。没有发生的填 0，还没有统计的留空。",
                "1e3    | “1e3”读不成数。请只写数字，如 12。",
                "-5     | “-5”小于 0。请填 0 或者大于 0 的数。",
                "1.5    | “1.5”不是整数，请核对。",
                "12元   | 这一栏以件计，“12元”写的是元。请核对，只写数字。",
                "1,23   | “1,23”的千位分隔符位置不对，请只写数字，如 12345。",
                "9999999999 | “9999999999”大得不合理，请核对单位。",
            })
    @DisplayName("件数：读不成数的，说明哪里不对、怎么填")
    void whatIsNoCountIsRefusedWithWhatToType(String typed, String problem) {
        var read = Understood.number(typed, Unit.PIECES);
        assertThat(read.value()).isEmpty();
        assertThat(read.problem()).isEqualTo(problem);
    }

    @Test
    @DisplayName("金额以元计：万元换算成元，精确到分以下的退回")
    void moneyIsYuan() {
        assertThat(Understood.number("1.23456万元", Unit.YUAN).value()).contains(new BigDecimal("12345.60"));
        assertThat(Understood.number("1.23456万元", Unit.YUAN).as()).isEqualTo("12345.60 元");
        assertThat(Understood.number("12345.6", Unit.YUAN).as()).isEmpty();
        assertThat(Understood.number("0.005", Unit.YUAN).problem()).contains("精确到分以下");
        assertThat(Understood.number("3件", Unit.YUAN).problem()).contains("以元计");
        assertThat(Understood.number("  ", Unit.YUAN)).isEqualTo(Understood.nothing());
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-29, 2024-02-29",
        "2024/2/29, 2024-02-29",
        "２０２４年２月２９日, 2024-02-29",
        "2024.02.29, 2024-02-29",
        "20240229, 2024-02-29",
    })
    @DisplayName("日期：通常的几种写法都读得懂")
    void daysAreUnderstood(String typed, LocalDate day) {
        assertThat(Understood.day(typed).value()).contains(day);
    }

    @Test
    @DisplayName("日期：没有的日子、读不懂的写法退回")
    void daysThatDoNotExist() {
        assertThat(Understood.day("2023-02-29").problem()).isEqualTo("没有“2023-02-29”这一天，请核对。");
        assertThat(Understood.day("2023年春").problem()).startsWith("应写作 2026-11-04 这样的日期");
        assertThat(Understood.day("0024-02-01").problem()).contains("请核对");
    }

    @Test
    @DisplayName("文号：括号、“第”字、补零统一；令号照写")
    void documentNumbersAreWrittenOneWay() {
        assertThat(DocNoText.of("余商务（2023）第005号")).isEqualTo("余商务〔2023〕5号");
        assertThat(DocNoText.of("余商务[２０２３] 5 号")).isEqualTo("余商务〔2023〕5号");
        assertThat(DocNoText.of("浙江省人民政府令第388号")).isEqualTo("浙江省人民政府令第388号");
    }

    @Test
    @DisplayName("一条文件：每一栏的差错都指出，一处不落")
    void everyFieldSaysWhatIsWrong() {
        var typed = Map.of(
                NormField.KIND, "通知",
                NormField.TITLE, "办法",
                NormField.AUTHORSHIP, "以人民政府名义印发，本机关起草",
                NormField.ISSUED_ON, "2098-01-01",
                NormField.REPEALED_BY, "某发〔2024〕1号");
        var read = NormReader.read(f -> typed.getOrDefault(f, ""), "测试局", LocalDate.of(2026, 1, 1));
        assertThat(read.norm()).isEmpty();
        assertThat(read.problems())
                .containsOnlyKeys(
                        NormField.KIND, NormField.TITLE, NormField.ISSUER, NormField.ISSUED_ON, NormField.REPEALED_ON);
        assertThat(read.problems().get(NormField.ISSUED_ON)).contains("还没有到");
    }

    @Test
    @DisplayName("一条文件：留空的按惯例读，并写明")
    void whatIsLeftOutFollowsCustom() {
        var typed = Map.of(
                NormField.KIND, "规范性文件",
                NormField.TITLE, "测试区某某管理办法",
                NormField.ISSUED_ON, "2024年5月1日",
                NormField.VALID_UNTIL, "长期");
        var read = NormReader.read(f -> typed.getOrDefault(f, ""), "测试局", LocalDate.of(2026, 1, 1));
        assertThat(read.problems()).isEmpty();
        var norm = read.norm().orElseThrow();
        assertThat(norm.issuer()).isEqualTo("测试局");
        assertThat(norm.effectiveOn()).isEqualTo(LocalDate.of(2024, 5, 1));
        assertThat(norm.validUntil()).isNull();
        assertThat(read.understood()).containsEntry(NormField.ISSUED_ON, "2024-05-01");
    }
}
