package org.yangguang.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            12        | CASE | 12 | true
            １２       | CASE | 12 | false
            12件      | CASE | 12 | false
            1,200     | ITEM | 1200 | false
            1，200条   | ITEM | 1200 | false
            15万次     | TIMES | 150000 | false
            1.5万      | ITEM | 15000 | false
            007       | CASE | 7 | false
            0         | CASE | 0 | true
            -3        | CASE | -3 | true
            85.50%    | PERCENT | 85.5 | false
            0.25      | TEN_THOUSAND_YUAN | 0.25 | true
            2500元    | TEN_THOUSAND_YUAN | 0.25 | false
            1.2万元    | YUAN | 12000 | false
            120.50    | YUAN | 120.5 | false
            12场      | TIMES | 12 | false
            3人       | PERSON_TIME | 3 | false
            """)
    @DisplayName("各种写法都读得出；不是原样写的，要把读成的数给人看")
    void isUnderstood(String typed, Unit unit, String value, boolean plain) {
        assertThat(Figure.read(typed, unit)).isInstanceOfSatisfying(Figure.Understood.class, u -> {
            assertThat(u.value()).isEqualByComparingTo(value);
            assertThat(u.shown()).contains(unit.label());
            assertThat(u.plain()).isEqualTo(plain);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -        | CASE | 没有发生的填 0
            ——       | CASE | 没有发生的填 0
            /        | CASE | 没有发生的填 0
            无        | CASE | 没有发生的填 0
            1e3      | CASE | 科学计数
            １Ｅ３     | CASE | 科学计数
            约200     | ITEM | 约数
            400余条   | ITEM | 约数
            12.5     | CASE | 应为整数
            1.00001  | TEN_THOUSAND_YUAN | 多于 4 位
            1,20     | CASE | 读不出数
            十二      | CASE | 读不出数
            12人      | CASE | 单位是“人”
            3美元     | YUAN | 读不出
            1234567890123 | CASE | 13 位数字
            12/13    | CASE | 读不出数
            """)
    @DisplayName("读不准的不猜：说明哪里不对、怎么改")
    void isRefused(String typed, Unit unit, String message) {
        assertThat(Figure.read(typed, unit))
                .isInstanceOfSatisfying(
                        Figure.Refused.class,
                        r -> assertThat(r.message()).contains(message).contains(typed));
    }

    @ParameterizedTest
    @CsvSource({"''", "'  '", "'　'"})
    @DisplayName("空着的不是 0")
    void blankIsNotZero(String typed) {
        assertThat(Figure.read(typed, Unit.CASE)).isInstanceOf(Figure.Refused.class);
    }
}
