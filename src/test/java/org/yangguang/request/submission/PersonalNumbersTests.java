package org.yangguang.request.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yangguang.request.ApplicantKind;
import org.yangguang.request.submission.Application.DeliveryChannel;
import org.yangguang.request.submission.Application.DeliveryForm;
import org.yangguang.request.submission.Application.IdentityKind;

class PersonalNumbersTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @Test
    @DisplayName("身份证号、手机号、固定电话逐个指出位置，并打码")
    void numbersAreFoundWithTheirPlace() {
        var found = PersonalNumbers.in(about("林某11010519491231002X的档案", "请打138 0013 8000或0571-88728707联系"), TODAY);
        assertThat(found.stream().map(PersonalNumbers.Found::text))
                .containsExactly(
                        "所需信息第 3 至 20 个字：身份证号码 110****2X",
                        "具体描述第 3 至 15 个字：电话号码 138****00",
                        "具体描述第 17 至 29 个字：电话号码 057****07");
    }

    @Test
    @DisplayName("校验位不对的十八位数、文号、项目编号、年份不是个人号码")
    void otherNumbersAreLeftAlone() {
        assertThat(PersonalNumbers.in(
                        about("浙财〔2024〕13800138号文件", "项目编号 110105194912310021，批次 2024-0101-330106，金额 13800138000000 元"),
                        TODAY))
                .isEmpty();
    }

    @Test
    @DisplayName("删去号码后其余文字不变")
    void numbersAreTakenOut() {
        assertThat(PersonalNumbers.without("林某11010519491231002X、13800138000两处", TODAY))
                .isEqualTo("林某（号码已删去）、（号码已删去）两处");
        assertThat(PersonalNumbers.without("没有号码", TODAY)).isEqualTo("没有号码");
    }

    static Application about(String subject, String detail) {
        return new Application(
                ApplicantKind.NATURAL_PERSON,
                "林晓岚",
                IdentityKind.CITIZEN,
                "11010519491231002X",
                "",
                "13800138000",
                "",
                "",
                "",
                subject,
                detail,
                DeliveryForm.ELECTRONIC,
                DeliveryChannel.PLATFORM,
                true);
    }
}
