package org.yangguang.annual;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yangguang.annual.CellInput.Unclear;
import org.yangguang.annual.CellInput.Understood;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.CellId;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.TableTwoField;

@DisplayName("逐格填数：看得懂的说明理解成什么，看不懂的问回去，不猜")
class CellInputTest {

    private static final CellId COUNT = CellId.of(TableThreeRow.GRANTED, ApplicantColumn.NATURAL);
    private static final CellId FEES = CellId.of(TableTwoField.FEES_WAN);
    private static final CellId CHANGE = CellId.of(TableTwoField.PENALTY_CHANGE);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            12        | 12   |
            ' 12 '    | 12   |
            １２       | 12   | 已理解为 12
            12件      | 12   | 已理解为 12
            1,200     | 1200 | 已理解为 1200
            １，２００ | 1200 | 已理解为 1200
            007       | 7    | 已理解为 7
            12.0      | 12   | 已理解为 12
            0         | 0    |
            """)
    void counts(String typed, String value, String words) {
        assertThat(CellInput.of(COUNT, typed))
                .isEqualTo(new Understood(new BigDecimal(value), words == null ? "" : words));
    }

    @ParameterizedTest
    @CsvSource({
        "604.15万元, 604.15, 已理解为 604.15 万元",
        "604.15, 604.15, ''",
        "604.1500, 604.1500, ''",
        "6041500元, 604.15, 已理解为 604.15 万元"
    })
    void money(String typed, String value, String words) {
        assertThat(CellInput.of(FEES, typed)).isEqualTo(new Understood(new BigDecimal(value), words));
    }

    @Test
    @DisplayName("本年增/减可以小于 0，其他不可以")
    void onlyChangesSink() {
        assertThat(CellInput.of(CHANGE, "-3")).isEqualTo(new Understood(BigDecimal.valueOf(-3), ""));
        assertThat(CellInput.of(CHANGE, "减3")).isEqualTo(new Understood(BigDecimal.valueOf(-3), "已理解为 -3"));
        assertThat(CellInput.of(COUNT, "-3")).isEqualTo(new Unclear("这一格不能小于 0，现在填的是“-3”。"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 没有填数",
        "-, “-”不是数，没有的请填 0。",
        "无, “无”不是数",
        "1e3, 不用科学计数法",
        "12.5, 应填整数，现在填的是“12.5”",
        "12 5, 读不出一个确定的数",
        "十二, 读不出一个确定的数",
        "12/13, 读不出一个确定的数",
        "1234567890, 最多 9 位",
        "12万元, 不能写“万元”"
    })
    void asksBack(String typed, String message) {
        assertThat(CellInput.of(COUNT, typed))
                .isInstanceOfSatisfying(
                        Unclear.class, unclear -> assertThat(unclear.message()).contains(message));
    }

    @Test
    @DisplayName("金额格不收件数")
    void moneyIsNoCount() {
        assertThat(CellInput.of(FEES, "12件")).isEqualTo(new Unclear("这一格填金额，单位万元，不能写“件”。"));
    }
}
