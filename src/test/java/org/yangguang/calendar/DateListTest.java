package org.yangguang.calendar;

import static java.time.LocalDate.parse;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DateListTest {

    @Test
    @DisplayName("2026年放假安排照通知抄写，得到33天")
    void theNoticeOf2026AsTyped() {
        var typed = """
                1-1~1-3
                2月15日至23日
                4-4~6，5-1～5-5
                2026-06-19~2026-06-21; 9.25~9.27、10/1-10/7
                """;
        // A hyphen between two days is no range sign: it also joins month and day.
        assertThat(DateList.parse(typed, 2026).problems())
                .containsExactly("第 4 行“10/1-10/7”：看不懂。请写作 5-1、5-1~5-5 或 2027-02-05~2027-02-12。");

        var corrected = DateList.parse(typed.replace("10/1-10/7", "10/1~10/7"), 2026);
        assertThat(corrected.problems()).isEmpty();
        assertThat(corrected.days()).hasSize(33).contains(parse("2026-02-23"), parse("2026-04-06"));
        assertThat(corrected.days())
                .containsExactlyElementsOf(
                        WorkingDays.bundled().calendars().getLast().holidays().keySet());
        assertThat(DateList.shown(corrected.days()))
                .isEqualTo("1月1日至1月3日、2月15日至2月23日、4月4日至4月6日、5月1日至5月5日、6月19日至6月21日、9月25日至9月27日、10月1日至10月7日");
    }

    @Test
    @DisplayName("每处写错都说明第几行、写了什么、该怎么写")
    void everyProblemNamesItsLine() {
        var typed = """
                2-30
                abc

                5-5~5-1
                3-1~5-1
                1-1~1-2~1-3
                6-1，6-1
                7
                12-31~1-2
                """;
        assertThat(DateList.parse(typed, 2027).problems())
                .containsExactly(
                        "第 1 行“2-30”：没有2027年2月30日这一天，请核对。",
                        "第 2 行“abc”：看不懂。请写作 5-1、5-1~5-5 或 2027-02-05~2027-02-12。",
                        "第 4 行“5-5~5-1”：止日早于起日，请调换；跨年的请拆开，各归其年。",
                        "第 5 行“3-1~5-1”：一段超过 15 天，请核对起止日期。",
                        "第 6 行“1-1~1-2~1-3”：一段只能有一个起、一个止，请用逗号分开。",
                        "第 7 行“6-1”：2027年6月1日前面已经列过，请删去重复的。",
                        "第 8 行“7”：看不懂。请写作 5-1、5-1~5-5 或 2027-02-05~2027-02-12。",
                        "第 9 行“12-31~1-2”：止日早于起日，请调换；跨年的请拆开，各归其年。");
    }

    @Test
    @DisplayName("写明年份的日期照写，不改成通知的年份")
    void aWrittenYearIsKept() {
        assertThat(DateList.parse("2026-12-31", 2027).days()).containsExactly(parse("2026-12-31"));
        assertThat(DateList.parse("2026年12月31日", 2027).days()).containsExactly(parse("2026-12-31"));
        assertThat(DateList.parse("2-14 2-20　3 月 1 日 ~ 3 月 2 日", 2027).days())
                .containsExactly(parse("2027-02-14"), parse("2027-02-20"), parse("2027-03-01"), parse("2027-03-02"));
        assertThat(DateList.parse("2-29", 2028).days()).containsExactly(parse("2028-02-29"));
        assertThat(DateList.parse(" \n , ;\n", 2027)).isEqualTo(DateList.parse("", 2027));
    }
}
