package org.yangguang.report.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ReportCommandTest {
    @TempDir
    Path folder = Path.of(".");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void samples() throws IOException {
        Files.createDirectories(folder.resolve("in"));
        for (var name : new String[] {"000.txt", "004.pdf"}) {
            try (var in = getClass().getResourceAsStream("/report/samples/" + name)) {
                Files.write(
                        folder.resolve("in").resolve(name),
                        Objects.requireNonNull(in).readAllBytes());
            }
        }
    }

    private int run(Object... args) {
        var words = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            words[i] = args[i].toString();
        }
        return ReportCommand.run(
                words,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("read：文件夹里每份报告一个 JSON，每份一行")
    void readsAFolder() throws IOException {
        assertThat(run("read", folder.resolve("in"), "--out", folder.resolve("out")))
                .isEqualTo(ReportCommand.FINDINGS);
        assertThat(out().lines()).hasSize(2);
        assertThat(out()).contains("000.txt：杭州市余杭区商务局，2022 年度，2021格式，读出 200/200 格，警告 1、提示 5");
        var json = JsonMapper.shared().readTree(Files.readString(folder.resolve("out/004.json")));
        assertThat(json.path("organ").asString()).isEqualTo("杭州市钱塘区人民政府");
        assertThat(json.path("format").asString()).isEqualTo("2021");
        assertThat(json.path("table2").path("fees_wan").decimalValue()).isEqualByComparingTo("15391.38389");
        assertThat(json.path("table3").path("rows").path("new_received").get(6).asInt())
                .isEqualTo(791);
        assertThat(json.path("table4").path("reconsideration").get(4).asInt()).isEqualTo(8);
        assertThat(json.path("findings")).isEmpty();
    }

    @Test
    @DisplayName("读不出的文件占一行，不影响其他文件")
    void aBadFileDoesNotStopTheOthers() throws IOException {
        Files.write(folder.resolve("in/坏.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 1, 2, 3});
        Files.write(folder.resolve("in/空.html"), new byte[0]);
        assertThat(run("read", folder.resolve("in"), "--out", folder.resolve("out")))
                .isEqualTo(ReportCommand.UNREADABLE);
        assertThat(out().lines()).hasSize(4);
        assertThat(out()).contains("坏.png：读不出（UNKNOWN_TYPE）", "空.html：读不出（EMPTY）");
        assertThat(folder.resolve("out/000.json")).exists();
        assertThat(folder.resolve("out/坏.json")).doesNotExist();
    }

    @Test
    @DisplayName("check：列成表，先错误后提示")
    void printsFindingsAsATable() {
        assertThat(run("check", folder.resolve("in/000.txt"))).isEqualTo(ReportCommand.FINDINGS);
        assertThat(out()).contains("级别  规则    问题", "警告  X-01", "口径混用");
        assertThat(out().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    @DisplayName("找不到的文件、写错的命令")
    void mistakesAreExplained() {
        assertThat(run("check", folder.resolve("没有.txt"))).isEqualTo(ReportCommand.UNREADABLE);
        assertThat(out()).contains("没有这个文件");
        assertThat(run("reed", "x")).isEqualTo(ReportCommand.UNREADABLE);
        assertThat(run("read")).isEqualTo(ReportCommand.UNREADABLE);
        assertThat(run("read", "x", "--out")).isEqualTo(ReportCommand.UNREADABLE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("不认识的命令“reed”", "没有写要读的文件", "report --help");
    }

    @Test
    @DisplayName("--help 说明能读什么、退出码是什么")
    void helpIsWorthReading() {
        assertThat(run("--help")).isEqualTo(ReportCommand.CLEAN);
        assertThat(out()).contains("用法", "退出码", "DOCX", "例");
    }
}
