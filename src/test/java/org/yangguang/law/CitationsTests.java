package org.yangguang.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yangguang.law.Provision.disclosure;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CitationsTests {

    @Test
    @DisplayName("条、款、项跟随前面写明的法规；简称“《条例》”也认得")
    void placesFollowTheTitleBefore() {
        var found = Citations.in("依据《中华人民共和国政府信息公开条例》第十四条和第三十六条第（三）项、《条例》第三十三条第二款");
        assertThat(found)
                .extracting(Citations.Citation::provision)
                .containsExactly(
                        Optional.of(disclosure(14)),
                        Optional.of(disclosure(36).item(3)),
                        Optional.of(disclosure(33, 2)));
        assertThat(found).noneMatch(Citations.Citation::isWrong);
    }

    @ParameterizedTest
    @CsvSource({
        "《条例》第三十六条第（九）项, true",
        "《政府信息公开条例》第六十条, true",
        "《条例》第十六条第三款, true",
        "《条例》第三十六条第（七）项, false",
        "《不动产登记暂行条例》第二十七条, false",
        "第九十九条, false"
    })
    @DisplayName("没有的条款指得出来；本系统没有原文的法规不作判断")
    void whatDoesNotExistIsNamed(String words, boolean wrong) {
        assertThat(Citations.in(words)).singleElement().matches(c -> c.isWrong() == wrong);
    }

    @Test
    void aTitleHoldsForItsOwnLineOnly() {
        assertThat(Citations.in("《条例》第一条\n第二条").getLast().law()).isEmpty();
    }
}
