package org.yangguang.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.yangguang.annual.AnnualDesk;
import org.yangguang.annual.AnnualDesk.ProseResult;
import org.yangguang.annual.AnnualReports;
import org.yangguang.annual.AnnualWork;
import org.yangguang.annual.ProsePart;
import org.yangguang.audit.Actor;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import org.yangguang.identity.Duty;
import org.yangguang.identity.Officer;
import org.yangguang.identity.Permission;
import org.yangguang.organ.Organ;
import org.yangguang.organ.OrganKind;
import org.yangguang.organ.OrganLevel;
import org.yangguang.organ.Organs.Registration;
import org.yangguang.report.Form;
import org.yangguang.report.TableTwoField;
import org.yangguang.report.publishing.Imports;

@DisplayName("年报编辑：官方表样逐格填写，校验随改随到，两人同改互相告知")
class AnnualEditorTest extends StaffPages {

    private static final AtomicInteger SERIAL = new AtomicInteger(10);
    private static final int YEAR = 2025;
    private static final String AT = "/office/reports/" + YEAR;

    @Autowired
    AnnualReports reports;

    @Autowired
    AnnualDesk desk;

    @Autowired
    Imports imports;

    private String code = "";
    private Officer drafter = nobody();
    private Officer second = nobody();

    private static Officer nobody() {
        return new Officer(new java.util.UUID(0, 0), "", "", 0, "", "", Set.of(), Set.of());
    }

    @BeforeEach
    void anOrgan() {
        int serial = SERIAL.getAndIncrement();
        code = "6813" + serial;
        Scope.of(DatabaseRole.JOB, Set.of())
                .run(() -> organs.register(
                        Actor.SYSTEM,
                        new Registration(
                                code,
                                Optional.empty(),
                                OrganKind.DEPARTMENT,
                                OrganLevel.COUNTY,
                                "澄湖区编报局" + serial,
                                "编报局" + serial,
                                Optional.empty(),
                                LocalDate.of(2015, 1, 1),
                                Optional.empty())));
        drafter = officer(code, Duty.HANDLER);
        second = officer(code, Duty.REVIEWER);
    }

    private Organ organ() {
        return organs.byCode(code).orElseThrow();
    }

    private AnnualWork work() {
        return Scope.of(DatabaseRole.OFFICE, Set.of(organ().id()))
                .call(() -> reports.open(organ(), YEAR).orElseThrow());
    }

    private String base() {
        return String.valueOf(work().state().events());
    }

    private void begun() {
        assertThat(post(drafter, "/office/reports", Map.of("year", "" + YEAR)).redirect())
                .isEqualTo(AT);
        assertThat(post(drafter, AT + "/refill", Map.of("base", "1")).redirect())
                .isEqualTo(AT + "/3");
    }

    /// One cell, as the script of the page sends it.
    private Answer types(Officer officer, String cell, String value, String reason, String base) {
        return post(
                officer,
                AT + "/cells",
                Map.of("cell", cell, "value", value, "reason", reason, "base", base, "part", cell.substring(5, 6)));
    }

    private static String id(String cell) {
        return "#c-" + cell.replace('.', '-');
    }

    private static final String NEW = "table3.new_received.natural";

    @Test
    @DisplayName("第四十九条：还没有人开始编制的，显示台账现值；开始后按年度选表样，先看再取数")
    void begins() {
        var live = get(drafter, AT);
        assertThat(live.text()).contains("台账现值", "开始编制", "收到和处理政府信息公开申请情况");
        assertThat(get(officer(code, Duty.SIGNER), AT).text()).doesNotContain("开始编制");
        assertThat(post(drafter, "/office/reports", Map.of("year", "2017")).text())
                .contains("年度应在 2019 至 2026 之间");
        assertThat(post(drafter, "/office/reports", Map.of("year", "" + YEAR, "form", "2019"))
                        .redirect())
                .isEqualTo(AT);
        assertThat(work().state().form()).isEqualTo(Form.FMT_2019);
        assertThat(get(drafter, AT + "/refill").text()).contains("台账中没有这一年的数", "人工补录");
        assertThat(post(drafter, AT + "/form", Map.of("base", "1", "reason", "选错表样"))
                        .redirect())
                .isEqualTo(AT);
        var preview = get(drafter, AT + "/refill");
        assertThat(preview.text()).contains("没有 2025 年的任何办件和案件", "2025 年 12 月 31 日台账");
        assertThat(work().fill()).isEmpty();
        post(drafter, AT + "/refill", Map.of("base", base()));
        assertThat(work().fill()).isPresent();
        assertThat(get(drafter, "/office/reports").text()).contains("2025 年", "草稿", "2026年1月31日");
    }

    @Test
    @DisplayName("台账格、人工格、合计格各有样子；合计没有输入框；改后勾稽行两边都显示，可恢复台账值")
    void theGrid() {
        begun();
        var page = get(drafter, AT + "/3").html();
        assertThat(page.select(id(NEW)).hasClass("auto")).isTrue();
        assertThat(page.select(id(NEW) + " input").val()).isEqualTo("0");
        assertThat(page.select(id("table3.new_received.total")).hasClass("calc"))
                .isTrue();
        assertThat(page.select(id("table3.new_received.total") + " input")).isEmpty();
        assertThat(page.select(".gridx tbody tr")).hasSize(25 + 5);
        assertThat(page.select("tr.chk td").eachText()).containsOnly("0＝0");

        var answer = types(drafter, NEW, "１２件", "纸质登记簿 12 件", base()).html();
        assertThat(answer.select(id(NEW)).hasClass("man")).isTrue();
        assertThat(answer.select(id(NEW)).text()).contains("已理解为 12");
        assertThat(answer.select("#b-natural").text()).contains("12≠0");
        assertThat(answer.select("#b-natural").hasClass("bad")).isTrue();
        assertThat(answer.select(id("table3.new_received.total")).text()).isEqualTo("12");
        assertThat(answer.select("#checks .finding--bad").text()).contains("T3-04", "相差 12");
        assertThat(answer.select("#checks [role=status]").text()).contains("错误");
        assertThat(work().fill().orElseThrow().figures().values())
                .containsValue(java.math.BigDecimal.ZERO)
                .doesNotContainValue(java.math.BigDecimal.valueOf(12));

        var cell = get(drafter, AT + "/cell/" + NEW);
        assertThat(cell.text()).contains("台账值 0", "改为 12：纸质登记簿 12 件", "恢复台账值");
        var restore = answer.select("#checks form[action$=/restore]");
        assertThat(restore.text()).contains("恢复台账值 0");
        post(drafter, AT + "/restore", Map.of("cell", NEW, "base", base()));
        assertThat(work().state().adjusted()).isEmpty();
        var undone = post(drafter, AT + "/undo", Map.of("part", "3"));
        assertThat(undone.redirect()).isEqualTo(AT + "/3");
        assertThat(work().state().adjusted()).hasSize(1);
    }

    @Test
    @DisplayName("看不懂的数问回去，填的都在；没有理由不保存；没有脚本时整张表一并送出，好的保存，坏的留在格里")
    void whatIsTypedIsKept() {
        begun();
        var unclear = types(drafter, NEW, "1e3", "登记簿", base()).html();
        assertThat(unclear.select(id(NEW) + " input").val()).isEqualTo("1e3");
        assertThat(unclear.select(id(NEW)).text()).contains("不用科学计数法");
        assertThat(types(drafter, NEW, "3", "", base()).html().select(id(NEW)).text())
                .contains("请先在表上方写明改动理由");
        assertThat(work().state().adjusted()).isEmpty();

        var page = get(drafter, AT + "/3").html();
        var fields = new HashMap<String, String>();
        page.select("#grid input[name]").forEach(field -> fields.put(field.attr("name"), field.val()));
        fields.remove("_csrf");
        fields.put("reason", "登记簿补录");
        fields.put(NEW, "3");
        fields.put("table3.granted.natural", "３");
        fields.put("table3.granted.other", "-");
        var saved = post(drafter, AT + "/cells", fields);
        assertThat(saved.status()).isEqualTo(422);
        assertThat(saved.html().select(".errors").text()).contains("有 1 格没有保存", "“-”不是数");
        assertThat(saved.html().select(id("table3.granted.other") + " input").val())
                .isEqualTo("-");
        assertThat(saved.html().select("#reason").val()).isEqualTo("登记簿补录");
        assertThat(work().state().adjusted()).hasSize(2);
    }

    @Test
    @DisplayName("表二：规则给出改法的，一键改正，先确认；台账值保留")
    void theFix() {
        begun();
        assertThat(get(drafter, AT + "/2")
                        .html()
                        .select("input[name=table2.fees_wan]")
                        .val())
                .isEmpty();
        types(drafter, "table2.fees_wan", "604.15", "财政核对", base());
        var fix = get(drafter, AT + "/2").html().select("#checks a:contains(改为 604.1500)");
        assertThat(fix).hasSize(1);
        var confirm = get(drafter, fix.attr("href"));
        assertThat(confirm.text()).contains("现为 604.15，改为 604.1500", "按规则 T2-09 改正");
        var form = confirm.html().select("form[action$=/fix]");
        post(
                drafter,
                form.attr("action"),
                Map.of(
                        "base",
                        form.select("[name=base]").val(),
                        "cell",
                        form.select("[name=cell]").val()));
        assertThat(get(drafter, AT + "/2")
                        .html()
                        .select("input[name=table2.fees_wan]")
                        .val())
                .isEqualTo("604.1500");
    }

    @Test
    @DisplayName("两人同时编制：同一格后到的一方被告知，填的还在；不同的格互不妨碍")
    void twoOfficers() {
        begun();
        var seen = base();
        types(drafter, NEW, "3", "甲改", seen);
        var told = types(second, NEW, "4", "乙改", seen).html();
        assertThat(told.select(id(NEW)).text()).contains("改过这一格，现为 3");
        assertThat(told.select(id(NEW) + " input").val()).isEqualTo("4");
        assertThat(work().figures().value(org.yangguang.report.CellId.at(NEW).orElseThrow()))
                .contains(java.math.BigDecimal.valueOf(3));
        assertThat(types(second, "table3.granted.natural", "3", "乙改", seen)
                        .html()
                        .select(id("table3.granted.natural"))
                        .hasClass("man"))
                .isTrue();
        // What the answer showed is what the officer now has seen.
        types(second, NEW, "4", "乙改", told.select(id(NEW) + " input").attr("data-base"));
        assertThat(work().figures().value(org.yangguang.report.CellId.at(NEW).orElseThrow()))
                .contains(java.math.BigDecimal.valueOf(4));
        assertThat(get(drafter, AT + "/3").text()).contains("正在编制", "互相覆盖");
    }

    @Test
    @DisplayName("各环节由有职责的不同的人办理；有错误的不能送审核，旁边说明原因；公布前看到公布的内容")
    void theWayToThePublic() {
        begun();
        post(drafter, AT + "/send-to-check", Map.of("base", base()));
        var bar = get(second, AT).html().select(".actionbar");
        assertThat(bar.select("[aria-disabled=true]").text()).isEqualTo("送分管领导审核");
        assertThat(bar.text()).contains("项错误，请改正");
        assertThat(post(second, AT + "/send-to-review", Map.of("base", base())).status())
                .isEqualTo(422);
        assertThat(post(drafter, AT + "/send-to-review", Map.of("base", base())).status())
                .isEqualTo(403);
        assertThat(post(second, AT + "/send-back", Map.of("base", base(), "reason", ""))
                        .status())
                .isEqualTo(422);
        post(second, AT + "/send-back", Map.of("base", base(), "reason", "表二还没有填"));
        assertThat(get(drafter, AT).html().select("#sent-back").text()).contains("表二还没有填");

        for (var field : TableTwoField.of(Form.FMT_2021)) {
            types(drafter, "table2." + field.code(), "0", "无此项职能", base());
        }
        write(ProsePart.PREAMBLE, "根据《中华人民共和国政府信息公开条例》编制，统计期限为2025年1月1日至12月31日。");
        write(ProsePart.S1_REQUEST, "本年新收政府信息公开申请{{table3.new_received.total}}件。");
        write(ProsePart.S6_OTHER, "本年度未收取信息处理费。");
        assertThat(work().blocking()).isEmpty();
        post(drafter, AT + "/send-to-check", Map.of("base", base()));
        assertThat(post(second, AT + "/send-to-review", Map.of("base", base())).redirect())
                .isEqualTo(AT);
        assertThat(get(drafter, AT + "/3").html().select("#grid td input")).isEmpty();
        var leader = officer(code, Duty.SIGNER);
        assertThat(get(leader, AT + "/submit").text()).contains("没有上级主管部门，审定即为核准");
        post(leader, AT + "/submit", Map.of("base", base()));
        var publisher = officer(code, Duty.PUBLISHER);
        assertThat(get(publisher, AT + "/publish").text()).contains("将公布的内容", "新收政府信息公开申请0件");
        post(publisher, AT + "/publish", Map.of("base", base()));
        assertThat(get(publisher, AT).text()).contains("第 1 版", "公布，第 1 版");
        assertThat(get(drafter, AT + "/correct").text()).contains("已公布的版本在更正公布之前不变");

        assertThat(get(drafter, AT + "/versions").html().select("tbody tr")).hasSize(4);
        assertThat(get(drafter, AT + "/compare?from=1&to=4").text()).contains("表二、表三、表四");
        assertThat(get(drafter, AT + "/versions/4").text()).contains("未收取信息处理费");
        for (var kind : new String[] {"docx", "pdf", "ofd", "xlsx", "csv", "json", "html"}) {
            assertThat(get(drafter, AT + "/versions/4/report." + kind).status()).isEqualTo(200);
        }
        assertThat(get(drafter, AT + "/work.json").status()).isEqualTo(200);
        assertThat(get(drafter, AT + "/preview").text()).contains("预览");
    }

    private void write(ProsePart part, String text) {
        var hand = new AnnualDesk.Hand(drafter.acting(Permission.REPORT_EDIT, ""), drafter.account());
        assertThat(Scope.of(DatabaseRole.OFFICE, Set.of(organ().id()))
                        .call(() -> desk.write(hand, organ(), YEAR, part, 0, text)))
                .isInstanceOf(ProseResult.Saved.class);
    }

    @Test
    @DisplayName("批注写在一格上，标为处理后不再计；别的机关看不到")
    void comments() {
        begun();
        assertThat(post(second, AT + "/comments", Map.of("about", NEW, "text", "登记簿是 12 件，请核对"))
                        .redirect())
                .isEqualTo(AT + "/cell/" + NEW);
        var page = get(drafter, AT);
        assertThat(page.html().select("#remarks").text()).contains("未处理 1 条", "自然人", "请核对");
        post(drafter, AT + "/comments/1/resolve", Map.of());
        assertThat(get(drafter, AT).html().select("#remarks").text()).contains("未处理 0 条");
        assertThat(post(drafter, AT + "/comments", Map.of("about", "table3.nothing", "text", "x"))
                        .flash())
                .containsKey("trouble");
        assertThat(get(officer("330114", Duty.HANDLER), AT + "/cell/" + NEW).status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("与上年衔接：上年是导入后公布的，同样核对；属实的写情况说明")
    void carriedOverFromAnImportedYear() throws IOException {
        byte[] file;
        try (var in = AnnualEditorTest.class.getResourceAsStream("/demo/reports/003.txt")) {
            file = java.util.Objects.requireNonNull(in).readAllBytes();
        }
        var by = drafter.acting(Permission.REPORT_EDIT, "");
        Scope.of(DatabaseRole.OFFICE, Set.of(organ().id())).run(() -> {
            var id = imports.receive(by, organ(), drafter.account(), "2022.txt", file);
            assertThat(imports.publish(by, organ(), drafter.account(), id, organ()))
                    .isEqualTo(new Imports.Done());
        });
        post(drafter, "/office/reports", Map.of("year", "2023"));
        post(drafter, "/office/reports/2023/refill", Map.of("base", "1"));
        var at = "/office/reports/2023/3";
        var found = get(drafter, at).html().select("#checks article:has(.rule:contains(T3-07))");
        assertThat(found.text()).contains("上年");
        for (var finding : found) {
            post(drafter, finding.select("form[action$=/explain]").attr("action"), Map.of("text", "上年 1 件于年内撤回"));
        }
        var after = get(drafter, at).html();
        assertThat(after.select("#checks article:has(.rule:contains(T3-07))")).isEmpty();
        assertThat(after.select("#checks").text()).contains("已写情况说明", "上年 1 件于年内撤回");
    }

    @Test
    @DisplayName("以前年度：从文件导入各表和正文，看过再接收；合计重新计算")
    void imported() throws IOException {
        post(drafter, "/office/reports", Map.of("year", "2022"));
        var at = "/office/reports/2022";
        byte[] file;
        try (var in = AnnualEditorTest.class.getResourceAsStream("/demo/reports/003.txt")) {
            file = java.util.Objects.requireNonNull(in).readAllBytes();
        }
        var sent = answer(pages.post()
                .uri(at + "/import")
                .multipart()
                .file(new org.springframework.mock.web.MockMultipartFile("file", "年报.txt", "text/plain", file))
                .with(authentication(signedIn(drafter)))
                .with(csrf())
                .exchange());
        assertThat(sent.redirect()).startsWith(at + "/import/");
        var page = get(drafter, sent.redirect());
        assertThat(page.text()).contains("读出", "与现在的报告比较", "文件写的机关是");
        var ticked = page.html().select("input[name=passage][checked]").eachAttr("value");
        assertThat(ticked).contains("S1_PROACTIVE", "S1_REQUEST", "S6_OTHER");
        assertThat(post(
                                drafter,
                                sent.redirect(),
                                Map.of("base", "1", "tables", "yes", "passage", String.join("|", ticked)))
                        .redirect())
                .isEqualTo(at);
        var grid = get(drafter, at + "/3");
        assertThat(grid.html().select(id(NEW) + " input").val()).isEqualTo("16");
        assertThat(get(drafter, at).text()).contains("文件导入", "文件“年报.txt”");
        assertThat(new String(file, StandardCharsets.UTF_8)).contains("省经信厅");
    }
}
