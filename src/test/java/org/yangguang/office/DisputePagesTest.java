package org.yangguang.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import org.yangguang.WithDatabase;
import org.yangguang.calendar.ChineseDate;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import org.yangguang.identity.Accounts;
import org.yangguang.identity.Duty;
import org.yangguang.organ.Organs;

/// Reconsideration and litigation as a handler records them, over HTTP and without script.
@WithDatabase
@TestPropertySource(properties = "yangguang.demo=true")
class DisputePagesTest {

    /// An organ of the demonstration that has no requests of its own.
    private static final String ORGAN = "410304-01";

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final LocalDate TODAY = LocalDate.now(ChineseDate.ZONE);

    @Autowired
    Accounts accounts;

    @Autowired
    Organs organs;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transactions;

    @LocalServerPort
    int port;

    private Browser clerk;
    private Browser reader;
    private int serial;

    @BeforeEach
    void staff() {
        clerk = staff(ORGAN, EnumSet.of(Duty.INTAKE, Duty.HANDLER));
        reader = staff(ORGAN, EnumSet.of(Duty.SIGNER));
        serial = COUNT.incrementAndGet();
    }

    private Browser staff(String organ, Set<Duty> duties) {
        var login = "dispute" + COUNT.incrementAndGet();
        var password = accounts.demo(organs.byCode(organ).orElseThrow().id(), login, "周宁", duties);
        return Browser.signedIn(port, login, password);
    }

    private Map<String, String> notice(String kind, String authority) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("kind", kind);
        fields.put("procedure", "GENERAL");
        fields.put("received", TODAY.minusDays(2).toString());
        fields.put("authority", authority);
        fields.put("caseNumber", "（2026）试字第" + serial + "号");
        fields.put("applicant", "林晓岚");
        fields.put("applicantKind", "PERSON");
        fields.put("matter", "2026 年作出的不予公开告知书");
        return fields;
    }

    private String registered(String kind, String authority) {
        var page = clerk.submit("/office/disputes/new", "/office/disputes/new", notice(kind, authority));
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        assertThat(page.at()).matches("/office/disputes/[0-9a-f-]{36}");
        return page.at();
    }

    private int cell(String path) {
        var text = clerk.get("/office/reports/" + TODAY.getYear())
                .html()
                .select("a[href$=/cells4/" + path + "]")
                .text();
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }

    @Test
    @DisplayName("登记表有错的退回，指明每一处，已填的都在；双击只登记一件；同一案号不重复登记")
    void registering() {
        var wrong = notice("LITIGATION_DIRECT", "某某区人民政府");
        wrong.put("requestNumber", "没有这件");
        wrong.put("received", "2026-02-30");
        wrong.put("applicantKind", "");
        var page = clerk.submit("/office/disputes/new", "/office/disputes/new", wrong);
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.html().title()).startsWith("有误：");
        assertThat(page.html().select("#authority-err").text()).contains("请填受理法院的全称");
        assertThat(page.html().select("#requestNumber-err").text()).contains("没有编号为“没有这件”的申请");
        assertThat(page.html().select("#received-err").text()).contains("没有这一天");
        assertThat(page.html().select("#applicant").val()).isEqualTo("林晓岚");

        var form = clerk.get("/office/disputes/new");
        assertThat(form.html().select("#authority").val()).as("复议机关按机关类别提出").endsWith("人民政府");
        var fields = notice("RECONSIDERATION", "瀍河回族区人民政府");
        var first = clerk.submit(form, "/office/disputes/new", fields);
        var second = clerk.submit(form, "/office/disputes/new", fields);
        assertThat(second.at()).isEqualTo(first.at()).matches("/office/disputes/[0-9a-f-]{36}");
        var again = clerk.submit("/office/disputes/new", "/office/disputes/new", fields);
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.alert()).contains("已经登记过");
    }

    @Test
    @DisplayName("行政复议：答复、证据、裁决先核对再登记，责令重新答复另起期限，表四逐格可点开")
    void aReconsiderationFromNoticeToNewReply() {
        int pending = cell("reconsideration/pending");
        int corrected = cell("reconsideration/corrected");
        var path = registered("RECONSIDERATION", "瀍河回族区人民政府");
        assertThat(clerk.get(path).text()).contains("待答复", "答复期限", "第四十八条", "尚未审结", "林晓岚");
        assertThat(cell("reconsideration/pending")).isEqualTo(pending + 1);

        clerk.submit(path + "/list-evidence", path + "/list-evidence", Map.of("words", "告知书，1 页\n\n送达回证，2 页"));
        assertThat(clerk.get(path).html().select("ol.dayslist li").eachText())
                .containsExactly("1. 告知书，1 页", "2. 送达回证，2 页");
        var answered = clerk.submit(
                path + "/answer",
                path + "/answer",
                Map.of("on", TODAY.minusDays(1).toString()));
        assertThat(answered.text()).contains("已办：登记答复", "复议审理中");

        var early = decision("REVOKED", TODAY.minusDays(9));
        var refused = clerk.submit(path + "/decide", path + "/decide", early);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.alert()).contains("早于收到通知之日");
        assertThat(refused.html().select("#document").val()).isEqualTo("某复决〔2026〕9号");

        var fields = decision("REVOKED", TODAY);
        fields.put("counting", "WORKING_DAYS");
        fields.put("number", "x");
        fields.put("orderDay", TODAY.toString());
        assertThat(clerk.submit(path + "/decide", path + "/decide", fields)
                        .html()
                        .select("#number-err")
                        .text())
                .contains("天数应为 1 至 366");
        fields.put("number", "20");
        var asked = clerk.submit(path + "/decide", path + "/decide", fields);
        assertThat(asked.text()).contains("核对：登记复议决定", "登记后不能改动", "行政复议，结果纠正", "20个工作日内重新答复");
        assertThat(clerk.get(path).text()).as("核对页不登记").contains("复议审理中");
        var back = clerk.submit(asked, path + "/decide", Map.of("confirmed", "back"));
        assertThat(back.html().select("#number").val()).isEqualTo("20");
        var done = clerk.submit(asked, path + "/decide", Map.of("confirmed", "yes"));
        assertThat(done.at()).isEqualTo(path);
        assertThat(done.text()).contains("待重新答复", "重新答复期限", "第六十四条第一款");
        assertThat(cell("reconsideration/pending")).isEqualTo(pending);
        assertThat(cell("reconsideration/corrected")).isEqualTo(corrected + 1);
        assertThat(clerk.get("/office/reports/" + TODAY.getYear() + "/cells4/reconsideration/corrected")
                        .html()
                        .select("a[href=" + path + "]"))
                .hasSize(1);

        var anew = clerk.submit(path + "/reply-anew", path + "/reply-anew", Map.of("on", TODAY.toString()));
        assertThat(anew.text()).contains("已办：登记重新答复", "没有在走的期限");
        var stale = clerk.submit(asked, path + "/decide", Map.of("confirmed", "yes"));
        assertThat(stale.status()).as("旧页面再次提交").isBetween(409, 422);
    }

    private static Map<String, String> decision(String result, LocalDate on) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("result", result);
        fields.put("on", on.toString());
        fields.put("receivedOn", on.toString());
        fields.put("document", "某复决〔2026〕9号");
        return fields;
    }

    @Test
    @DisplayName("诉讼：一审、上诉、二审是一件，表四只计一次")
    void aSuitThroughTwoInstances() {
        int total = cell("litigation_direct/total");
        var path = registered("LITIGATION_DIRECT", "瀍河回族区人民法院");
        var judged = decision("CLAIM_DISMISSED", TODAY.minusDays(1));
        var asked = clerk.submit(path + "/decide", path + "/decide", judged);
        assertThat(clerk.submit(asked, path + "/decide", Map.of("confirmed", "yes"))
                        .text())
                .contains("判决驳回诉讼请求", "上诉期限");
        assertThat(clerk.submit(
                                path + "/appeal",
                                path + "/appeal",
                                Map.of("on", TODAY.minusDays(1).toString(), "by", "OTHER_SIDE"))
                        .text())
                .contains("二审中");
        var second = decision("JUDGED_UNLAWFUL", TODAY);
        second.put("outcome", "CHANGED");
        var again = clerk.submit(path + "/decide-appeal", path + "/decide-appeal", second);
        var ended = clerk.submit(again, path + "/decide-appeal", Map.of("confirmed", "yes"));
        assertThat(ended.text()).contains("改判", "判决确认违法或者无效", "计入“结果纠正”");
        assertThat(cell("litigation_direct/total")).isEqualTo(total + 1);
        var dropped = clerk.submit(path + "/annul", path + "/annul", Map.of("words", "与另一件重复登记"));
        clerk.submit(dropped, path + "/annul", Map.of("confirmed", "yes"));
        assertThat(cell("litigation_direct/total")).isEqualTo(total);
        assertThat(clerk.get(path).text()).contains("已注销", "不计入表四");
    }

    @Test
    @DisplayName("第二十三条第一款第（四）项：对不予公开直接起诉的照登记，页面提示复议前置；申请页列出案件")
    void aDirectSuitAgainstAWithheldReplyIsWarnedOf() {
        var bureau = staff("330110-01", EnumSet.of(Duty.HANDLER));
        var list = bureau.get("/office/requests?words=%E5%AD%99%E9%9D%99");
        var request = list.html().select("tbody a.num-code");
        assertThat(request).isNotEmpty();
        var form = notice("LITIGATION_DIRECT", "杭州市余杭区人民法院");
        form.put("requestNumber", request.text());
        form.put("applicant", "");
        form.put("matter", "");
        var page = bureau.submit("/office/disputes/new", "/office/disputes/new", form);
        assertThat(page.text()).contains("复议前置", "第二十三条第一款第（四）项", "应当先申请行政复议", "孙静");
        assertThat(bureau.get(request.attr("href")).html().select("a[href=" + page.at() + "]"))
                .hasSize(1);
        var found = bureau.get("/office/disputes?words=%E5%AD%99%E9%9D%99&kind=LITIGATION_DIRECT");
        assertThat(found.html().select("tbody a[href=" + page.at() + "]")).hasSize(1);
        assertThat(found.text()).contains("孙*");
    }

    @Test
    @DisplayName("审核签发的人可以看，不能登记；别的机关看不到；姓名不以明文存放")
    void whoMaySee() {
        var path = registered("RECONSIDERATION", "瀍河回族区人民政府");
        assertThat(reader.get(path).status()).isEqualTo(200);
        assertThat(reader.get(path).html().select("a[href=" + path + "/decide]"))
                .isEmpty();
        assertThat(reader.get(path + "/decide").status()).isEqualTo(403);
        var other = staff("330281-01", EnumSet.of(Duty.HANDLER));
        assertThat(other.get(path).status()).isEqualTo(404);
        assertThat(other.post(path + "/answer", Map.of("on", TODAY.toString())).status())
                .isEqualTo(404);
        assertThat(other.get("/office/disputes").html().select("a[href=" + path + "]"))
                .isEmpty();
        int organ = organs.byCode(ORGAN).orElseThrow().id();
        var stored = Scope.of(DatabaseRole.OFFICE, Set.of(organ))
                .call(() -> transactions.execute(status -> sql.sql(
                                "select string_agg(c::text || e::text, '') from dispute_case c join dispute_event e on e.dispute_id = c.id")
                        .query(String.class)
                        .single()));
        assertThat(stored).contains("试字第").doesNotContain("林晓岚").doesNotContain("送达回证");
    }
}
