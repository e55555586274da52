package org.yangguang.request.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yangguang.request.submission.Application.Agent;
import org.yangguang.request.submission.Application.IdentityKind;

class AgentCheckTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final UUID PAPER = new UUID(0, 5);

    @Test
    @DisplayName("代理人的证件号码、信用代码同样校验，授权委托书必须上传")
    void anAgentIsCheckedLikeAnApplicant() {
        assertThat(faults(new Agent("张一", IdentityKind.CITIZEN, "34052419800101001X", "13900139000", PAPER)))
                .isEmpty();
        assertThat(faults(new Agent("张一", IdentityKind.CITIZEN, "340524198001010011", "13900139000", PAPER)))
                .containsExactly("agentIdentity=代理人：公民身份号码校验位不对，请核对最后一位");
        assertThat(faults(new Agent("衡准律师事务所", IdentityKind.UNIFIED_CODE, "31330000MD00000001", "1", PAPER)))
                .hasSize(2)
                .allMatch(fault -> fault.contains("代理人："));
        assertThat(faults(new Agent(
                        "张一", IdentityKind.CITIZEN, "34052419800101001X", "13900139000", ApplicationCheck.NO_FILE)))
                .containsExactly("authorisation=请上传授权委托书；没有授权委托书的，应由申请人本人申请");
        assertThat(faults(new Agent("林晓岚", IdentityKind.CITIZEN, "11010519491231002x", "13900139000", PAPER)))
                .containsExactly("agentIdentity=代理人与申请人是同一人，请不要填写代理人");
    }

    @Test
    @DisplayName("文书写给申请人，并写明代理人")
    void lettersNameTheAgent() {
        var application = with(new Agent("张一", IdentityKind.CITIZEN, "34052419800101001X", "13900139000", PAPER));
        assertThat(application.addressee()).isEqualTo("林晓岚（代理人：张一）");
        assertThat(application.agent()).isNotNull();
        assertThat(PersonalNumbersTests.about("某件信息", "").addressee()).isEqualTo("林晓岚");
    }

    private static java.util.List<String> faults(Agent agent) {
        return ApplicationCheck.all(with(agent), TODAY).entrySet().stream()
                .map(Object::toString)
                .toList();
    }

    private static Application with(Agent agent) {
        var a = PersonalNumbersTests.about("某件信息", "");
        return new Application(
                a.kind(),
                a.name(),
                a.identityKind(),
                a.identity(),
                a.contact(),
                a.phone(),
                a.address(),
                a.postcode(),
                a.email(),
                a.subject(),
                a.detail(),
                a.form(),
                a.channel(),
                a.otherFormAccepted(),
                agent,
                null,
                null);
    }
}
