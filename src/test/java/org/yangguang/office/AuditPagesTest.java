package org.yangguang.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yangguang.identity.Duty;

class AuditPagesTest extends StaffPages {

    @Test
    @DisplayName("留痕按对象查找，查看本身也记录；只有审计管理员能看")
    void readingIsRecordedToo() {
        var auditor = officer("330000", Duty.AUDIT_ADMIN);
        var page = get(auditor, "/office/audit?object=organ:330110-01");
        assertThat(page.html().select("td[data-l=操作]").eachText()).contains("登记机构 organ.register");
        assertThat(page.html().select("td[data-l=对象]").eachText()).containsOnly("organ:330110-01");
        assertThat(get(auditor, "/office/audit").text()).contains("audit.read", "records of organ:330110-01");
        assertThat(get(auditor, "/office/audit?object=organ:0").text()).contains("没有这个对象的记录");
        assertThat(get(officer("330000", Duty.SYSTEM_ADMIN), "/office/audit").status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("导出须写用途，导出本身记入留痕；公式开头的内容按文字导出")
    void exportingNeedsAPurpose() {
        var auditor = officer("330000", Duty.AUDIT_ADMIN);
        var bad = post(auditor, "/office/audit/export", Map.of("object", "organ:330110-01"));
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.faultAt("purpose")).isEqualTo("请填写导出用途。");
        assertThat(bad.html().select("input[name=object][type=hidden]").val()).isEqualTo("organ:330110-01");

        var file = post(auditor, "/office/audit/export", Map.of("object", "", "purpose", "=年度检查"));
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.result().getResponse().getHeader("Content-Disposition"))
                .startsWith("attachment;")
                .contains("2026-12-21.csv");
        var again = post(auditor, "/office/audit/export", Map.of("object", "audit", "purpose", "复核"));
        var text = new String(again.result().getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
        assertThat(text)
                .startsWith("\uFEFF序号,时间,操作人")
                .contains("\"audit.export\",\"audit\",\"done\",\"'=年度检查\"")
                .contains("\"2026-12-21T10:00+08:00\"");
    }

    @Test
    @DisplayName("核验从头到尾的校验值，并记入留痕")
    void verifying() {
        var auditor = officer("330000", Duty.AUDIT_ADMIN);
        assertThat(post(auditor, "/office/audit/verify", Map.of()).text()).contains("全部相符");
        assertThat(get(auditor, "/office/audit?object=audit").text()).contains("audit.verify", "0 faults");
    }

    @Test
    @DisplayName("表格软件会当作公式的单元格前加单引号，引号加倍")
    void cellsThatWouldCompute() {
        assertThat(AuditController.cell("=1+1")).isEqualTo("\"'=1+1\"");
        assertThat(AuditController.cell("＝HYPERLINK(\"x\")")).isEqualTo("\"'＝HYPERLINK(\"\"x\"\")\"");
        assertThat(AuditController.cell("\t@x")).startsWith("\"'");
        assertThat(AuditController.cell("organ:330110-01")).isEqualTo("\"organ:330110-01\"");
    }
}
