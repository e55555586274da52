package org.yangguang.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockMultipartFile;
import org.yangguang.identity.Duty;
import org.yangguang.organ.OrganImport;
import org.yangguang.organ.Organs;

class RegistryPagesTest extends StaffPages {

    private static Map<String, String> organ(String code) {
        return new HashMap<>(Map.of(
                "code", code,
                "parent", "330110",
                "kind", "DEPARTMENT",
                "level", "COUNTY",
                "name", "余杭区某某局" + code,
                "shortName", "余杭某某",
                "unifiedCode", "",
                "since", "2020-01-01"));
    }

    private Answer upload(String name, String list) {
        var file = new MockMultipartFile("file", name, "text/csv", list.getBytes(StandardCharsets.UTF_8));
        return answer(pages.post()
                .uri("/office/organs/import")
                .multipart()
                .file(file)
                .with(authentication(signedIn(officer("330000", Duty.SYSTEM_ADMIN))))
                .with(csrf())
                .exchange());
    }

    @Test
    @DisplayName("登记机构：上级、代码、统一社会信用代码逐项核对，填错的退回并保留已填内容")
    void registering() {
        var admin = officer("330000", Duty.SYSTEM_ADMIN);
        var done = post(admin, "/office/organs/new", organ("330110-11"));
        assertThat(done.redirect()).as(done.text()).isEqualTo("/office/organs/330110-11");
        assertThat(get(admin, done.redirect()).text()).contains("余杭区某某局330110-11", "杭州市余杭区人民政府", "未登记");

        var typed = organ("330110-11");
        typed.put("parent", "999999");
        typed.put("unifiedCode", "91350100M000100Y44");
        typed.put("since", "2027-01-01");
        typed.put("kind", "");
        var bad = post(admin, "/office/organs/new", typed);
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.faultAt("code")).contains("330110-11 已经登记为余杭区某某局330110-11");
        assertThat(bad.faultAt("parent")).contains("没有代码为 999999 的机构");
        assertThat(bad.faultAt("unifiedCode")).contains("校验位不对");
        assertThat(bad.faultAt("since")).contains("还没有到");
        assertThat(bad.faultAt("kind")).isEqualTo("请选择类别。");
        assertThat(bad.html().select("#name").val()).isEqualTo(typed.get("name"));
        assertThat(post(officer("330000", Duty.ORGAN_ADMIN), "/office/organs/new", organ("330110-12"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("名录按名称或代码查找，每页二十个")
    void theListIsSearched() {
        var admin = officer("330000", Duty.SYSTEM_ADMIN);
        var found = get(admin, "/office/organs?q=余姚");
        assertThat(found.html().select("tbody tr")).hasSize(2);
        assertThat(get(admin, "/office/organs?q=不存在的局").text()).contains("没有符合条件的机构", "清除查找条件");
        for (int i = 10; i < 32; i++) {
            post(admin, "/office/organs/new", organ("330200-" + i));
        }
        var second = get(admin, "/office/organs?q=330200&page=2");
        assertThat(second.text()).contains("第 21–23 个，共 23 个");
        assertThat(second.html().select(".pager a").attr("href")).isEqualTo("/office/organs?q=330200&page=1");
    }

    @Test
    @DisplayName("更名保留原名称，启用日期不能覆盖已有记录")
    void renamingKeepsTheFormerName() {
        var admin = officer("330000", Duty.SYSTEM_ADMIN);
        post(admin, "/office/organs/new", organ("330110-21"));
        var typed = Map.of("name", "余杭区新某局", "shortName", "余杭新某", "from", "2024-03-01", "basis", "余委〔2024〕3号");
        assertThat(post(admin, "/office/organs/330110-21/rename", typed).redirect())
                .isEqualTo("/office/organs/330110-21");
        var organ = organs.byCode("330110-21").orElseThrow();
        assertThat(organ.name()).isEqualTo("余杭区新某局");
        assertThat(organs.nameOn(organ.id(), LocalDate.of(2024, 2, 29))).isEqualTo("余杭区某某局330110-21");
        assertThat(organs.names(organ.id())).extracting(Organs.Name::shortName).containsExactly("余杭新某", "余杭某某");

        var again = new HashMap<>(typed);
        again.put("name", "余杭区又一局");
        var bad = post(admin, "/office/organs/330110-21/rename", again);
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.faultAt("from")).contains("应晚于上一名称“余杭区新某局”的启用日 2024-03-01");
        assertThat(get(admin, "/office/organs/330999-99/rename").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("并入须填承接机构、生效日期和依据，承接机构须现存")
    void merging() {
        var admin = officer("330000", Duty.SYSTEM_ADMIN);
        post(admin, "/office/organs/new", organ("330110-31"));
        assertThat(get(admin, "/office/organs/330110-31/merge").text()).contains("登记后不能撤销", "在办申请不自动转移");
        var bad = post(admin, "/office/organs/330110-31/merge", Map.of("successor", "330110-31", "from", "2019-01-01"));
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.faultAt("successor")).contains("不能并入自己");
        assertThat(bad.faultAt("from")).contains("应晚于本机构的启用日 2020-01-01");
        assertThat(bad.faultAt("basis")).isEqualTo("请填写依据。");

        var typed = Map.of("successor", "330110-01", "from", "2025-01-01", "basis", "余委〔2025〕1号");
        assertThat(post(admin, "/office/organs/330110-31/merge", typed).redirect())
                .isEqualTo("/office/organs/330110-31");
        assertThat(get(admin, "/office/organs/330110-31").text()).contains("自2025年1月1日起并入杭州市余杭区商务局");
        var twice = post(admin, "/office/organs/330110-31/merge", typed);
        assertThat(twice.status()).isEqualTo(422);
        assertThat(twice.faultAt("successor")).contains("不能再并一次");
        post(admin, "/office/organs/new", organ("330110-32"));
        var intoEnded = new HashMap<>(typed);
        intoEnded.put("successor", "330110-31");
        assertThat(post(admin, "/office/organs/330110-32/merge", intoEnded).faultAt("successor"))
                .contains("自身已并入其他机构");
    }

    @Test
    @DisplayName("导入名录：有一行不对就一行也不登记，逐行说明；模板带 BOM")
    void importing() {
        var heading = OrganImport.template();
        var bad = upload("名录.csv", heading + "33011,,工作部门,县级,甲局,甲局,,2020-01-01\n");
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.html().select(".errors").text()).contains("一个机构也没有登记", "第 2 行“代码”");
        assertThat(upload("空.csv", "").html().select(".errors").text()).contains("没有选择文件");
        var good = upload("名录.csv", "\uFEFF" + heading + "330110-41,330110,工作部门,县级,余杭区导入局,余杭导入,,2020-01-01\n");
        assertThat(good.redirect()).as(good.text()).isEqualTo("/office/organs");
        assertThat(organs.byCode("330110-41")).isPresent();

        var template = get(officer("330000", Duty.SYSTEM_ADMIN), "/office/organs/import/template.csv");
        var bytes = template.result().getResponse().getContentAsByteArray();
        assertThat(bytes).startsWith(0xEF, 0xBB, 0xBF);
        assertThat(new String(bytes, StandardCharsets.UTF_8)).endsWith(heading);
    }

    @Test
    @DisplayName("第十二条第二款：机关设置中的工作机构即指南所列，填错的逐栏说明")
    void describingTheOffice() {
        var admin = officer("330281-01", Duty.ORGAN_ADMIN);
        assertThat(get(admin, "/office/settings").html().select("#address").val())
                .isEqualTo("余姚市南雷南路399号");
        var typed = new HashMap<>(Map.of(
                "name", "余姚市商务局办公室",
                "address", "余姚市南雷南路388号",
                "postcode", "315400",
                "hours", "工作日 8:30–12:00，14:00–17:30",
                "telephone", "0574-62634352转8",
                "fax", "",
                "email", "bgs@example.gov.cn"));
        assertThat(post(admin, "/office/settings", typed).redirect()).isEqualTo("/office/settings");
        assertThat(get(admin, "/office/settings").html().select("td").eachText())
                .contains("余姚市南雷南路388号，邮编 315400", "0574-62634352转8", "未登记");

        typed.putAll(Map.of("postcode", "3154", "telephone", "打电话", "email", "某某", "hours", ""));
        var bad = post(admin, "/office/settings", typed);
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.html().select(".errors li")).hasSize(4);
        assertThat(bad.faultAt("postcode")).isEqualTo("邮政编码应为 6 位数字，现在填的是“3154”。");
        assertThat(bad.faultAt("hours")).isEqualTo("请填写办公时间。");
        assertThat(bad.html().select("#telephone").val()).isEqualTo("打电话");
    }
}
