package org.yangguang.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.yangguang.audit.Actor;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import org.yangguang.document.received.FileKind;
import org.yangguang.identity.Duty;
import org.yangguang.identity.Officer;
import org.yangguang.organ.OrganKind;
import org.yangguang.organ.OrganLevel;
import org.yangguang.organ.Organs;
import org.yangguang.publication.FigureKind;
import org.yangguang.publication.tally.TableTwoFigure;
import org.yangguang.publication.tally.TableTwoTallies;
import org.yangguang.publication.tally.TableTwoYear;

/// The ledgers of table 二 as officers keep them and the public reads them, on 21 December 2026.
class PublicationPagesTest extends StaffPages {

    private static int organsMade;

    @Autowired
    TableTwoTallies tallies;

    /// An officer of a new organ with empty ledgers.
    private Officer clerk(Duty... duties) {
        var code = "6301%02d-01".formatted(++organsMade);
        Scope.of(DatabaseRole.JOB, Set.of())
                .run(() -> organs.register(
                        Actor.SYSTEM,
                        new Organs.Registration(
                                code,
                                Optional.empty(),
                                OrganKind.DEPARTMENT,
                                OrganLevel.COUNTY,
                                "测试县某局" + code,
                                "某局",
                                Optional.empty(),
                                LocalDate.of(2015, 1, 1),
                                Optional.empty())));
        return officer(code, duties.length == 0 ? new Duty[] {Duty.HANDLER} : duties);
    }

    private static Map<String, String> document(String docNo) {
        return new HashMap<>(Map.of(
                "kind", "NORMATIVE",
                "title", "测试县某某管理办法",
                "docNo", docNo,
                "authorship", "OWN",
                "issuedOn", "２０２６年３月１日",
                "publishedOn", "2026-03-03",
                "effectiveOn", "2026-04-01",
                "validUntil", "2031-03-31"));
    }

    /// @return the address of the new entry
    private String entered(Officer by, Map<String, String> document) {
        var answer = post(by, "/office/norms/new", document);
        assertThat(answer.redirect()).as(answer.text()).startsWith("/office/norms/");
        return answer.redirect();
    }

    private TableTwoYear table(Officer of, int year) {
        return Scope.of(DatabaseRole.OFFICE, Set.of(of.organId())).call(() -> tallies.of(of.organId(), year));
    }

    private static BigDecimal n(long value) {
        return BigDecimal.valueOf(value);
    }

    @Test
    @DisplayName("登记的文件进入台账、门户和年报表二，点开那一格就是这份文件")
    void anEnteredDocumentIsCountedAndOpensFromItsCell() {
        var clerk = clerk();
        assertThat(table(clerk, 2026).value(TableTwoFigure.NORMATIVE_ISSUED)).isEmpty();
        var path = entered(clerk, document("测某（2026）第01号"));

        assertThat(get(clerk, path).text()).contains("测某〔2026〕1号", "2026-03-01", "有效");
        assertThat(get(clerk, "/office/norms?view=IN_FORCE").text()).contains("测试县某某管理办法");
        assertThat(get(clerk, "/office/norms?view=REPEALED").html().select("tbody a.ttl"))
                .isEmpty();
        assertThat(table(clerk, 2026).value(TableTwoFigure.NORMATIVE_ISSUED)).contains(n(1));

        var report = get(clerk, "/office/reports/2026");
        assertThat(report.html().select("a[href$=/cells2/normative_issued]").text())
                .isEqualTo("1");
        assertThat(report.html().select("a[href$=/cells2/penalty]").text()).isEqualTo("空白");
        assertThat(report.text()).contains("行政处罚“已公开”没有录入 2026 年各月的数。", "尚未核对");
        var cell = get(clerk, "/office/reports/2026/cells2/normative_issued");
        assertThat(cell.html().select("a.ttl").attr("href")).isEqualTo(path);
        assertThat(get(clerk, "/office/reports/2026/cells2/penalty").text()).contains("空白，不代表 0");

        var open = answer(pages.get().uri("/norms?org=" + clerk.organCode()).exchange());
        assertThat(open.text()).contains("测试县某某管理办法", "测某〔2026〕1号", "现行有效", "1 件符合");
        assertThat(open.html().select("a[href^=/norms.csv]").attr("href"))
                .isEqualTo("/norms.csv?org=" + clerk.organCode());
        var csv = pages.get().uri("/norms.csv?org=" + clerk.organCode()).exchange();
        assertThat(new String(csv.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8))
                .contains("行政规范性文件,测试县某某管理办法,测某〔2026〕1号");
    }

    @Test
    @DisplayName("更正留下原来的内容、谁、何时、为何；划销的不计数、不在门户，仍可查")
    void correctionsAndStrikesKeepWhatWasThere() {
        var clerk = clerk();
        var path = entered(clerk, document("测某〔2026〕2号"));
        var form = get(clerk, path + "/correct");
        var fields = document("测某〔2026〕2号");
        fields.put("issuedOn", "2025-12-31");
        fields.put("publishedOn", "2026-03-03");
        fields.put("version", form.html().select("input[name=version]").val());
        assertThat(post(clerk, path + "/correct", fields).faultAt("reason")).contains("请填写更正的理由");
        fields.put("reason", "成文日期看错");
        assertThat(post(clerk, path + "/correct", fields).redirect()).isEqualTo(path);
        assertThat(get(clerk, path).text()).contains("成文日期看错", "成文日期：2026-03-01 → 2025-12-31");
        assertThat(table(clerk, 2026).value(TableTwoFigure.NORMATIVE_ISSUED)).contains(n(0));
        assertThat(table(clerk, 2025).value(TableTwoFigure.NORMATIVE_ISSUED)).contains(n(1));

        // A second window with the old version.
        fields.put("title", "测试县某某管理办法（修订）");
        var late = post(clerk, path + "/correct", fields);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.html().select("#title").val()).isEqualTo("测试县某某管理办法（修订）");

        var version = get(clerk, path + "/strike")
                .html()
                .select("input[name=version]")
                .val();
        assertThat(post(clerk, path + "/strike", Map.of("version", version, "reason", "不属于规范性文件"))
                        .redirect())
                .isEqualTo(path);
        assertThat(get(clerk, path).text()).contains("已划销", "不属于规范性文件");
        assertThat(get(clerk, path + "/correct").status()).isEqualTo(404);
        assertThat(answer(pages.get().uri("/norms?org=" + clerk.organCode()).exchange())
                        .text())
                .contains("0 件符合");
        assertThat(table(clerk, 2025).value(TableTwoFigure.NORMATIVE_ISSUED)).isEmpty();
        assertThat(entered(clerk, document("测某〔2026〕2号"))).isNotEqualTo(path);
    }

    @Test
    @DisplayName("登记废止：当日起不再有效，计入那一年；同一份文件不登记两次，也不由两个机关计")
    void repealAndDoubleEntry() {
        var clerk = clerk();
        var path = entered(clerk, document("测某〔2026〕3号"));
        assertThat(post(clerk, "/office/norms/new", document("测某﹝2026﹞03号")).faultAt("docNo"))
                .contains("台账中已有");
        var version = get(clerk, path + "/repeal")
                .html()
                .select("input[name=version]")
                .val();
        var repeal = new HashMap<>(Map.of(
                "version", version, "repealWay", "REPEALED", "repealedOn", "2026-02-01", "repealedBy", "测某〔2026〕9号"));
        assertThat(post(clerk, path + "/repeal", repeal).faultAt("repealedOn")).contains("早于成文日期");
        repeal.put("repealedOn", "2026-12-21");
        assertThat(post(clerk, path + "/repeal", repeal).redirect()).isEqualTo(path);
        assertThat(get(clerk, path).text()).contains("2026-12-21 废止");
        assertThat(table(clerk, 2026).value(TableTwoFigure.NORMATIVE_REPEALED)).contains(n(1));
        assertThat(table(clerk, 2026).value(TableTwoFigure.NORMATIVE_IN_FORCE)).contains(n(0));

        var other = clerk();
        var twice = document("测某〔2026〕3号");
        assertThat(post(other, "/office/norms/new", twice).faultAt("authorship"))
                .contains("同一份文件只由制定机关计一次");
        twice.put("authorship", "GOVERNMENT");
        twice.put("issuer", "测试县人民政府");
        entered(other, twice);
        assertThat(table(other, 2026).value(TableTwoFigure.NORMATIVE_ISSUED)).isEmpty();
        assertThat(get(other, path).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("各月的数：第一次录入不用理由，改动要写理由并留痕；0 和空白不同；全角读得懂")
    void numbersAndTheirCorrections() {
        var clerk = clerk();
        var path = "/office/figures/2025";
        var fields = new HashMap<String, String>();
        for (int month = 1; month <= 12; month++) {
            fields.put("COERCION_PUBLISHED-%02d".formatted(month), "0");
            fields.put("COERCION_WITHHELD-%02d".formatted(month), month == 12 ? "" : "１");
        }
        fields.put(
                "version", get(clerk, path).html().select("input[name=version]").val());
        var saved = post(clerk, path, fields);
        assertThat(saved.flash().get("done")).asString().contains("新录 23 个数").contains("读作 1 件");
        assertThat(table(clerk, 2025).at("coercion").gaps()).containsExactly("行政强制“依法未公开”没有录入 2025 年 12 月的数。");

        assertThat(post(clerk, path, fields).status())
                .as("the same form again was made before")
                .isEqualTo(409);
        fields.put(
                "version", get(clerk, path).html().select("input[name=version]").val());
        fields.put("COERCION_WITHHELD-12", "2");
        fields.put("COERCION_WITHHELD-01", "3");
        var wanted = post(clerk, path, fields);
        assertThat(wanted.status()).isEqualTo(422);
        assertThat(wanted.faultAt("reason")).contains("1 月“行政强制（依法未公开，件）”原为 1");
        assertThat(wanted.html().select("#COERCION_WITHHELD-12").val()).isEqualTo("2");
        fields.put("reason", "漏计两件");
        assertThat(post(clerk, path, fields).redirect()).isEqualTo(path);
        assertThat(table(clerk, 2025).value(TableTwoFigure.COERCION)).contains(n(15));
        assertThat(get(clerk, path).text()).contains("更正记录", "漏计两件");
        fields.put(
                "version", get(clerk, path).html().select("input[name=version]").val());
        fields.put("COERCION_PUBLISHED-02", "1e3");
        assertThat(post(clerk, path, fields).html().select(".errors").text()).contains("“1e3”读不成数");
        assertThat(get(clerk, "/office/reports/2025/cells2/coercion").html().select("tbody tr"))
                .hasSize(24);
    }

    private Answer upload(Officer by, String place, String name, String content) {
        return upload(by, place, name, "text/csv", content.getBytes(StandardCharsets.UTF_8));
    }

    private Answer upload(Officer by, String place, String name, String type, byte[] content) {
        return answer(pages.post()
                .multipart()
                .uri("/office/" + place + "/import")
                .file(new MockMultipartFile("file", name, type, content))
                .with(authentication(signedIn(by)))
                .with(csrf())
                .exchange());
    }

    @Test
    @DisplayName("导入文件：逐行说明；有误时一行不导入，除非选择只导入正确的；再导入认得出")
    void documentsAreImportedRowByRow() {
        var clerk = clerk(Duty.PUBLISHER);
        var list = """
                标题,文号,类别,成文日期,有效期至,备注
                甲管理办法,测导（２０２４）7号,规范性文件,２０２４/５/１,长期,
                乙管理办法,测导〔2024〕8号,规范性文件,2024-02-30,,
                丙管理办法,测导〔2024〕07号,规范性文件,2024-05-02,,
                """;
        var sent = upload(clerk, "norms", "台账.csv", list);
        assertThat(sent.redirect()).as(sent.text()).startsWith("/office/norms/import/");
        var preview = get(clerk, sent.redirect());
        assertThat(preview.text())
                .contains(
                        "没有读的栏目：备注",
                        "“文号”：测导〔2024〕7号",
                        "第 3 行",
                        "“成文日期”：没有“2024-02-30”这一天，请核对。",
                        "“文号”：与第 2 行是同一份文件。请删去其中一行。");
        assertThat(post(clerk, sent.redirect(), Map.of()).status()).isEqualTo(422);
        assertThat(table(clerk, 2024).value(TableTwoFigure.NORMATIVE_ISSUED)).isEmpty();
        assertThat(post(clerk, sent.redirect(), Map.of("which", "right")).redirect())
                .isEqualTo("/office/norms");
        assertThat(table(clerk, 2024).value(TableTwoFigure.NORMATIVE_ISSUED)).contains(n(1));
        assertThat(post(clerk, sent.redirect(), Map.of("which", "right")).text())
                .contains("已经导入过");

        var again = get(
                clerk,
                upload(clerk, "norms", "台账.csv", list.lines().limit(2).reduce("", (a, b) -> a + b + "\n"))
                        .redirect());
        assertThat(again.text()).contains("已登记，相同", "没有可以导入的行");
        var changed = upload(clerk, "norms", "台账.csv", "类别,标题,文号,成文日期\n规范性文件,甲管理办法,测导〔2024〕7号,2024-05-03\n");
        assertThat(get(clerk, changed.redirect()).text()).contains("成文日期台账为“2024-05-01”，表中为“2024-05-03”");
        assertThat(upload(clerk, "norms", "台账.csv", "标题\n甲\n").text()).contains("没有这些栏目：成文日期、类别");
        assertThat(upload(clerk, "norms", "a.exe", "MZ").status()).isEqualTo(422);
    }

    @Test
    @DisplayName("导入各月的数：模板填好即可；已录相同的认得出，不同的不改并说明")
    void numbersAreImportedByMonth() {
        var clerk = clerk();
        var head = "年份,月份," + FigureKind.PENALTY_PUBLISHED.heading() + "," + FigureKind.FEES.heading() + ","
                + FigureKind.LICENSING_ITEMS.heading() + "\n";
        var sent = upload(
                clerk, "figures", "数.csv", head + "2025,1月,１２,\"1,234.50\",\n2025,2,0,0,\n2025,全年,,,18\n2025,3,,,\n");
        var preview = get(clerk, sent.redirect());
        assertThat(preview.text()).contains("“１２”读作 12 件", "“1,234.50”读作 1234.50 元", "没有填数");
        assertThat(post(clerk, sent.redirect(), Map.of()).redirect()).isEqualTo("/office/figures");
        assertThat(get(clerk, "/office/figures/2025").html().select("#FEES-01").val())
                .isEqualTo("1234.5");
        var second = get(
                clerk,
                upload(
                                clerk,
                                "figures",
                                "数.csv",
                                head + "2025,1,13,,\n2025,2,0,0,\n2027,1,1,,\n2025,13,1,,\n2025,4,-,,5\n")
                        .redirect());
        assertThat(second.text())
                .contains(
                        "台账已录 12，表中为 13",
                        "已登记，相同",
                        "应为 2000 至 2026 之间的年份",
                        "应为 1 至 12，或者“全年”",
                        "没有发生的填 0，还没有统计的留空",
                        "这一栏一年填一次，请填在“全年”一行");
        for (var place : Set.of("norms", "figures")) {
            assertThat(get(clerk, "/office/" + place + "/import/template.csv").status())
                    .isEqualTo(200);
            assertThat(get(clerk, "/office/" + place + "/import/template.xlsx").status())
                    .isEqualTo(200);
        }
    }

    @Test
    @DisplayName("XLSX：格式只显示整数、用公式算出的，按单元格里的数读")
    void spreadsheetsAreReadByWhatTheirCellsHold() throws IOException {
        var clerk = clerk();
        var out = new ByteArrayOutputStream();
        try (var book = new XSSFWorkbook()) {
            var sheet = book.createSheet();
            var head = sheet.createRow(0);
            head.createCell(0).setCellValue("年份");
            head.createCell(1).setCellValue("月份");
            head.createCell(2).setCellValue(FigureKind.FEES.heading());
            var whole = book.createCellStyle();
            whole.setDataFormat(book.createDataFormat().getFormat("#,##0"));
            var march = sheet.createRow(1);
            march.createCell(0).setCellValue(2025);
            march.createCell(1).setCellValue(3);
            march.createCell(2).setCellValue(12345.67);
            march.getCell(2).setCellStyle(whole);
            var april = sheet.createRow(2);
            april.createCell(0).setCellValue(2025);
            april.createCell(1).setCellValue(4);
            april.createCell(2).setCellFormula("C2*2");
            book.getCreationHelper().createFormulaEvaluator().evaluateAll();
            book.write(out);
        }
        var sent = upload(clerk, "figures", "收费.xlsx", FileKind.XLSX.mediaType(), out.toByteArray());
        assertThat(post(clerk, sent.redirect(), Map.of()).redirect())
                .as(sent.text())
                .isEqualTo("/office/figures");
        var page = get(clerk, "/office/figures/2025").html();
        assertThat(page.select("#FEES-03").val()).isEqualTo("12345.67");
        assertThat(page.select("#FEES-04").val()).isEqualTo("24691.34");
    }

    @Test
    @DisplayName("冻结以后的登记不影响按当时记录的取数")
    void whatWasRecordedLaterCanBeLeftOut() {
        var clerk = clerk();
        on("2026-06-01");
        entered(clerk, document("测某〔2026〕4号"));
        on("2026-06-10");
        entered(clerk, document("测某〔2026〕5号"));
        var then = Instant.parse("2026-06-05T00:00:00Z");
        var frozen = Scope.of(DatabaseRole.OFFICE, Set.of(clerk.organId()))
                .call(() -> tallies.of(clerk.organId(), 2026, then));
        assertThat(frozen.value(TableTwoFigure.NORMATIVE_ISSUED)).contains(n(1));
        assertThat(table(clerk, 2026).value(TableTwoFigure.NORMATIVE_ISSUED)).contains(n(2));
    }

    @Test
    @DisplayName("核对为 0 的年报表二写 0；只读的人看得到、改不了")
    void aCheckedEmptyLedgerIsZero() {
        var clerk = clerk();
        var done =
                post(clerk, "/office/norms/check", Map.of("year", "2025", "kind", "REGULATION", "note", "本机关没有制定过规章"));
        assertThat(done.redirect()).isEqualTo("/office/norms?year=2025");
        assertThat(table(clerk, 2025).value(TableTwoFigure.REGULATIONS_IN_FORCE))
                .contains(n(0));
        assertThat(get(clerk, "/office/norms?year=2025").text()).contains("已核对", "本机关没有制定过规章");

        var reader = officer(clerk.organCode(), Duty.SIGNER);
        assertThat(get(reader, "/office/norms").html().select("a[href=/office/norms/new]"))
                .isEmpty();
        assertThat(get(reader, "/office/figures/2025").html().select("table input"))
                .isEmpty();
        assertThat(post(reader, "/office/norms/new", document("测某〔2026〕6号")).status())
                .isEqualTo(403);
        assertThat(post(reader, "/office/norms/export", Map.of("purpose", "年报核对", "format", "CSV"))
                        .status())
                .isEqualTo(200);
        assertThat(get(reader, "/office/norms/" + UUID.randomUUID()).status()).isEqualTo(404);
    }
}
