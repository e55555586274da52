package org.yangguang.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityNumberTests {
    private static final LocalDate TODAY = LocalDate.of(2024, 1, 18);

    @ParameterizedTest
    @ValueSource(strings = {"11010519491231002X", "11010519491231002x", " 110105 19491231 002X　"})
    void readsAValidNumberAndMasksIt(String typed) {
        assertThat(IdentityNumber.parse(typed, TODAY)).isInstanceOfSatisfying(IdentityNumber.Valid.class, valid -> {
            assertThat(valid.number().full()).isEqualTo("11010519491231002X");
            assertThat(valid.number().masked()).isEqualTo("110105********002X");
            assertThat(valid).asString().doesNotContain("19491231");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "'', 请填写公民身份号码",
        "1101051949123100X, 公民身份号码应为 18 位，现在填了 17 位",
        "110105194912310021, 公民身份号码校验位不对，请核对最后一位",
        "11010519491331002X, 公民身份号码第 7 至 14 位不是真实的出生日期，请核对",
        "110105202302290021, 公民身份号码第 7 至 14 位不是真实的出生日期，请核对",
        "110105202401190021, 公民身份号码中的出生日期晚于今天，请核对第 7 至 14 位",
        "110105178912310021, 公民身份号码中的出生日期过早，请核对第 7 至 14 位",
        "1101051949123100AX, 公民身份号码前 17 位应为数字，最后一位为数字或 X，请核对",
    })
    void saysWhatIsWrong(String typed, String message) {
        assertThat(IdentityNumber.parse(typed, TODAY)).isEqualTo(new IdentityNumber.Invalid(message));
    }

    @Test
    void numbersCompareByValue() {
        assertThat(IdentityNumber.parse("11010519491231002X", TODAY))
                .isEqualTo(IdentityNumber.parse("11010519491231002x", TODAY));
    }
}
