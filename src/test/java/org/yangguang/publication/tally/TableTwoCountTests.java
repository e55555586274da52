package org.yangguang.publication.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yangguang.publication.CountingRule;
import org.yangguang.publication.Figure;
import org.yangguang.publication.FigureKind;
import org.yangguang.publication.NormCheck;
import org.yangguang.publication.NormKind;
import org.yangguang.report.TableTwoField;

class TableTwoCountTests {

    private static List<Figure> everyMonth(FigureKind kind, String value) {
        var months = new ArrayList<Figure>();
        for (int month = 1; month <= 12; month++) {
            months.add(new Figure(2024, month, kind, new BigDecimal(value)));
        }
        return months;
    }

    private static TableTwoYear count(List<Figure> numbers, List<Figure> before) {
        return count(numbers, before, Map.of());
    }

    private static TableTwoYear count(List<Figure> numbers, List<Figure> before, Map<NormKind, NormCheck> checks) {
        return new TableTwoYear(
                1, 2024, new TableTwoCount(2024, List.of(), checks, numbers, before, CountingRule.USUAL).figures());
    }

    @Test
    @DisplayName("代码与年报表二各栏一一对应")
    void everyFieldOfTheReportHasItsNumber() {
        assertThat(Arrays.stream(TableTwoFigure.values()).map(TableTwoFigure::code))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(TableTwoField.values())
                        .map(TableTwoField::code)
                        .toList());
    }

    @Test
    @DisplayName("处理决定＝已公开＋依法未公开；0 是数，缺一个月就没有数")
    void allDecisionsAreCountedAndAMissingMonthIsNoZero() {
        var numbers = new ArrayList<>(everyMonth(FigureKind.PENALTY_PUBLISHED, "3"));
        numbers.addAll(everyMonth(FigureKind.PENALTY_WITHHELD, "0"));
        assertThat(count(numbers, List.of()).value(TableTwoFigure.PENALTY)).contains(BigDecimal.valueOf(36));
        assertThat(count(numbers, List.of()).at(TableTwoFigure.PENALTY).numbers())
                .hasSize(24);

        numbers.removeIf(n -> n.kind() == FigureKind.PENALTY_WITHHELD && n.month() % 6 == 0);
        var gone = count(numbers, List.of()).at("penalty");
        assertThat(gone.value()).isEmpty();
        assertThat(gone.gaps()).containsExactly("行政处罚“依法未公开”没有录入 2024 年 6、12 月的数。");
        assertThat(gone.numbers()).hasSize(22);
    }

    @Test
    @DisplayName("收费：各月以元相加，最后一次换算成万元，四位小数四舍五入")
    void feesAreRoundedOnceAtTheEnd() {
        // 12 × 0.44 = 5.28 元; rounding each month would give 0.
        assertThat(count(everyMonth(FigureKind.FEES, "0.44"), List.of()).value(TableTwoFigure.FEES_WAN))
                .contains(new BigDecimal("0.0005"));
        assertThat(count(everyMonth(FigureKind.FEES, "0.00"), List.of()).value(TableTwoFigure.FEES_WAN))
                .contains(new BigDecimal("0.0000"));
        var most = new ArrayList<>(everyMonth(FigureKind.FEES, "0"));
        most.set(0, new Figure(2024, 1, FigureKind.FEES, new BigDecimal("153913838.90")));
        assertThat(count(most, List.of()).value(TableTwoFigure.FEES_WAN)).contains(new BigDecimal("15391.3839"));
    }

    @Test
    @DisplayName("2019 年格式：上一年项目数量、本年增/减由两年年末的项目数量得出，增减可以为负")
    void changeIsTheDifferenceOfTwoYears() {
        var now = List.of(new Figure(2024, 0, FigureKind.LICENSING_ITEMS, BigDecimal.valueOf(15)));
        var before = List.of(new Figure(2023, 0, FigureKind.LICENSING_ITEMS, BigDecimal.valueOf(18)));
        var counted = count(now, before);
        assertThat(counted.value(TableTwoFigure.LICENSING_PREV)).contains(BigDecimal.valueOf(18));
        assertThat(counted.value(TableTwoFigure.LICENSING_CHANGE)).contains(BigDecimal.valueOf(-3));
        assertThat(count(now, List.of()).at(TableTwoFigure.LICENSING_CHANGE).gaps())
                .containsExactly("行政许可“年末项目数量”没有录入 2023 年的数。");
    }

    @Test
    @DisplayName("文件台账空着不等于 0；核对过为 0 的才是 0")
    void anEmptyLedgerSaysNothingUntilSomebodyStandsForIt() {
        assertThat(count(List.of(), List.of()).value(TableTwoFigure.REGULATIONS_ISSUED))
                .isEmpty();
        var check = new NormCheck(2024, NormKind.REGULATION, 0, 0, 0, "没有制定过", Instant.EPOCH, new UUID(0, 1));
        var counted = count(List.of(), List.of(), Map.of(NormKind.REGULATION, check));
        assertThat(counted.value(TableTwoFigure.REGULATIONS_IN_FORCE)).contains(BigDecimal.ZERO);
        assertThat(counted.value(TableTwoFigure.NORMATIVE_IN_FORCE)).isEmpty();
    }

    @Test
    @DisplayName("核对以后又有变动的，数照计，并提醒")
    void aChangeAfterTheCheckIsSaid() {
        var check = new NormCheck(2024, NormKind.NORMATIVE, 2, 0, 9, "与司法局核对", Instant.EPOCH, new UUID(0, 1));
        var counted =
                count(List.of(), List.of(), Map.of(NormKind.NORMATIVE, check)).at(TableTwoFigure.NORMATIVE_ISSUED);
        assertThat(counted.remarks()).containsExactly("行政规范性文件台账核对以后有变动：核对时制发 2、废止失效 0、有效 9 件，现在 0、0、0 件。");
    }
}
