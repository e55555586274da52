package org.yangguang.annual.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.Cell;
import org.yangguang.report.CellId;
import org.yangguang.report.Form;
import org.yangguang.report.TableTwoField;
import org.yangguang.vault.Secrets;
import org.yangguang.vault.SigningKey;
import org.yangguang.vault.Vault;

@DisplayName("移交包：签名、摘要、版本")
class HandOverFileTests {

    @TempDir
    Path folder;

    private SigningKey key;

    HandOverFileTests() {
        key = new Vault(Secrets.open(Path.of("target", "test-data", "handover.properties"))).signing("handover-test");
    }

    @BeforeEach
    void aKey() {
        key = new Vault(Secrets.open(folder.resolve("secrets.properties"))).signing("handover-test");
    }

    private Map<String, String> trusted() {
        return Map.of(SigningKey.fingerprint(key.publicKey()), "邻水县人民政府办公室");
    }

    private static AnnualReport report() {
        var cells = new HashMap<CellId, Cell>();
        CellId.of(Form.FMT_2021).forEach(id -> cells.put(id, Cell.counted(0)));
        cells.put(CellId.of(TableTwoField.FEES_WAN), Cell.counted(new BigDecimal("604.1500")));
        return new AnnualReport(
                "邻水县商务局2025年政府信息公开工作年度报告",
                "邻水县商务局",
                2025,
                Form.FMT_2021,
                null,
                List.of("统计期限为2025年1月1日至12月31日。"),
                List.of(new AnnualReport.Section(6, "六、其他需要报告的事项", List.of("本年度未收取信息处理费。"))),
                cells,
                Map.of());
    }

    private byte[] file() {
        var item = new HandOverFile.Item("511623-01", "邻水县商务局", "报送", report());
        return new HandOverFile("邻水县人民政府办公室", 2025, Instant.parse("2026-01-20T02:00:00Z"), List.of(item))
                .write(key, _ -> List.of());
    }

    private static byte[] changed(byte[] file, String name, UnaryOperator<byte[]> change) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var from = new ZipInputStream(new ByteArrayInputStream(file));
                var to = new ZipOutputStream(out)) {
            for (var entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                var bytes = from.readAllBytes();
                to.write(entry.getName().equals(name) ? change.apply(bytes) : bytes);
            }
        }
        return out.toByteArray();
    }

    private static UnaryOperator<byte[]> replacing(String what, String with) {
        return bytes ->
                new String(bytes, StandardCharsets.UTF_8).replace(what, with).getBytes(StandardCharsets.UTF_8);
    }

    private String refusal(byte[] file) {
        return HandOverFile.open(file, trusted()) instanceof HandOverFile.Refused(var message) ? message : "opened";
    }

    @Test
    @DisplayName("原样取回：机关、年度、每一格")
    void comesBackAsItWent() {
        assertThat(HandOverFile.open(file(), trusted())).isInstanceOfSatisfying(HandOverFile.Genuine.class, genuine -> {
            var item = genuine.file().items().getFirst();
            assertThat(item.organ()).isEqualTo("邻水县商务局");
            assertThat(item.report().year()).isEqualTo(2025);
            for (var id : CellId.of(Form.FMT_2021)) {
                assertThat(item.report().value(id)).isEqualTo(report().value(id));
            }
            assertThat(genuine.faults()).isEmpty();
        });
    }

    @Test
    @DisplayName("目录改过：签名不符")
    void brokenSignature() throws IOException {
        assertThat(refusal(changed(file(), "manifest.json", replacing("邻水县商务局", "邻水县税务局"))))
                .startsWith("签名与目录不符");
    }

    @Test
    @DisplayName("报告改过一个数：摘要不符，指出是哪一份")
    void changedReport() throws IOException {
        assertThat(refusal(changed(file(), "reports/511623-01.json", replacing("604.15", "704.15"))))
                .startsWith("“reports/511623-01.json”（邻水县商务局）与目录所记的摘要不符");
    }

    @Test
    @DisplayName("更新版本的移交包：说明版本和办法，而不是说签名坏了")
    void newerVersion() throws IOException {
        assertThat(refusal(changed(file(), "manifest.json", replacing("handover/1", "handover/2"))))
                .isEqualTo("移交包是第 2 版格式，本平台认到第 1 版。请升级本平台后再接收，或者请移交方按第 1 版导出；没有接收任何内容。");
    }

    @Test
    @DisplayName("签名人不在名单里：给出指纹，请核对后登记")
    void strangerSigned() {
        assertThat(HandOverFile.open(file(), Map.of()))
                .isInstanceOfSatisfying(
                        HandOverFile.Refused.class,
                        refused -> assertThat(refused.message()).contains(SigningKey.fingerprint(key.publicKey())));
    }

    @Test
    @DisplayName("截断、不是 ZIP、别的 ZIP")
    void notOne() throws IOException {
        var file = file();
        assertThat(refusal(java.util.Arrays.copyOf(file, file.length / 3))).startsWith("移交包");
        assertThat(refusal("年报".getBytes(StandardCharsets.UTF_8))).startsWith("移交包不是完整的 ZIP 文件");
        assertThat(refusal(changed(file, "manifest.json", replacing("yangguang-annual-handover/1", "other/1"))))
                .startsWith("这不是年报移交包");
        assertThat(HandOverFile.isOne("PK".getBytes(StandardCharsets.UTF_8))).isFalse();
    }
}
