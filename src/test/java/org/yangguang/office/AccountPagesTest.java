package org.yangguang.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.yangguang.identity.Account;
import org.yangguang.identity.Accounts;
import org.yangguang.identity.Duty;
import org.yangguang.identity.Officer;

class AccountPagesTest extends StaffPages {

    @Autowired
    Accounts accounts;

    private static Map<String, String> proposal(String login) {
        return new HashMap<>(Map.of("organ", "330110-01", "login", login, "name", "李明", "duties", "HANDLER|REVIEWER"));
    }

    private Account account(String login) {
        var everywhere =
                organs.selfAndBelow(organs.byCode("330000").orElseThrow().id());
        return accounts.page(everywhere, 1000, 0).stream()
                .filter(a -> a.login().equals(login))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> version(Account account) {
        return new HashMap<>(Map.of("version", String.valueOf(account.version())));
    }

    @Test
    @DisplayName("一人提出、另一人批准；启用链接只在批准时显示一次，可以启用")
    void proposedByOneApprovedByAnother() {
        var proposes = officer("330000", Duty.SYSTEM_ADMIN);
        var approves = officer("330000", Duty.SECURITY_ADMIN);
        assertThat(post(proposes, "/office/accounts/new", proposal("li.ming")).redirect())
                .isEqualTo("/office/accounts");
        var waiting = account("li.ming");
        assertThat(waiting.duties()).containsExactlyInAnyOrder(Duty.HANDLER, Duty.REVIEWER);
        assertThat(get(approves, "/office/accounts").text()).contains("li.ming", "待安全管理员批准", "承办、审核");
        var address = "/office/accounts/" + waiting.id();

        assertThat(post(proposes, address + "/approve", version(waiting)).status())
                .isEqualTo(403);
        var self = new Officer(
                proposes.account(), "tester", "周宁", proposes.organId(), "330000", "", approves.duties(), Set.of());
        var refused = post(self, address + "/approve", version(waiting));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select(".errors").text()).contains("提出账号的人不能自己批准");

        var approved = post(approves, address + "/approve", version(waiting));
        assertThat(approved.status()).isEqualTo(200);
        var link = approved.html().select("code").eachText().getLast();
        assertThat(link).startsWith("/activate/");
        assertThat(approved.html().select("code").eachText().getFirst()).isEqualTo("http://localhost" + link);
        assertThat(approved.text()).contains("只显示这一次", "3 天内有效");
        assertThat(answer(pages.get().uri(link).exchange()).text()).contains("启用账号 li.ming");
        assertThat(get(approves, "/office/accounts").html().html()).doesNotContain("/activate/");

        var again = post(approves, address + "/approve", version(waiting));
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text()).contains("刚被别人处理过");
        assertThat(answer(pages.get().uri(link).exchange()).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("提出账号填错的，逐栏说明；机构管理员只能为本机关提出业务账号")
    void mistakesInAProposal() {
        var admin = officer("330000", Duty.SYSTEM_ADMIN);
        var typed = proposal("Li Ming");
        typed.put("organ", "410304-01");
        typed.put("name", "李");
        var bad = post(admin, "/office/accounts/new", typed);
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.faultAt("organ")).contains("不在您的管理范围内");
        assertThat(bad.faultAt("login")).contains("3 至 32 位小写字母");
        assertThat(bad.faultAt("name")).contains("2 至 40 个字");
        assertThat(bad.html().select("input[name=duties][checked]").eachAttr("value"))
                .containsExactly("HANDLER", "REVIEWER");

        var none = proposal("wang.fang");
        none.remove("duties");
        assertThat(post(admin, "/office/accounts/new", none)
                        .html()
                        .select("#duties .err")
                        .text())
                .contains("请至少选择一项职责");
        var both = proposal("wang.fang");
        both.put("duties", "AUDIT_ADMIN|HANDLER");
        assertThat(post(admin, "/office/accounts/new", both).text()).contains("系统、安全、审计管理员须由三人分任");

        var organAdmin = officer("330110-01", Duty.ORGAN_ADMIN);
        var elsewhere = proposal("wang.fang");
        elsewhere.put("organ", "330281-01");
        assertThat(post(organAdmin, "/office/accounts/new", elsewhere).faultAt("organ"))
                .contains("不在您的管理范围内");
        var supervisor = proposal("wang.fang");
        supervisor.put("duties", "SUPERVISOR");
        assertThat(post(organAdmin, "/office/accounts/new", supervisor).text()).contains("请由系统管理员提出");
        assertThat(post(organAdmin, "/office/accounts/new", proposal("wang.fang"))
                        .redirect())
                .isEqualTo("/office/accounts");
        assertThat(post(admin, "/office/accounts/new", proposal("wang.fang")).faultAt("login"))
                .contains("已有人使用");
    }

    @Test
    @DisplayName("停用须写原因，不能停用自己；他机关的账号不存在于本机关")
    void closing() {
        var proposes = officer("330000", Duty.SYSTEM_ADMIN);
        var approves = officer("330000", Duty.SECURITY_ADMIN);
        post(proposes, "/office/accounts/new", proposal("zhao.qiang"));
        var account = account("zhao.qiang");
        var address = "/office/accounts/" + account.id() + "/close";
        assertThat(get(approves, address).text()).contains("停用账号 zhao.qiang", "不能恢复");
        var bad = post(approves, address, version(account));
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.faultAt("reason")).isEqualTo("请填写停用原因。");

        var typed = version(account);
        typed.put("reason", "调离");
        assertThat(post(officer("410304-01", Duty.SECURITY_ADMIN), address, typed)
                        .status())
                .isEqualTo(404);
        assertThat(post(approves, address, typed).redirect()).isEqualTo("/office/accounts");
        assertThat(account("zhao.qiang").status()).isEqualTo(Account.Status.CLOSED);
        assertThat(post(approves, address, typed).faultAt("reason")).contains("刚被别人处理过");

        var self = new Officer(
                account.id(), "zhao.qiang", "", approves.organId(), "330000", "", approves.duties(), Set.of());
        assertThat(post(self, address, typed).faultAt("reason")).contains("不能停用自己的账号");
    }

    @Test
    @DisplayName("口令到期或手机丢失：重新提出，由安全管理员批准后发新的启用链接")
    void intoUseAnew() {
        var proposes = officer("330000", Duty.SYSTEM_ADMIN);
        var approves = officer("330000", Duty.SECURITY_ADMIN);
        post(proposes, "/office/accounts/new", proposal("sun.li"));
        post(approves, "/office/accounts/" + account("sun.li").id() + "/approve", version(account("sun.li")));
        var address = "/office/accounts/" + account("sun.li").id() + "/anew";
        assertThat(get(proposes, address).text()).contains("口令到期、忘记口令、手机丢失");
        assertThat(post(proposes, address, version(account("sun.li"))).faultAt("reason"))
                .isEqualTo("请填写原因。");
        var typed = version(account("sun.li"));
        typed.put("reason", "更换手机");
        assertThat(post(proposes, address, typed).redirect()).isEqualTo("/office/accounts");
        assertThat(account("sun.li").status()).isEqualTo(Account.Status.PROPOSED);
        assertThat(post(proposes, address, typed).faultAt("reason")).contains("刚被别人处理过");
        var approved =
                post(approves, "/office/accounts/" + account("sun.li").id() + "/approve", version(account("sun.li")));
        assertThat(approved.text()).contains("启用链接：sun.li");
    }
}
