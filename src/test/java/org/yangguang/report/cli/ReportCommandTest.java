package org.yangguang.report.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yangguang.document.Approved;
import org.yangguang.report.extraction.Reading;
import org.yangguang.report.extraction.ReportReader;
import org.yangguang.report.listing.Ink;
import tools.jackson.databind.json.JsonMapper;

class ReportCommandTest {
    @TempDir
    Path folder = Path.of(".");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicInteger readings = new AtomicInteger();
    private BiFunction<byte[], String, Reading> reader = new ReportReader()::read;
    private Ink ink = Ink.PLAIN;
    private boolean watched;
    private byte[] piped = {};
    private long millisPerLook;

    /// Time goes on by a fixed step each time somebody looks.
    private final class Steps extends Clock {
        private long now = 1_700_000_000_000L;

        @Override
        public ZoneId getZone() {
            return ZoneId.of("Asia/Shanghai");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            now += millisPerLook;
            return Instant.ofEpochMilli(now);
        }
    }

    @BeforeEach
    void samples() throws IOException {
        Files.createDirectories(folder.resolve("in"));
        for (var name : List.of("000.txt", "004.pdf")) {
            Files.write(folder.resolve("in").resolve(name), sample(name));
        }
    }

    static byte[] sample(String name) throws IOException {
        try (var in = ReportCommandTest.class.getResourceAsStream("/report/samples/" + name)) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }

    private int run(Object... args) {
        out.reset();
        err.reset();
        var words = new ArrayList<String>();
        for (var arg : args) {
            words.add(arg.toString());
        }
        var around = new Surroundings(
                new ByteArrayInputStream(piped),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                ink,
                watched,
                new Steps());
        return new ReportCommand(around, (bytes, name) -> {
                    readings.incrementAndGet();
                    return reader.apply(bytes, name);
                })
                .run(words);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private Path file(String name, byte[] content) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        return Files.write(file, content);
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
        assertThat(err()).isEmpty();
    }

    @Test
    @DisplayName("读不出的文件占一行，不影响其他文件")
    void aBadFileDoesNotStopTheOthers() throws IOException {
        file("in/坏.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 1, 2, 3});
        file("in/空.html", new byte[0]);
        assertThat(run("read", folder.resolve("in"), "--out", folder.resolve("out")))
                .isEqualTo(ReportCommand.UNREADABLE);
        assertThat(out().lines()).hasSize(4);
        assertThat(out()).contains("坏.png：读不出（UNKNOWN_TYPE）", "空.html：读不出（EMPTY）");
        assertThat(folder.resolve("out/000.json")).exists();
        assertThat(folder.resolve("out/坏.json")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    @DisplayName("读一份时内存或栈不够，只算这一份读不出")
    void wantOfMemoryStopsOneFileOnly(int jobs) throws IOException {
        file("in/001内存.txt", new byte[] {1});
        file("in/002栈.txt", new byte[] {2});
        file("in/003错.txt", new byte[] {3});
        var real = reader;
        reader = (bytes, name) -> switch (bytes.length == 1 ? bytes[0] : 0) {
            case 1 -> throw new OutOfMemoryError("for the test");
            case 2 -> throw new StackOverflowError("for the test");
            case 3 -> throw new IllegalStateException("for the test");
            default -> real.apply(bytes, name);
        };
        assertThat(run("check", folder.resolve("in"), "--jobs", jobs)).isEqualTo(ReportCommand.UNREADABLE);
        assertThat(out()).contains("001内存.txt：读不出（TOO_LARGE）", "002栈.txt：读不出（DAMAGED）", "003错.txt：读不出（DAMAGED）");
        assertThat(out()).contains("000.txt：杭州", "004.pdf：杭州", "共 5 份：没有问题 0，有问题 2，读不出 3");
    }

    @Test
    @DisplayName("结果按文件先后排列，与并行多少无关")
    void theOrderDoesNotDependOnTheJobs() throws IOException {
        for (int i = 0; i < 60; i++) {
            file("many/%02d.txt".formatted(i), i % 7 == 0 ? new byte[0] : sample("000.txt"));
        }
        run("check", folder.resolve("many"), "--jobs", 1);
        var alone = out();
        run("check", folder.resolve("many"), "--jobs", 7);
        assertThat(out()).isEqualTo(alone);
        run("check", folder.resolve("many"), "--jobs=3", "--format=csv");
        assertThat(out().lines().skip(1).map(l -> l.substring(0, 2)).distinct())
                .isSorted()
                .hasSize(60);
    }

    @Test
    @DisplayName("同名的结果不互相覆盖，下级文件夹照样分开")
    void resultsNeverOverwriteEachOther() throws IOException {
        file("in/000.html", sample("004.html"));
        file("in/县/000.txt", sample("003.txt"));
        run("read", folder.resolve("in"), "--out", folder.resolve("out"));
        var shared = JsonMapper.shared();
        assertThat(shared.readTree(Files.readString(folder.resolve("out/000.json")))
                        .path("organ")
                        .asString())
                .isEqualTo("杭州市钱塘区人民政府");
        assertThat(shared.readTree(Files.readString(folder.resolve("out/000.txt.json")))
                        .path("organ")
                        .asString())
                .isEqualTo("杭州市余杭区商务局");
        assertThat(folder.resolve("out/县/000.json")).exists();
        run(
                "read",
                folder.resolve("in/000.txt"),
                folder.resolve("in/县/000.txt"),
                folder.resolve("in/县"),
                "--out",
                folder.resolve("out2"));
        assertThat(folder.resolve("out2/000.json")).exists();
        assertThat(folder.resolve("out2/000.txt.json")).exists();
        assertThat(folder.resolve("out2/县/000.json")).exists();
    }

    @Test
    @DisplayName("--resume：没有变的跳过，退出码不变；以内容为准，不看时间")
    void resumeSkipsWhatIsThere() throws IOException {
        var args = new Object[] {"read", folder.resolve("in"), "--out", folder.resolve("out"), "--resume"};
        assertThat(run(args)).isEqualTo(ReportCommand.FINDINGS);
        assertThat(readings.getAndSet(0)).isEqualTo(2);
        assertThat(run(args)).isEqualTo(ReportCommand.FINDINGS);
        assertThat(readings.getAndSet(0)).isZero();
        assertThat(err()).contains("2 份跳过");
        assertThat(out()).isEmpty();

        Files.setLastModifiedTime(folder.resolve("in/000.txt"), FileTime.fromMillis(4_000_000_000_000L));
        run(args);
        assertThat(readings.getAndSet(0)).as("只有时间变了").isZero();

        file("in/000.txt", sample("003.txt"));
        Files.setLastModifiedTime(folder.resolve("in/000.txt"), FileTime.fromMillis(0));
        run(args);
        assertThat(readings.getAndSet(0)).as("内容变了，时间更早").isEqualTo(1);
    }

    @Test
    @DisplayName("--resume：半份结果、被改的结果、断了的记录都不算")
    void resumeTrustsNoBrokenResult() throws IOException {
        var args = new Object[] {"read", folder.resolve("in"), "--out", folder.resolve("out"), "--resume"};
        run(args);
        var result = folder.resolve("out/000.json");
        var whole = Files.readAllBytes(result);
        Files.write(result, java.util.Arrays.copyOf(whole, whole.length / 2));
        readings.set(0);
        run(args);
        assertThat(readings.getAndSet(0)).isEqualTo(1);
        assertThat(Files.readAllBytes(result)).isEqualTo(whole);
        Files.delete(folder.resolve("out/004.json"));
        run(args);
        assertThat(readings.getAndSet(0)).isEqualTo(1);
        var index = folder.resolve("out").resolve(Results.INDEX);
        Files.writeString(index, Files.readString(index).stripTrailing().replaceAll(".{9}$", ""));
        run(args);
        assertThat(readings.getAndSet(0)).as("最后一行记录断了").isEqualTo(1);
        try (var files = Files.list(folder.resolve("out"))) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder("000.json", "004.json", Results.INDEX);
        }
    }

    @Test
    @DisplayName("check：列成表，先错误后提示")
    void printsFindingsAsATable() {
        assertThat(run("check", folder.resolve("in/000.txt"))).isEqualTo(ReportCommand.FINDINGS);
        assertThat(out()).contains("级别  规则    问题", "警告  X-01", "口径混用");
        assertThat(out().lines()).allMatch(line -> line.length() <= 100);
        assertThat(out()).doesNotContain("\u001b");
        ink = Ink.COLOURED;
        run("check", folder.resolve("in/000.txt"));
        assertThat(out()).contains("\u001b[33m警告\u001b[0m  X-01");
    }

    @Test
    @DisplayName("check 的表与审阅过的一致")
    void theTableReadsAsApproved() throws IOException {
        file("in2/003.txt", sample("003.txt"));
        file("in2/空.txt", new byte[0]);
        run("check", folder.resolve("in2"));
        Approved.matches("report/check-table.txt", out());
    }

    @Test
    @DisplayName("check --level：只列这一级和更重的，退出码随之")
    void levelIsAThreshold() {
        assertThat(run("check", folder.resolve("in/000.txt"), "--level", "warning"))
                .isEqualTo(ReportCommand.FINDINGS);
        assertThat(out()).contains("警告").doesNotContain("提示");
        assertThat(run("check", folder.resolve("in/000.txt"), "--level", "error"))
                .isEqualTo(ReportCommand.CLEAN);
        assertThat(out()).contains("没有发现问题");
    }

    @Test
    @DisplayName("check --rules：列出全部规则")
    void rulesAreListed() {
        for (var format : List.of("text", "json", "csv", "html")) {
            assertThat(run("check", "--rules", "--format", format)).isEqualTo(ReportCommand.CLEAN);
            assertThat(out()).contains("T3-02", "T4-02", "X-01");
        }
    }

    @Test
    @DisplayName("check --previous：文件夹里找到同一机关的上年报告；没有的说明")
    void findsTheYearBefore() throws IOException {
        var before = new String(sample("000.txt"), StandardCharsets.UTF_8)
                .replace("2023", "2099")
                .replace("2022", "2021")
                .replace("2099", "2022");
        file("去年/x.txt", before.getBytes(StandardCharsets.UTF_8));
        file("去年/y.txt", sample("003.txt"));
        run("check", folder.resolve("in"), "--previous", folder.resolve("去年"));
        assertThat(out()).contains("T3-07", "2021 年报告的结转下年度为 0");
        assertThat(err()).contains("1 份没有找到同一机关上一年度的报告");
        assertThat(run("check", folder.resolve("in"), "--previous", folder.resolve("没有")))
                .isEqualTo(ReportCommand.UNREADABLE);
        assertThat(err()).contains("读不出");
    }

    @Test
    @DisplayName("check --alike：两份报告的雷同段落")
    void findsCopies() throws IOException {
        file("in/004.txt", sample("004.txt"));
        run("check", folder.resolve("in"), "--alike");
        assertThat(out()).contains("X-16", "思想认识上更重视");
    }

    @ParameterizedTest
    @EnumSource(Options.Format.class)
    @DisplayName("read、check 的四种格式都有每个文件")
    void everyFormatTellsEveryFile(Options.Format format) throws IOException {
        file("in/=cmd.txt", new byte[0]);
        for (var act : List.of("read", "check")) {
            assertThat(run(act, folder.resolve("in"), "--format", Options.word(format)))
                    .isEqualTo(ReportCommand.UNREADABLE);
            assertThat(out()).contains("000.txt", "004.pdf", "=cmd.txt", "EMPTY");
            switch (format) {
                case TEXT -> assertThat(out()).contains("杭州市余杭区商务局，2022 年度");
                case JSON -> {
                    var lines = out().lines().map(JsonMapper.shared()::readTree).toList();
                    assertThat(lines).hasSize(3);
                    assertThat(lines.get(2).path("status").asString()).isEqualTo("unreadable");
                    assertThat(lines.get(0).path("other_findings")).isNotEmpty();
                    assertThat(lines.get(0).has("table3")).isEqualTo(act.equals("read"));
                }
                case HTML -> {
                    var page = Jsoup.parse(out());
                    assertThat(page.select("section")).hasSize(3);
                    assertThat(page.select("script, link, [src]")).isEmpty();
                    assertThat(page.select("html").attr("lang")).isEqualTo("zh-CN");
                }
                case CSV -> {
                    assertThat(out()).startsWith("\ufeff文件,").contains("\r\n'=cmd.txt,");
                    assertThat(out().lines().count()).isGreaterThan(5);
                }
            }
        }
    }

    @Test
    @DisplayName("diff：退出码 0 相同、1 不同、2 读不出")
    void comparesTwo() throws IOException {
        var a = folder.resolve("in/000.txt");
        assertThat(run("diff", a, a)).isEqualTo(ReportCommand.CLEAN);
        assertThat(out()).contains("没有不同");
        assertThat(run("diff", a, folder.resolve("in/004.pdf"))).isEqualTo(ReportCommand.FINDINGS);
        assertThat(out()).contains("+785", "000.txt（杭州市余杭区商务局，2022 年度）");
        assertThat(run("diff", a, file("空.txt", new byte[0]))).isEqualTo(ReportCommand.UNREADABLE);
        assertThat(err()).contains("空.txt：读不出（EMPTY）");
        piped = sample("004.pdf");
        for (var format : List.of("json", "csv", "html")) {
            assertThat(run("diff", "-", a, "--format", format)).isEqualTo(ReportCommand.FINDINGS);
            assertThat(out()).contains("785");
        }
        assertThat(run("diff", a)).isEqualTo(ReportCommand.UNREADABLE);
        assertThat(err()).contains("diff 要写两份报告");
    }

    @Test
    @DisplayName("rollup：清单、文件夹分级、缺报、读不出")
    void rollsUp() throws IOException {
        file("r/004.txt", sample("004.txt"));
        file("r/坏.txt", new byte[0]);
        var tree = file("清单.csv", "机关,上级\n杭州市钱塘区人民政府,杭州市人民政府\n杭州市财政局,杭州市人民政府\n".getBytes("GBK"));
        for (var format : List.of("text", "json", "html", "csv")) {
            assertThat(run("rollup", folder.resolve("r"), "--tree", tree, "--format", format))
                    .isEqualTo(ReportCommand.UNREADABLE);
            assertThat(out()).contains("杭州市财政局", "791", "15391.3839");
        }
        assertThat(run("rollup", folder.resolve("r/004.txt"), "--tree", tree, "--cell", "table3.new_received.total"))
                .isEqualTo(ReportCommand.FINDINGS);
        assertThat(out()).contains("缺报 1 个：杭州市财政局", "合计 791");
        assertThat(run("rollup", folder.resolve("r/004.txt"))).isEqualTo(ReportCommand.CLEAN);
        assertThat(run("rollup", folder.resolve("r"), "--tree", file("坏.csv", "甲,甲".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(ReportCommand.UNREADABLE);
        assertThat(err()).contains("上级写成了它自己");
        assertThat(run("rollup", folder.resolve("r"), "--year", "两千")).isEqualTo(ReportCommand.UNREADABLE);
        assertThat(run("rollup", folder.resolve("r/坏.txt"))).isEqualTo(ReportCommand.UNREADABLE);
    }

    @Test
    @DisplayName("rollup：文件夹名是机关名的，里面的是它的下级，它自己的年报只核对")
    void foldersAreATree() throws IOException {
        file("全市/钱塘区/政府.txt", sample("004.txt"));
        file("全市/钱塘区/商务局.txt", sample("000.txt"));
        run("rollup", folder.resolve("全市"), "--year", 2022);
        assertThat(out()).contains("AG-10", "是 2023 年度的");
        file(
                "全市/钱塘区/商务局.txt",
                new String(sample("000.txt"), StandardCharsets.UTF_8)
                        .replace("2023", "2024")
                        .replace("2022", "2023")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(run("rollup", folder.resolve("全市"))).isEqualTo(ReportCommand.FINDINGS);
        assertThat(out()).contains("AG-01", "社会公益组织公布 0、合计 1", "小于各部分之和").doesNotContain("AG-18");
    }

    @ParameterizedTest
    @ValueSource(strings = {"html", "docx", "pdf", "xlsx", "csv", "json"})
    @DisplayName("convert：每种格式都写得出，重转跳过")
    void converts(String format) throws IOException {
        var target = folder.resolve("out");
        assertThat(run("convert", folder.resolve("in/000.txt"), "--to", format, "--out", target))
                .isEqualTo(ReportCommand.CLEAN);
        assertThat(target.resolve("000." + format)).isNotEmptyFile();
        readings.set(0);
        assertThat(run("convert", folder.resolve("in/000.txt"), "--to", format, "--out", target, "--resume"))
                .isEqualTo(ReportCommand.CLEAN);
        assertThat(readings.get()).isZero();
        assertThat(run("convert", folder.resolve("in/000.txt"), "--to", format, "--out", "-"))
                .isEqualTo(ReportCommand.CLEAN);
        assertThat(out.toByteArray()).isNotEmpty();
    }

    @Test
    @DisplayName("convert：转成的网页读回来是同一份报告")
    void whatIsConvertedReadsBackTheSame() {
        run("convert", folder.resolve("in"), "--to", "html", "--out", folder.resolve("out"));
        run("diff", folder.resolve("in/000.txt"), folder.resolve("out/000.html"), "--format", "json");
        var cells = JsonMapper.shared().readTree(out()).path("cells");
        assertThat(cells).hasSize(200).allMatch(c -> c.path("kind").asString().equals("same"));
    }

    @Test
    @DisplayName("找不到的文件、写错的命令")
    void mistakesAreExplained() {
        assertThat(run("check", folder.resolve("没有.txt"))).isEqualTo(ReportCommand.UNREADABLE);
        assertThat(out()).contains("没有这个文件");
        for (var words : List.of(
                List.of("reed", "x"),
                List.of("read"),
                List.of("read", "x", "--out"),
                List.of("read", "x", "--resume"),
                List.of("read", "x", "--level", "error"),
                List.of("check", "x", "--level", "fatal"),
                List.of("check", "x", "--jobs", "0"),
                List.of("check", "x", "--jobs", "1", "--jobs", "2"),
                List.of("check", "x", "--alike=yes"),
                List.of("check", "x", "--nothing"),
                List.of("read", "-", "-"),
                List.of("convert", "x"),
                List.of("convert", "x", "--to", "rtf"))) {
            assertThat(run(words.toArray())).as(words.toString()).isEqualTo(ReportCommand.UNREADABLE);
            assertThat(err()).as(words.toString()).contains("--help 看用法").contains("。");
            assertThat(out()).as(words.toString()).isEmpty();
        }
    }

    @Test
    @DisplayName("--help：总的和每个命令的，与审阅过的一致，选项不多不少")
    void helpIsWorthReading() {
        assertThat(run("--help")).isEqualTo(ReportCommand.CLEAN);
        Approved.matches("report/help/report.txt", out());
        assertThat(out()).contains("用法", "退出码", "DOCX");
        for (var act : Act.values()) {
            assertThat(run(act.word(), "--help")).isEqualTo(ReportCommand.CLEAN);
            Approved.matches("report/help/" + act.word() + ".txt", out());
            assertThat(out()).contains("用法", "例", "退出码");
            for (var option : Act.Option.values()) {
                boolean told = out().lines().anyMatch(l -> l.startsWith("  " + option.word() + " "));
                assertThat(told).as(act + " " + option).isEqualTo(act.options().contains(option));
            }
            assertThat(run("help")).isEqualTo(ReportCommand.CLEAN);
        }
        assertThat(run()).isEqualTo(ReportCommand.UNREADABLE);
    }

    @Test
    @DisplayName("进度：终端里一行改写；做完、速度、剩余、读不出")
    void progressIsShownOnLongRuns() throws IOException {
        for (int i = 0; i < 10; i++) {
            file("many/%d.txt".formatted(i), new byte[0]);
        }
        watched = true;
        millisPerLook = 1_000;
        run("read", folder.resolve("many"), "--jobs", 1);
        assertThat(err()).contains("\r已读 2/10（20%），每秒 1.0 份，约剩 8 秒，读不出 2\u001b[K");
        assertThat(err()).endsWith("用时 11 秒，共 10 份，读不出 10 份\n");
        watched = false;
        run("read", folder.resolve("many"), "--jobs", 1);
        assertThat(err()).as("不在终端里不显示").isEmpty();
        run("read", folder.resolve("many"), "--jobs", 1, "--progress");
        assertThat(err()).contains("已读 2/10").doesNotContain("\r", "\u001b");
        watched = true;
        millisPerLook = 1;
        run("read", folder.resolve("many"), "--jobs", 1);
        assertThat(err()).as("很快做完的不显示").isEmpty();
    }
}
