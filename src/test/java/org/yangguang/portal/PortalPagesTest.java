package org.yangguang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.yangguang.WithDatabase;
import org.yangguang.document.Approved;

/// The public pages as a browser gets them, on the demo region.
@WithDatabase
@TestPropertySource(properties = "yangguang.demo=true")
class PortalPagesTest {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/o/330110-01/",
                "/o/330110-01/guide",
                "/o/330110-01/rules",
                "/o/330110-01/items",
                "/o/330110-01/annual",
                "/o/330110-01/annual/2022",
                "/o/330110-01/requests",
                "/o/330281-01/annual/2020",
                "/o/410304-01/annual/2022",
                "/o/410000/",
                "/o/410000/guide",
                "/o/410000/annual",
                "/search",
                "/search?q=%E5%95%86%E5%8A%A1",
                "/search?q=%E6%B2%A1%E6%9C%89%E8%BF%99%E4%B8%AA%E8%AF%8D",
                "/norms",
                "/norms?validity=REPEALED&year=2025&q=%E5%8A%9E%E6%B3%95",
                "/norms?org=330110-01",
                "/clock",
                "/data",
                "/data?year=2022",
                "/data?year=2022&group=region&org=330000",
                "/data?group=year",
                "/data?basis=governments&year=2023",
                "/data?year=1999&item=nothing",
                "/data/api",
                "/clock?received=2023-09-11&sent1=2023-09-18&answered1=2023-10-12",
                "/accessibility",
                "/privacy"
            })
    @DisplayName("每页有唯一的标题和主区域、各表有表头，不设 Cookie，可缓存一分钟")
    void everyPageIsWellFormedAndSetsNoCookie(String path) {
        var response = get(path);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(response.headers().firstValue("Cache-Control")).contains("public, max-age=60");
        assertThat(response.headers().firstValue("ETag")).isPresent();
        assertThat(response.headers().firstValue("Content-Language")).contains("zh-CN");

        var page = Jsoup.parse(response.body());
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("main")).hasSize(1);
        assertThat(page.select("html[lang=zh-CN]")).hasSize(1);
        assertThat(page.select("[style], style, script:not([src])")).isEmpty();
        assertThat(page.select("table").stream()
                        .filter(t -> t.select("th[scope]").isEmpty()))
                .isEmpty();
        assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        assertThat(page.select("input:not([type=hidden]), select").stream()
                        .filter(field ->
                                page.select("label[for=" + field.id() + "]").isEmpty()))
                .isEmpty();
    }

    @Test
    @DisplayName("页面未变时只回 304")
    void anUnchangedPageIsNotSentAgain() {
        var tag = get("/o/330114/").headers().firstValue("ETag").orElseThrow();
        var again = send(HttpRequest.newBuilder(uri("/o/330114/")).header("If-None-Match", tag));
        assertThat(again.statusCode()).isEqualTo(304);
    }

    @Test
    @DisplayName("第三十三条：期限计算器逐日说明，填错的写明哪里错，已填的还在")
    void theClockIsForEverybody() {
        var answer = Jsoup.parse(get("/clock?received=2023-09-11&sent1=2023-09-18&answered1=2023-10-12")
                .body());
        assertThat(answer.select("#answer .clockface__n").text()).isEqualTo("2023年11月2日");
        assertThat(answer.select("#answer tbody tr:first-child").text()).contains("2023年9月12日", "第1个工作日");
        var old = Jsoup.parse(get("/clock?received=2018-02-09").body());
        assertThat(old.select("#answer .notice--warn").text()).contains("修订前的条例");
        var bad = get("/clock?received=2023-09-11&extension=21&paid=2023-13-01");
        assertThat(bad.statusCode()).isEqualTo(422);
        var page = Jsoup.parse(bad.body());
        assertThat(page.select(".errors").text()).contains("2023-13-01");
        assertThat(page.select("#received").val()).isEqualTo("2023-09-11");
        assertThat(page.title()).startsWith("有误：");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/o/999999/",
                "/o/999999/guide",
                "/o/330114/annual/2011",
                "/o/330114/annual/2011.pdf",
                "/o/330114/annual/abcd",
                "/o/330114/annual/2023.exe"
            })
    @DisplayName("没有的机关、年度、格式：404，并说明怎么办")
    void whatIsNotThereIsSaidToBeMissing(String path) {
        var response = get(path);
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).contains("没有找到这个页面", "可从首页重新进入");
    }

    @Test
    @DisplayName("指南：第十二条第二款所列各项，未登记的如实说明")
    void theGuideOfABureau() {
        Approved.matches("portal/guide.txt", text(page("/o/330110-01/guide").expectFirst("main")));
    }

    @Test
    @DisplayName("指南：复议机关随机关类别不同")
    void whoReconsidersDependsOnTheKindOfOrgan() {
        assertThat(page("/o/330110-01/guide").text()).contains("向杭州市余杭区人民政府提出");
        assertThat(page("/o/330110/guide").text()).contains("向杭州市人民政府提出");
        assertThat(page("/o/330000/guide").text()).contains("向浙江省人民政府提出");
    }

    @Test
    @DisplayName("首页数字取自报告单元格；总计与分项不符的照印并说明")
    void figuresAreThoseOfTheReport() {
        assertThat(figures("/o/330114/"))
                .containsExactly(
                        "现行有效规范性文件 52件 本年制发 16 件",
                        "新收申请 791件 上年结转 23 件",
                        "办结申请 764件 结转下年度 50 件",
                        "予以公开 449件 部分公开 89 件",
                        "行政复议 8件 行政诉讼 3 件");
        assertThat(figures("/o/330000-01/")).contains("新收申请 0件 原文如此，各项相加为 16", "办结申请 0件 原文如此，各项相加为 15");
    }

    private List<String> figures(String path) {
        return page(path).select(".figures > div").eachText();
    }

    @Test
    @DisplayName("年报：三张法定表、目录、办理结果图和核验结果")
    void aReportWithoutFaults() {
        var page = page("/o/330114/annual/2023");
        assertThat(page.expectFirst("h1").text()).isEqualTo("杭州市钱塘区人民政府2023年度政府信息公开工作年度报告");
        assertThat(page.select("article.doc table.stat")).hasSize(3);
        assertThat(page.select(".toc a").eachAttr("href")).contains("#s1", "#s6", "#findings");
        assertThat(page.expectFirst("figcaption").text()).startsWith("764 件办结，58.8% 予以公开");
        assertThat(page.select(".bars b").eachText()).containsExactly("449", "89", "20", "184", "18", "4");
        assertThat(page.select(".chart table tbody tr").eachText())
                .containsExactly("予以公开 449", "部分公开 89", "不予公开 20", "无法提供 184", "不予处理 18", "其他处理 4");
        assertThat(page.select("#findings .finding--bad")).isEmpty();
    }

    @Test
    @DisplayName("年报：总计与各列不一致的不作图，逐项列出核验结果和规则编号")
    void aReportThatContradictsItself() {
        var page = page("/o/330000-01/annual/2022");
        assertThat(page.select(".bars")).isEmpty();
        assertThat(page.select(".chart tbody tr").eachText()).contains("予以公开 0 5", "其他处理 0 5");
        assertThat(page.select("#findings .finding--bad .rule").eachText()).containsExactly("规则 T3-05", "规则 T3-11");
        assertThat(page.select("#findings .finding--bad").text()).contains("自然人 0 改为 15", "是总计列没有填写");
        assertThat(page.expectFirst("#findings").text()).contains("原文数字一律未改");
    }

    @Test
    @DisplayName("年报：有的格缺失时不说“已核对”")
    void missingCellsAreNotCalledBalanced() {
        var page = page("/o/410304-01/annual/2022");
        assertThat(page.text()).contains("涉及这些格的勾稽关系不能核对").doesNotContain("勾稽关系已核对");
    }

    @Test
    @DisplayName("选择年度后转到该年度")
    void choosingAYearLeadsToIt() {
        var response = get("/o/330114/annual?year=2023");
        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(response.headers().firstValue("Location").orElseThrow()).endsWith("/o/330114/annual/2023");
        assertThat(get("/o/330114/annual?year=1999").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "docx, application/vnd.openxmlformats-officedocument.wordprocessingml.document, PK",
        "pdf, application/pdf, %PDF",
        "html, text/html;charset=UTF-8, <!DOCTYPE",
        "json, application/json, {",
        "xlsx, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, PK",
        "csv, text/csv;charset=UTF-8, \ufeff机关"
    })
    @DisplayName("下载：中文文件名、类型、禁止嗅探")
    void filesToTakeAway(String format, String type, String opening) {
        var response = get("/o/330114/annual/2023." + format);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains(type);
        assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("sandbox");
        assertThat(response.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment;")
                .contains("filename*=UTF-8''%E6%9D%AD%E5%B7%9E")
                .endsWith("." + format);
        assertThat(response.body()).startsWith(opening);
    }

    @Test
    @DisplayName("检索：机关按名称和代码，年报按正文，并摘出前后文")
    void searchFindsOrgansAndTheWordsOfReports() {
        var page = page("/search?q=%E4%BD%99%E6%9D%AD%E6%8A%95%E4%BF%83");
        assertThat(page.select(".snippet mark").eachText()).containsExactly("余杭投促");
        assertThat(page.select(".snippet").text()).contains("余杭投促").hasSizeLessThan(200);

        assertThat(page("/search?q=330281").select(".feed a").eachText()).containsExactly("余姚市人民政府", "余姚市商务局");
        assertThat(page("/search?q=%25").text()).contains("没有找到“%”");
    }

    @Test
    @DisplayName("检索：很长的、带控制字符的、带标记的输入都按文字处理")
    void whateverIsTypedIsText() {
        assertThat(get("/search?q=" + "a".repeat(5000) + "&page=99999999999").statusCode())
                .isEqualTo(200);
        assertThat(get("/search?q=%00%0a").body()).contains("请输入要找的词");
        var marked = get("/search?q=%3Cscript%3Ealert(1)%3C/script%3E%22");
        assertThat(marked.body()).doesNotContain("<script>alert");
        assertThat(get("/search?q=%E5%95%86%E5%8A%A1&page=7").statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("大字、高对比由地址决定，不靠脚本")
    void displayModesComeFromTheAddress() {
        var html = page("/o/330114/?text=large&contrast=high").expectFirst("html");
        assertThat(html.attr("data-text")).isEqualTo("large");
        assertThat(html.attr("data-contrast")).isEqualTo("high");
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private Document page(String path) {
        var response = get(path);
        assertThat(response.statusCode()).isEqualTo(200);
        return Jsoup.parse(response.body());
    }

    /// A line for each heading, paragraph, list item and table row.
    private static String text(Element main) {
        return main.select("h1, h2, p, li, tr").stream()
                        .map(line -> line.is("tr")
                                ? String.join(" | ", line.children().eachText())
                                : line.text())
                        .collect(Collectors.joining("\n"))
                + "\n";
    }
}
