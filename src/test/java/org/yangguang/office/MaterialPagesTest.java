package org.yangguang.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import org.yangguang.identity.Duty;
import org.yangguang.identity.Officer;
import org.yangguang.release.ReleaseSamples;
import org.yangguang.request.EventCodec;
import org.yangguang.request.RequestEvent;

/// Materials from upload to the applicant's download, over HTTP and without script.
class MaterialPagesTest extends StaffPages {

    private static final String ORGAN = "330114";
    private static final String NUMBER = "11010519491231002X";
    private static final String THIRD_PARTY = "DENIED_THIRD_PARTY";

    @Autowired
    private JdbcClient sql;

    @Autowired
    private TransactionTemplate transactions;

    private Officer clerk;
    private Officer signer;
    private String path = "";
    private String code = "";

    @BeforeEach
    void aRequest() {
        clerk = officer(ORGAN, Duty.INTAKE, Duty.HANDLER);
        signer = officer(ORGAN, Duty.SIGNER);
        var fields = new HashMap<String, String>();
        get(clerk, "/office/requests/new")
                .html()
                .select("form input[type=hidden]")
                .forEach(field -> fields.put(field.attr("name"), field.val()));
        fields.putAll(Map.of(
                "received", "IN_PERSON",
                "on", today().toString(),
                "kind", "NATURAL_PERSON",
                "name", "林晓岚",
                "identityKind", "CITIZEN",
                "identity", NUMBER,
                "phone", "13800138000",
                "subject", "2024 年度专项资金申报表"));
        var done = post(clerk, "/office/requests/new", fields);
        path = done.html().select("a[href^=/office/requests/]").eachAttr("href").stream()
                .filter(href -> href.matches("/office/requests/[0-9a-f-]{36}"))
                .findFirst()
                .orElseThrow();
        code = done.html().select(".num-code").eachText().stream()
                .filter(text -> text.matches("[0-9A-Z]{4}(-[0-9A-Z]{4}){3}"))
                .findFirst()
                .orElseThrow();
    }

    private Answer upload(String name, String type, byte[] content) {
        return answer(pages.post()
                .uri(path + "/material")
                .with(authentication(signedIn(clerk)))
                .with(csrf())
                .multipart()
                .file(new MockMultipartFile("upload", name, type, content))
                .exchange());
    }

    private String added() {
        var answer = upload("张三申报表.pdf", "application/pdf", ReleaseSamples.pdf("申报人张三，公民身份号码" + NUMBER, "经办人 张三"));
        assertThat(answer.redirect()).as(answer.text()).matches(path + "/material/[0-9a-f-]{36}");
        return answer.redirect();
    }

    private Answer done(String to, Map<String, String> typed) {
        var answer = post(clerk, to, typed);
        assertThat(answer.status())
                .as(answer.html().select("[role=alert]").text())
                .isEqualTo(302);
        return get(clerk, answer.redirect());
    }

    private MvcTestResult download(String file) {
        return pages.post()
                .uri("/requests/released/" + file)
                .param("code", code)
                .param("lastFour", "8000")
                .exchange();
    }

    private Answer tracked() {
        return answer(pages.post()
                .uri("/requests")
                .param("code", code)
                .param("lastFour", "8000")
                .exchange());
    }

    /// A reconsideration orders the reply to be made anew; what follows in the office is not this test's.
    private void orderedAnew() {
        var order = new RequestEvent.OrderedAnew(
                today(), today().plusDays(10), RequestEvent.OrderedBy.RECONSIDERATION, "杭政复决〔2026〕9号");
        int organ = organs.byCode(ORGAN).orElseThrow().id();
        Scope.of(DatabaseRole.OFFICE, Set.of(organ))
                .run(() -> transactions.executeWithoutResult(_ -> sql.sql("""
                        insert into request_event (organ_id, request_id, seq, type, on_day, data, recorded_at, duty)
                        select organ_id, request_id, max(seq) + 1, :type, :on, cast(:data as jsonb), :at, '承办'
                        from request_event where request_id = cast(:id as uuid) group by organ_id, request_id
                        """)
                        .param("type", EventCodec.type(order))
                        .param("on", order.on())
                        .param("data", EventCodec.data(order))
                        .param("at", java.sql.Timestamp.from(clock().instant()))
                        .param("id", path.replaceAll(".*/", ""))
                        .update()));
    }

    /// The files of the volume by path.
    private Map<String, byte[]> volume() throws IOException {
        var zip = post(clerk, path + "/volume", Map.of("purpose", "应人民法院要求提交证据"))
                .result()
                .getResponse()
                .getContentAsByteArray();
        var files = new HashMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    @Test
    @DisplayName("第三十七条：添加、查词、采纳提示、生成、部分公开、签发；送达以前申请人看不到，送达以后下载到盖住的公开件")
    void fromUploadToDownload() throws IOException {
        var material = added();
        var page = get(clerk, material);
        assertThat(page.text()).contains("系统提示", "公民身份号码", NUMBER);
        var picture = pages.get()
                .uri(material + "/pages/1.png")
                .with(authentication(signedIn(clerk)))
                .exchange()
                .getResponse()
                .getContentAsByteArray();
        assertThat(ImageIO.read(new ByteArrayInputStream(picture)).getWidth()).isBetween(1095, 1101);

        page = done(material + "/find", Map.of("words", "张三", "page", "1"));
        assertThat(page.html().select(".boxes li")).hasSize(3);
        assertThat(page.html().select("svg .redact__hint")).hasSize(3);
        page = done(material + "/accept", Map.of("ground", THIRD_PARTY, "only", "0", "page", "1"));
        assertThat(page.html().select("svg .redact__cover")).hasSize(3);
        done(material + "/title", Map.of("title", "申报表", "page", "1"));

        reply(Map.of("outcome", "PARTIALLY_GRANTED"));
        var file = reply(with(slots(), "withheldShown", "1", "withheld", "DENIED_INTERNAL_AFFAIRS"));
        assertThat(file.text()).contains("“申报表”还没有生成公开件", "没有列入不公开部分的依据");

        page = done(material + "/make", Map.of("page", "1"));
        assertThat(page.html().select("#outgoing").text()).contains("遮盖后的图像件", "没有发现", "遮盖处全黑");
        file = reply(with(slots(), "withheldShown", "1", "withheld", THIRD_PARTY));
        assertThat(file.html().select("#blocked").text()).doesNotContain("还不能");
        assertThat(file.html().select("#material-h").parents().get(1).text()).contains("申报表", "遮盖 3 处");

        var draft = file.html()
                .select("form[action$=/reply/submit] input[name=draft]")
                .val();
        assertThat(post(clerk, path + "/reply/submit", Map.of("draft", draft)).status())
                .isEqualTo(302);
        var late = post(clerk, material + "/make", Map.of("page", "1"));
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.html().select("[role=alert]").text()).contains("已送签发", "退回");

        pass(officer(ORGAN, Duty.REVIEWER));
        pass(officer(ORGAN, Duty.SECRECY_REVIEWER));
        pass(signer);

        assertThat(tracked().text()).doesNotContain("随答复提供的材料");
        var served = get(clerk, path + "/serve").html();
        assertThat(post(
                                clerk,
                                path + "/serve",
                                Map.of(
                                        "version",
                                                served.select("input[name=version]")
                                                        .val(),
                                        "method", "POSTAL",
                                        "carrier", "POST",
                                        "number", "XA12345678901",
                                        "recipient", "APPLICANT",
                                        "on", today().toString()))
                        .status())
                .isEqualTo(302);
        var released = tracked().html().select("form[action^=/requests/released/]");
        assertThat(released.text()).contains("申报表").doesNotContain("张三");
        var id = released.attr("action").replaceAll(".*/", "");
        var response = download(id).getResponse();
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getHeader("Content-Disposition")).startsWith("attachment");
        var content = response.getContentAsByteArray();
        assertThat(new String(content, StandardCharsets.ISO_8859_1)).doesNotContain(NUMBER);
        try (var reopened = Loader.loadPDF(content)) {
            assertThat(new PDFTextStripper().getText(reopened)).isBlank();
        }
        assertThat(volume())
                .containsKeys("10-公开件/01.pdf", "10-公开件/清单.json", "06-签发/签发记录.json")
                .hasEntrySatisfying("10-公开件/01.pdf", copy -> assertThat(copy).isEqualTo(content))
                .hasEntrySatisfying(
                        "10-公开件/清单.json",
                        list -> assertThat(new String(list, StandardCharsets.UTF_8))
                                .contains("申报表", "第十五条")
                                .doesNotContain("张三"))
                .hasEntrySatisfying(
                        "06-签发/签发记录.json",
                        record -> assertThat(new String(record, StandardCharsets.UTF_8))
                                .contains("\"step\" : \"签发\"", "\"verdict\" : \"通过\""));
        orderedAnew();
        var anew = tracked().html();
        assertThat(anew.select("form[action^=/requests/released/]").text())
                .as("重新办理期间，已经提供的仍在")
                .contains("申报表", "原答复已责令重新作出");
        assertThat(anew.select(".timeline li:contains(作出答复)").text()).contains("已责令重新答复", "仍可下载");
        assertThat(anew.select(".timeline li:contains(作出答复) form[action^=/requests/letters/]"))
                .hasSize(1);
        assertThat(download(id).getResponse().getContentAsByteArray()).isEqualTo(content);
        code = code.replace(code.charAt(0), code.charAt(0) == 'A' ? 'B' : 'A');
        assertThat(download(id).getResponse().getStatus())
                .as("with another code")
                .isEqualTo(404);
    }

    @Test
    @DisplayName("手工遮盖、改依据、取消、恢复；改动以后公开件须重新生成；清单写依据不写内容")
    void boxesAreChangedAndBroughtBack() {
        var material = added();
        var fault = post(
                clerk, material + "/boxes", Map.of("page", "1", "x", "60", "y", "80", "width", "a", "height", "9"));
        assertThat(fault.status()).isEqualTo(422);
        assertThat(fault.html().select("[role=alert]").text()).contains("四个数");
        fault = post(
                clerk, material + "/boxes", Map.of("page", "1", "x", "60", "y", "80", "width", "90", "height", "30"));
        assertThat(fault.html().select("[role=alert]").text()).contains("请选择遮盖的依据");

        var area = Map.of("page", "1", "x", "60", "y", "80", "width", "90", "height", "30", "note", "申报人");
        var page = done(material + "/boxes", with(area, "ground", "DENIED_INTERNAL_AFFAIRS"));
        assertThat(page.html().select("#cover-ground option[selected]").val())
                .as("依据留到下一处")
                .isEqualTo("DENIED_INTERNAL_AFFAIRS");
        var box = page.html().select("details.box form").attr("action");
        done(material + "/make", Map.of("page", "1"));
        page = done(box, with(area, "ground", THIRD_PARTY, "go", "change", "x", "62.5"));
        assertThat(page.html().select("details.box summary").text()).startsWith("第十五条");
        assertThat(page.html().select("svg .redact__cover rect").attr("x")).isEqualTo("62.5");
        assertThat(page.html().select("#outgoing").text()).contains("须重新生成");

        var list = get(clerk, path + "/material");
        assertThat(list.text()).contains("保护第三方合法权益", "第十五条", "申报人", "第 1 页").doesNotContain(NUMBER);
        page = done(box, Map.of("go", "remove", "page", "1"));
        assertThat(page.html().select("svg .redact__cover")).isEmpty();
        page = done(box, Map.of("go", "restore", "page", "1"));
        assertThat(page.html().select("svg .redact__cover")).hasSize(1);

        var asIs = post(clerk, material + "/unchanged", Map.of("reason", "内容均可公开", "page", "1"));
        assertThat(asIs.html().select("[role=alert]").text()).contains("有遮盖，不能按原件提供");
        var noted = done(
                box,
                with(area, "ground", THIRD_PARTY, "go", "change", "x", "60", "width", "400", "note", "号码" + NUMBER));
        assertThat(noted.html().select("svg .redact__cover")).hasSize(1);
        page = done(material + "/make", Map.of("page", "1"));
        assertThat(page.html().select("#outgoing").text())
                .contains("没有通过", "请改写")
                .doesNotContain(NUMBER);
        var refused = pages.get()
                .uri(material + "/outgoing")
                .with(authentication(signedIn(clerk)))
                .exchange();
        assertThat(refused.getResponse().getStatus()).isEqualTo(404);
    }

    @Test
    @DisplayName("上传有问题的文件：各有一句说明，不留下半份材料；签发人能看不能改；别的机关看不到")
    void badFilesAndOtherPeople() {
        assertThat(upload("表.docx", "", new byte[] {'P', 'K', 3, 4})
                        .html()
                        .select("[role=alert]")
                        .text())
                .contains("只接受 PDF、JPG、PNG", "导出为 PDF");
        assertThat(upload("图.pdf", "application/pdf", ReleaseSamples.picture("png", 20, 20))
                        .html()
                        .select("[role=alert]")
                        .text())
                .contains("其实是 PNG 图片");
        assertThat(upload("空.pdf", "application/pdf", ReleaseSamples.pages(0))
                        .html()
                        .select("[role=alert]")
                        .text())
                .contains("一页也没有");
        assertThat(get(clerk, path + "/material").text()).contains("共 0 份");

        var material = added();
        assertThat(get(signer, material).html().select("form[action$=/make]")).isEmpty();
        assertThat(post(signer, material + "/make", Map.of()).status()).isEqualTo(403);
        assertThat(get(officer("330110-01", Duty.HANDLER), material).status()).isEqualTo(404);
        assertThat(get(clerk, material + "/pages/2.png").status()).isEqualTo(404);
    }

    private void pass(Officer by) {
        var fields = new HashMap<String, String>();
        get(by, path)
                .html()
                .select("form[action$=/reply/pass] input[name]")
                .forEach(field -> fields.put(field.attr("name"), field.val()));
        fields.remove("_csrf");
        var passed = post(by, path + "/reply/pass", fields);
        assertThat(passed.status())
                .as(passed.html().select("[role=alert]").text())
                .isEqualTo(302);
    }

    private Map<String, String> slots() {
        var slots = new HashMap<String, String>();
        get(clerk, path)
                .html()
                .select("textarea[name^=slot.]")
                .forEach(s -> slots.put(s.attr("name"), "申报表第 1 页，依据第十五条"));
        slots.put("outcome", "PARTIALLY_GRANTED");
        return slots;
    }

    private Answer reply(Map<String, String> typed) {
        var form = get(clerk, path).html().select("#draft-form");
        var fields = new HashMap<>(typed);
        fields.put("draft", form.select("input[name=draft]").val());
        fields.put(
                "template",
                form.select("select[name=template] option[selected]").attr("value"));
        var answer = post(clerk, path + "/reply", fields);
        assertThat(answer.status())
                .as(answer.html().select("[role=alert]").text())
                .isEqualTo(302);
        return get(clerk, path);
    }

    private static Map<String, String> with(Map<String, String> fields, String... more) {
        var all = new HashMap<>(fields);
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }
}
