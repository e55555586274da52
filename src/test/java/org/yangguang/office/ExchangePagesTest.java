package org.yangguang.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.yangguang.annual.AnnualReports;
import org.yangguang.annual.Stage;
import org.yangguang.annual.exchange.Exchange;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import org.yangguang.identity.Duty;
import org.yangguang.identity.Officer;
import org.yangguang.report.CellId;
import org.yangguang.report.TableTwoField;

@DisplayName("数据交换：外来报告的接收与移交")
class ExchangePagesTest extends StaffPages {

    private static final String BASE = "/office/aggregate/2025/exchange";
    private static final String OUTSIDE = "330110-01";

    @Autowired
    AnnualReports reports;

    @Autowired
    Exchange exchange;

    private Officer supervisor() {
        var works = organs.byCode("330110").orElseThrow();
        return new Officer(
                UUID.randomUUID(),
                "zhuguan",
                "朱主管",
                works.id(),
                works.code(),
                works.name(),
                Set.of(Duty.SUPERVISOR),
                organs.selfAndBelow(works.id()));
    }

    private byte[] blank(Officer officer) {
        return get(officer, BASE + "/form.xlsx").result().getResponse().getContentAsByteArray();
    }

    /// The blank workbook as an organ outside would fill it in: its name, 0 everywhere, 12 decisions.
    private byte[] filledIn(Officer officer, boolean moved) throws IOException {
        var name = organs.byCode(OUTSIDE).orElseThrow().name();
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(blank(officer)));
                var out = new ByteArrayOutputStream()) {
            for (var sheet : book) {
                for (var row : sheet) {
                    if (row.getCell(0) != null && row.getCell(0).toString().equals("行政处罚")) {
                        row.getCell(1).setCellValue(12);
                    }
                    for (var cell : row) {
                        if (cell.getCellType() == CellType.STRING) {
                            cell.setCellValue(cell.getStringCellValue().replace("（填写机关全称）", name));
                        }
                    }
                }
                if (moved && sheet.getLastRowNum() > 4) {
                    sheet.shiftRows(2, sheet.getLastRowNum(), 2);
                }
            }
            book.write(out);
            return out.toByteArray();
        }
    }

    private Answer send(Officer officer, String name, byte[] content) {
        return answer(pages.post()
                .uri(BASE)
                .multipart()
                .file(new MockMultipartFile("files", name, "application/octet-stream", content))
                .with(authentication(signedIn(officer)))
                .with(csrf())
                .exchange());
    }

    @Test
    @DisplayName("空白报表发出去，填好交回来，接收后列入报送")
    void blankFormComesBack() throws IOException {
        var officer = supervisor();
        var kept = send(officer, "年报.xlsx", filledIn(officer, false));
        assertThat(kept.redirect()).startsWith(BASE + "/");
        var page = get(officer, kept.redirect());
        assertThat(page.text()).contains(organs.byCode(OUTSIDE).orElseThrow().name());
        assertThat(page.html().select(".notice--bad").text()).isEmpty();
        var taken = post(officer, kept.redirect(), Map.of("take", "1"));
        assertThat(taken.flash()).containsEntry("done", "接收 1 份，已列入报送。");
        var organ = organs.byCode(OUTSIDE).orElseThrow();
        var work = Scope.of(DatabaseRole.OFFICE, Set.of(organ.id()))
                .call(() -> reports.open(organ, 2025))
                .orElseThrow();
        assertThat(work.state().stage()).isEqualTo(Stage.SUBMITTED);
        assertThat(work.blocking()).isNotEmpty();
        assertThat(work.figures().value(CellId.of(TableTwoField.PENALTY))).contains(BigDecimal.valueOf(12));
        var again = post(officer, kept.redirect(), Map.of("take", "1"));
        assertThat(again.flash()).extractingByKey("refused").asString().contains("已经接收过");
    }

    @Test
    @DisplayName("表格里插了行、挪了行：仍按行名读出同样的数")
    void movedRows() throws IOException {
        var officer = supervisor();
        var kept = send(officer, "挪过行.xlsx", filledIn(officer, true));
        var page = get(officer, kept.redirect());
        assertThat(page.html().select(".notice--bad").text()).isEmpty();
        var id = UUID.fromString(kept.redirect().substring(BASE.length() + 1));
        var organ = organs.existing(officer.organId());
        var report = Scope.of(DatabaseRole.OFFICE, officer.scope())
                .call(() -> exchange.report(organ, id, 1))
                .orElseThrow();
        assertThat(report.value(CellId.of(TableTwoField.PENALTY))).contains(BigDecimal.valueOf(12));
        assertThat(page.text()).contains(organs.byCode(OUTSIDE).orElseThrow().name());
    }

    @Test
    @DisplayName("别的年度、空文件、没有勾选：说明原因，文件留着")
    void refusedFiles() throws IOException {
        var officer = supervisor();
        var wrongYear = answer(pages.post()
                .uri("/office/aggregate/2024/exchange")
                .multipart()
                .file(new MockMultipartFile("files", "年报.xlsx", "", filledIn(officer, false)))
                .with(authentication(signedIn(officer)))
                .with(csrf())
                .exchange());
        assertThat(get(officer, wrongYear.redirect())
                        .html()
                        .select(".notice--bad")
                        .text())
                .startsWith("报告是 2025 年的，本页接收 2024 年的报告");
        assertThat(post(officer, BASE, Map.of()).html().select("[role=alert]").text())
                .contains("请选择要接收的文件");
    }

    @Test
    @DisplayName("移交包：没有登记的签名不接收，登记指纹后接收")
    void signedHandOver() {
        var officer = supervisor();
        var file = post(officer, BASE + "/handover", Map.of())
                .result()
                .getResponse()
                .getContentAsByteArray();
        var refused = send(officer, "移交包.zip", file);
        assertThat(get(officer, refused.redirect())
                        .html()
                        .select(".notice--bad")
                        .text())
                .contains("不在受信任的名单里");
        var fingerprint = get(officer, BASE).html().select("code").eachText().getFirst();
        assertThat(post(officer, BASE + "/keys", Map.of("fingerprint", "12ab", "name", "本区", "basis", "电话"))
                        .text())
                .contains("指纹应为 64 位十六进制数，现在填了 4 位");
        var trusted =
                post(officer, BASE + "/keys", Map.of("fingerprint", fingerprint, "name", "邻区政府办", "basis", "电话核对"));
        assertThat(trusted.redirect()).isEqualTo(BASE);
        var opened = send(officer, "移交包.zip", file);
        assertThat(get(officer, opened.redirect()).text()).contains("邻区政府办，签名核对无误");
        post(officer, BASE + "/keys/end", Map.of("fingerprint", fingerprint));
        assertThat(get(officer, BASE).text()).contains("已停止信任");
    }

    @Test
    @DisplayName("只有主管部门可以交换")
    void supervisorsOnly() {
        assertThat(get(officer("330110", Duty.HANDLER), BASE).status()).isEqualTo(403);
    }
}
