package org.yangguang.organ;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnifiedCodeTests {

    @ParameterizedTest
    @ValueSource(strings = {"91350100M000100Y43", "91350100m000100y43 "})
    void readsAValidCode(String typed) {
        assertThat(UnifiedCode.parse(typed)).isEqualTo(new UnifiedCode.Valid(new UnifiedCode("91350100M000100Y43")));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 请填写统一社会信用代码",
        "91350100M000100Y4, 统一社会信用代码应为 18 位，现在填了 17 位",
        "91350100M000100Y44, 统一社会信用代码校验位不对，请核对最后一位",
        "91350100M0001O0Y43, 统一社会信用代码第 14 位不能是“O”，只能用数字和除 I、O、S、V、Z 外的大写字母，请核对",
    })
    void saysWhatIsWrong(String typed, String message) {
        assertThat(UnifiedCode.parse(typed)).isEqualTo(new UnifiedCode.Invalid(message));
    }

    @Test
    void aWrongCodeCannotBeMade() {
        assertThatThrownBy(() -> new UnifiedCode("91350100M000100Y44")).isInstanceOf(IllegalArgumentException.class);
    }
}
