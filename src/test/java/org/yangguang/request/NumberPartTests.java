package org.yangguang.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NumberPartTests {

    private static String found(String words) {
        return NumberPart.of(words).map(NumberPart::condition).orElse("");
    }

    @Test
    @DisplayName("流水号按印出的样子（至少四位）从头对起，也可以直接写号数")
    void serialsAsPrinted() {
        assertThat(found("42"))
                .isEqualTo("(c.serial between 42 and 42 or c.serial between 4200 and 4299"
                        + " or c.serial between 42000 and 42999 or c.serial between 420000 and 429999"
                        + " or c.serial between 4200000 and 4299999)");
        assertThat(found("004")).isEqualTo("(c.serial between 40 and 49)");
        assertThat(found("-0042")).isEqualTo("(c.serial between 42 and 42)");
        assertThat(found("00042")).isEqualTo("(c.serial between 42 and 42)");
        assertThat(found("999999999")).isEqualTo("(c.serial between 999999999 and 999999999)");
    }

    @Test
    @DisplayName("四位数字可能是年份，也可能是流水号")
    void fourDigitsMayBeAYear() {
        assertThat(found("2025")).endsWith(" or c.year = 2025)").contains("c.serial between 2025 and 2025");
    }

    @Test
    @DisplayName("年份可以只写末两位；全角、长横与半角一样")
    void yearAndSerial() {
        assertThat(found("2025-004")).isEqualTo("c.year in (2025) and (c.serial between 40 and 49)");
        assertThat(found("25-0042")).isEqualTo("c.year in (2025) and (c.serial between 42 and 42)");
        assertThat(found("２０２５－０４２")).isEqualTo(found("2025-042"));
        assertThat(found("2025—0042")).isEqualTo(found("2025-0042"));
        assertThat(found("2025-")).isEqualTo("c.year in (2025)");
    }

    @Test
    @DisplayName("带机关代字的从头对起")
    void fromTheBeginning() {
        assertThat(found("档案-")).isEqualTo("starts_with(c.number, :numberPrefix)");
        assertThat(found("档案-20")).isEqualTo("starts_with(c.number, :numberPrefix)");
        assertThat(found("档案-2025-00"))
                .isEqualTo("starts_with(c.number, :numberPrefix) and c.year in (2025) and (c.serial between 0 and 99)");
        assertThat(NumberPart.of("档案-2025").map(NumberPart::prefix)).contains("档案-2025");
    }

    @Test
    @DisplayName("其余的是姓名：不含编号的样子，通配符只是字符")
    void theRestAreNames() {
        for (var name : List.of("林晓岚", "某某（北京）有限公司", "360 公司", "档案", "%", "统计_81", "", "12a", "2025-00-1")) {
            assertThat(NumberPart.of(name)).as(name).isEmpty();
        }
    }
}
