package org.yangguang.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yangguang.identity.Duty;
import org.yangguang.identity.Officer;

/// Acts of the desk that take weeks, on days of 2026 around the October holidays: 20 September and
/// 10 October are worked weekends.
class DeskActsTest extends StaffPages {

    private static final String ORGAN = "330114";
    private static final String LIN = "11010519491231002X";
    private static final String QIAN = "34052419800101001X";

    private Officer clerk;
    private Officer signer;

    @BeforeEach
    void staff() {
        clerk = officer(ORGAN, Duty.INTAKE, Duty.HANDLER);
        signer = officer(ORGAN, Duty.SIGNER);
    }

    /// @param path of the case page
    /// @param code for the applicant
    private record Entered(String path, String code) {}

    private Entered entered(String received, String identity) {
        var form = get(clerk, "/office/requests/new").html();
        var fields = new HashMap<String, String>();
        form.select("form input[type=hidden]").forEach(field -> fields.put(field.attr("name"), field.val()));
        fields.putAll(Map.of(
                "received", received,
                "on", today().toString(),
                "kind", "NATURAL_PERSON",
                "name", "林晓岚",
                "identityKind", "CITIZEN",
                "identity", identity,
                "phone", "13800138000",
                "subject", "2024 年度商贸流通业发展专项资金拨付名单"));
        var done = post(clerk, "/office/requests/new", fields);
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        var path = done.html().select("a[href^=/office/requests/]").eachAttr("href").stream()
                .filter(href -> href.matches("/office/requests/[0-9a-f-]{36}"))
                .findFirst()
                .orElseThrow();
        var code = done.html().select(".num-code").eachText().stream()
                .filter(text -> text.matches("[0-9A-Z]{4}(-[0-9A-Z]{4}){3}"))
                .findFirst()
                .orElseThrow();
        return new Entered(path, code);
    }

    /// Does an act that must succeed; returns the case page afterwards.
    private Answer done(Officer by, String path, String act, Map<String, String> typed) {
        var answer = acted(by, path, act, typed);
        assertThat(answer.redirect())
                .as(answer.html().select("[role=alert]").text())
                .isEqualTo(path);
        return get(by, path);
    }

    private Answer acted(Officer by, String path, String act, Map<String, String> typed) {
        var page = get(by, path + "/" + act).html();
        var fields = new HashMap<String, String>();
        fields.put("version", page.select("input[name=version]").val());
        page.select("form input[name], form textarea[name]")
                .forEach(field -> fields.put(field.attr("name"), field.val()));
        page.select("form select[name]")
                .forEach(field -> fields.put(
                        field.attr("name"), field.select("option[selected]").attr("value")));
        fields.remove("_csrf");
        fields.putAll(typed);
        return post(by, path + "/" + act, fields);
    }

    private String refused(Officer by, String path, String act, Map<String, String> typed) {
        var answer = acted(by, path, act, typed);
        assertThat(answer.status()).isEqualTo(422);
        return answer.html().select("[role=alert]").text();
    }

    private Answer tracked(Entered entered) {
        return answer(pages.post()
                .uri("/requests")
                .with(csrf())
                .param("code", entered.code())
                .param("lastFour", "8000")
                .exchange());
    }

    private static final Map<String, String> FEE = Map.of(
            "way", "BY_VOLUME",
            "pages", "120",
            "grounds", "本次申请要求提供纸质复制件120页，明显超过合理范围",
            "payment", "凭缴款码到代收银行缴入国库");

    @Test
    @DisplayName("国办函〔2020〕109号：先看分档计算，再发收费通知；缴清前预览新的到期日，缴清后重新计算")
    void aFeeIsCalculatedNotifiedAndPaid() {
        on("2026-09-07");
        var path = entered("IN_PERSON", LIN).path();
        on("2026-09-18");
        var shown = get(clerk, path + "/fee?way=BY_VOLUME&pages=120").html().select("#outlook");
        assertThat(shown.text()).contains("按量计收：1100 元", "70页×10元＋20页×20元", "第 31–100 页", "计时暂停");
        assertThat(refused(clerk, path, "fee", with(FEE, "pages", "30"))).contains("0 元", "不能发出收费通知");
        assertThat(refused(clerk, path, "fee", with(FEE, "pages", ""))).contains("请填写按量：页数");
        var page = done(clerk, path, "fee", FEE);
        assertThat(page.text()).contains("待缴费", "信息处理费 1100 元", "信息处理费收费通知书");
        assertThat(page.html().select("#awaited").text()).contains("缴费期限 未起算", "尚未登记申请人收到收费通知之日");

        page = done(clerk, path, "fee-reached", Map.of("on", "2026-09-18"));
        assertThat(page.html().select("#awaited").text()).contains("2026年10月22日");

        on("2026-10-10");
        assertThat(get(clerk, path + "/fee-paid").html().select("#outlook").text())
                .contains("办理后 2026年11月6日");
        page = done(clerk, path, "fee-paid", Map.of());
        assertThat(page.text()).contains("办理中", "缴清费用，期限自次日重新计算", "已用 0 / 20");
        assertThat(refused(clerk, path, "fee", FEE)).contains("已于2026年9月18日发出收费通知，不能重复收费");
    }

    @Test
    @DisplayName("国办函〔2020〕109号：按件计收由台账给出申请人当月第几件，下月从头数")
    void theOrdinalOfTheMonthComesFromTheLedger() {
        on("2026-09-07");
        entered("IN_PERSON", QIAN);
        on("2026-09-30");
        var second = entered("IN_PERSON", QIAN).path();
        var page = get(clerk, second + "/fee").html();
        assertThat(page.select("#ordinal").val()).isEqualTo("2");
        assertThat(get(clerk, second + "/fee?way=BY_COUNT&ordinal=31")
                        .html()
                        .select("#outlook")
                        .text())
                .contains("按件计收：200 元", "第 11–30 件");
        on("2026-10-08");
        var nextMonth = entered("IN_PERSON", QIAN).path();
        assertThat(get(clerk, nextMonth + "/fee").html().select("#ordinal").val())
                .isEqualTo("1");
    }

    @Test
    @DisplayName("国办函〔2020〕109号：期满次日出现终止办理的提示和告知书，由人决定；终结告知书送达后申请人才看到")
    void anUnpaidRequestIsEndedByAnOfficerTheDayAfter() {
        on("2026-09-07");
        var entered = entered("IN_PERSON", LIN);
        var path = entered.path();
        on("2026-09-18");
        done(clerk, path, "fee", with(FEE, "reached", "2026-09-18"));
        on("2026-10-22");
        assertThat(get(clerk, path).text()).doesNotContain("缴费期限已过");
        assertThat(refused(clerk, path, "close-unpaid", Map.of())).contains("缴费期限至2026年10月22日，尚未届满");

        on("2026-10-23");
        var page = get(clerk, path);
        assertThat(page.html().select("#lapsed-h").text()).isEqualTo("缴费期限已过，可以终止办理");
        assertThat(page.html().select("pre.letter").text())
                .contains("于2026年9月18日以", "1100元", "缴费期限至2026年10月22日", "申请行政复议");
        assertThat(get(clerk, "/office/").text()).contains("缴费期限已过，可以终止办理");
        assertThat(get(clerk, "/office/requests?view=lapsed").html().select("a[href=" + path + "]"))
                .isNotEmpty();
        page = done(clerk, path, "close-unpaid", Map.of());
        assertThat(page.text()).contains("逾期未缴费，不再处理", "处理终结告知书", "（六）其他处理 申请人逾期未按收费通知要求缴纳费用");

        assertThat(tracked(entered)
                        .html()
                        .select("form[action^=/requests/letters]")
                        .text())
                .contains("收费通知书")
                .doesNotContain("终结");
        done(clerk, path, "serve", Map.of("method", "POSTAL", "carrier", "POST", "number", "XA12345678901"));
        assertThat(tracked(entered)
                        .html()
                        .select("form[action^=/requests/letters]")
                        .text())
                .contains("处理终结告知书");
    }

    @Test
    @DisplayName("第三十条：逾期不补正须有送达在先；机关写明的管辖法院进入救济告知")
    void anUnsupplementedRequestIsEndedOnlyIfTheNoticeWasServedInTime() {
        on("2026-09-07");
        var path = entered("IN_PERSON", LIN).path();
        done(clerk, path, "supplement", Map.of("items", "请写明年度", "guidance", "写明文号", "until", "2026-09-20"));
        on("2026-09-20");
        assertThat(refused(clerk, path, "close-unsupplemented", Map.of("servedOn", "2026-09-08")))
                .contains("补正期限至2026年9月20日，尚未届满");
        on("2026-09-21");
        nameCourt("杭州市钱塘区人民法院");
        assertThat(get(clerk, path).html().select("#lapsed-h").text()).isEqualTo("补正期限已过，可以终止办理");
        assertThat(get(clerk, path + "/close-unsupplemented?servedOn=2026-09-08")
                        .html()
                        .select("pre.letter")
                        .text())
                .contains("该告知书于2026年9月8日送达", "补正期限至2026年9月20日", "杭州市钱塘区人民法院");
        assertThat(refused(clerk, path, "close-unsupplemented", Map.of("servedOn", "2026-09-21")))
                .contains("没有得到补正的机会");
        var page = done(clerk, path, "close-unsupplemented", Map.of("servedOn", "2026-09-08"));
        assertThat(page.text()).contains("逾期不补正，不再处理", "处理终结告知书", "（六）其他处理 申请人无正当理由逾期不补正");
    }

    private void nameCourt(String court) {
        var admin = officer(ORGAN, Duty.ORGAN_ADMIN);
        var fields = new HashMap<String, String>();
        get(admin, "/office/settings")
                .html()
                .select("form[action=/office/settings] input[name]")
                .forEach(field -> fields.put(field.attr("name"), field.val()));
        fields.remove("_csrf");
        fields.putAll(Map.of(
                "name", "区政府办公室",
                "address", "青六北路 499 号行政中心",
                "hours", "工作日 8:30–17:00",
                "telephone", "0571-82987000",
                "court", "法庭"));
        assertThat(post(admin, "/office/settings", fields).faultAt("court")).contains("法院全称");
        fields.put("court", court);
        assertThat(post(admin, "/office/settings", fields).redirect()).isEqualTo("/office/settings");
    }

    @Test
    @DisplayName("第三十五条：要求说明理由不停止计时；收到理由以后才可以延迟答复，日期须晚于原期限")
    void reasonsAreAskedAndTheReplyDeferred() {
        on("2026-09-07");
        var path = entered("IN_PERSON", LIN).path();
        assertThat(get(signer, path + "/defer").html().select("[role=alert]").text())
                .contains("请先要求说明理由", "第三十五条");
        on("2026-09-09");
        var page = done(
                clerk,
                path,
                "ask-reasons",
                Map.of(
                        "period", "2026年1月1日至9月9日",
                        "requests", "146",
                        "frequency", "其中9月7日一日提出31件",
                        "until", "2026-09-23"));
        assertThat(page.text()).contains("要求说明理由", "说明理由告知书", "2026年9月23日", "已用 2 / 20");
        assertThat(page.text()).doesNotContain("计时暂停");
        on("2026-09-22");
        done(clerk, path, "reasons-received", Map.of());
        var reason = Map.of("until", "2026-12-31", "reason", "146件申请涉及文件两千余份，需要逐件检索");
        assertThat(refused(signer, path, "defer", with(reason, "until", "2026-10-09")))
                .contains("不晚于现在的答复期限2026年10月10日");
        assertThat(get(clerk, path + "/defer").status()).isEqualTo(403);
        page = done(signer, path, "defer", reason);
        assertThat(page.text()).contains("延迟答复，至2026年12月31日", "延迟答复告知书");
        assertThat(refused(signer, path, "extend", Map.of("days", "5", "reason", "再延")))
                .contains("已确定延迟答复的期限");
    }

    @Test
    @DisplayName("第三十二条、第三十四条：发征求意见书并告知申请人；申请人看不到被征求人；期满之日列明")
    void aConsultationIssuesTwoLettersAndShowsTheDayOfSilence() {
        on("2026-09-07");
        var entered = entered("IN_PERSON", LIN);
        var path = entered.path();
        on("2026-09-18");
        var asked = Map.of(
                "kind", "THIRD_PARTY",
                "party", "慈溪云帆会展有限公司",
                "call", "BODY",
                "information", "成本明细表",
                "grounds", "商业秘密");
        assertThat(refused(clerk, path, "consult", with(asked, "party", ""))).contains("请填写被征求人");
        var page = done(clerk, path, "consult", asked);
        assertThat(page.text()).contains("政府信息公开征求第三方意见书", "征求意见告知书");
        assertThat(page.html().select("#awaited").text()).contains("尚未登记对方收到之日");
        page = done(clerk, path, "consult-reached", Map.of("on", "2026-09-18"));
        assertThat(page.html().select("#awaited").text()).contains("2026年10月15日", "由本机关依照条例决定");
        done(
                clerk,
                path,
                "consult",
                Map.of(
                        "kind", "AGENCY",
                        "party", "慈溪市财政局",
                        "information", "资金分配方案",
                        "grounds", "由本机关与贵机关联合制作"));
        assertThat(get(clerk, path).text()).contains("征求其他机关意见书");

        var seen = tracked(entered);
        assertThat(seen.html().select("form[action^=/requests/letters]").text())
                .contains("征求意见告知书")
                .doesNotContain("意见书 ", "征求第三方意见书", "征求其他机关意见书");
        assertThat(seen.text()).doesNotContain("云帆").contains("2026年10月15日");
    }

    @Test
    @DisplayName("撤回：写明方式和理由，登记前也可以撤回，不计入年报")
    void aRequestIsWithdrawnBeforeAndAfterRegistration() {
        on("2026-09-07");
        var path = entered("IN_PERSON", LIN).path();
        assertThat(refused(clerk, path, "withdraw", Map.of())).contains("请选择申请人以什么方式声明撤回");
        var page = done(clerk, path, "withdraw", Map.of("declaration", "ORAL", "reason", "已经获得"));
        assertThat(page.text()).contains("已撤回", "口头，由工作人员记录", "撤回告知书", "（六）其他处理 其他");

        var unregistered = entered("FAX", LIN);
        page = done(clerk, unregistered.path(), "withdraw", Map.of("declaration", "FAX"));
        assertThat(page.text()).contains("已撤回", "撤回告知书", "确认收到之前撤回，不计入年报");
        assertThat(get(clerk, "/office/requests?view=unconfirmed").html().select("a[href=" + unregistered.path() + "]"))
                .isEmpty();
        assertThat(refused(clerk, unregistered.path(), "withdraw", Map.of("declaration", "FAX")))
                .contains("办结（已撤回）");
        assertThat(tracked(unregistered).text()).contains("已撤回", "尚未确认收到");
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        var changed = new HashMap<>(fields);
        changed.put(name, value);
        return Map.copyOf(changed);
    }
}
