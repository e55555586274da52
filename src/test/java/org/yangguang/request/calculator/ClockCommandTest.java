package org.yangguang.request.calculator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yangguang.calendar.WorkingDays;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// 条例第三十三条 from the command line, one object a line.
class ClockCommandTest {

    private static final WorkingDays DAYS = WorkingDays.bundled();

    private record Said(int code, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }

        JsonNode line(int n) {
            return JsonMapper.shared().readTree(lines().get(n));
        }
    }

    private static Said run(String in, String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code = ClockCommand.run(
                args,
                new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                _ -> DAYS);
        return new Said(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "2018-02-09, 2018-03-14, 2018-04-12",
        "2019-04-26, 2019-05-27, 2019-06-25",
        "2020-01-17, 2020-02-21, 2020-03-20",
        "2022-12-30, 2023-02-02, 2023-03-02",
        "2023-09-22, 2023-10-26, 2023-11-23",
        "2024-02-04, 2024-03-07, 2024-04-07",
        "2025-01-24, 2025-02-27, 2025-03-27",
        "2025-09-26, 2025-10-30, 2025-11-27",
        "2026-02-14, 2026-03-20, 2026-04-20",
        "2026-09-18, 2026-10-22, 2026-11-19"
    })
    @DisplayName("第三十三条：20 个工作日，延长 20 个的共 40 个；跨春节、国庆和调休")
    void twentyAndForty(String received, String twenty, String forty) {
        var said = run(
                "{\"received\":\"%s\"}\n\n{\"received\":\"%s\",\"extension\":20}".formatted(received, received),
                "--no-ledger");
        assertThat(said.code()).isZero();
        assertThat(said.line(0).path("due").stringValue()).isEqualTo(twenty);
        assertThat(said.line(1).path("due").stringValue()).isEqualTo(forty);
        assertThat(said.line(0).has("ledger")).isFalse();
        assertThat(said.line(0).has("note")).isEqualTo(LocalDate.parse(received).isBefore(LocalDate.of(2019, 5, 15)));
    }

    @Test
    @DisplayName("第三十三条第三款：征求意见的 14 个工作日不计入；每一天写明理由和依据")
    void consultingIsLeftOutDayByDay() {
        var answer = run("""
                {"received":"2023-09-11","supplementReceived":null,"feePaid":null,"consultations":[["2023-09-18","2023-10-12"]],"extension":0,"region":null}
                """).line(0);
        assertThat(answer.path("due").stringValue()).isEqualTo("2023-11-02");
        assertThat(answer.path("provisional").booleanValue()).isFalse();
        assertThat(answer.path("paused").booleanValue()).isFalse();
        assertThat(answer.path("ledger").get(0).toString())
                .isEqualTo(
                        "{\"date\":\"2023-09-12\",\"counted\":true,\"n\":1,\"reason\":\"工作日\",\"basis\":\"条例第三十三条\"}");
        var reasons = new ArrayList<String>();
        for (var day : answer.path("ledger")) {
            switch (day.path("date").stringValue()) {
                case "2023-09-16", "2023-09-29", "2023-10-07", "2023-10-13", "2023-11-02" ->
                    reasons.add(day.path("reason").stringValue() + " "
                            + day.path("basis").stringValue());
                default -> {}
            }
        }
        assertThat(reasons)
                .containsExactly(
                        "星期六 《国务院关于职工工作时间的规定》第七条",
                        "中秋节、国庆节放假 国办发明电〔2022〕16号",
                        "征求第三方意见 条例第三十三条第三款",
                        "工作日 条例第三十三条",
                        "工作日 条例第三十三条");
    }

    @Test
    @DisplayName("第三十、三十三条：补正和缴费后重新计算，取最近一次；没有收到意见的征求使期限中止")
    void restartsAndPauses() {
        var said = run("""
                {"received":"2024-01-29","supplementReceived":"2024-02-19"}
                {"received":"2024-01-29","supplementReceived":"2024-02-19","extension":20}
                {"received":"2025-03-03","feePaid":"2025-04-03"}
                {"received":"2025-03-03","consultations":[["2025-03-10"]]}
                {"received":"2025-03-03","consultations":[["2025-03-10",null],["2025-03-05","2025-03-12"]]}
                {"received":"2026-12-21"}
                """, "--no-ledger");
        assertThat(said.line(0).path("due").stringValue()).isEqualTo("2024-03-18");
        assertThat(said.line(1).path("due").stringValue()).isEqualTo("2024-04-16");
        assertThat(said.line(2).path("due").stringValue()).isEqualTo("2025-05-06");
        assertThat(said.line(3).path("paused").booleanValue()).isTrue();
        assertThat(said.line(3).path("due").isNull()).isTrue();
        assertThat(said.line(4).path("paused").booleanValue()).isTrue();
        assertThat(said.line(5).path("provisional").booleanValue()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "不是 JSON",
                "[]",
                "{}",
                "{\"received\":\"2023-02-30\"}",
                "{\"received\":\"2023/09/11\"}",
                "{\"received\":\"2023-09-11\",\"supplementReceived\":\"2023-09-01\"}",
                "{\"received\":\"2023-09-11\",\"extension\":21}",
                "{\"received\":\"2023-09-11\",\"extension\":\"二十\"}",
                "{\"received\":\"2023-09-11\",\"consultations\":[[\"2023-09-18\",\"2023-09-12\"]]}",
                "{\"received\":\"2023-09-11\",\"consultations\":\"2023-09-18\"}",
                "{\"received\":\"2023-09-11\",\"recieved\":\"2023-09-18\"}",
                "{\"received\":\"1900-01-01\"}"
            })
    @DisplayName("看不懂的一行得到一句说明，其他行照算")
    void aBadLineIsExplained(String line) {
        var said = run(line + "\n{\"received\":\"2023-09-11\"}", "--no-ledger");
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.line(0).path("error").stringValue())
                .containsPattern("\\p{IsHan}{2}")
                .endsWith("。");
        assertThat(said.line(1).path("due").stringValue()).isEqualTo("2023-10-13");
    }

    @Test
    @DisplayName("一千件随机的申请：与逐日数出来的一样")
    void agreesWithCountingByHand() {
        var random = new Random(33);
        var lines = new StringBuilder();
        var due = new ArrayList<@Nullable LocalDate>();
        for (int i = 0; i < 1000; i++) {
            var received = LocalDate.of(2019, 5, 15).plusDays(random.nextInt(2300));
            var supplement = random.nextInt(4) == 0 ? received.plusDays(random.nextInt(40)) : null;
            var paid = random.nextInt(6) == 0 ? received.plusDays(random.nextInt(60)) : null;
            int extension = random.nextInt(3) == 0 ? random.nextInt(21) : 0;
            var sent = new ArrayList<LocalDate[]>();
            for (int c = random.nextInt(4); c > 0; c--) {
                var from = received.plusDays(random.nextInt(40));
                sent.add(new LocalDate[] {from, from.plusDays(random.nextInt(40))});
            }
            lines.append("{\"received\":\"").append(received).append('"');
            if (supplement != null) {
                lines.append(",\"supplementReceived\":\"").append(supplement).append('"');
            }
            if (paid != null) {
                lines.append(",\"feePaid\":\"").append(paid).append('"');
            }
            lines.append(",\"extension\":").append(extension).append(",\"consultations\":[");
            lines.append(String.join(
                    ",",
                    sent.stream()
                            .map(c -> "[\"" + c[0] + "\",\"" + c[1] + "\"]")
                            .toList()));
            lines.append("]}\n");
            due.add(byHand(received, supplement, paid, 20 + extension, sent));
        }
        var said = run(lines.toString());
        assertThat(said.code()).isZero();
        for (int i = 0; i < due.size(); i++) {
            var answer = said.line(i);
            assertThat(answer.path("due").stringValue())
                    .as(lines.toString().lines().toList().get(i))
                    .isEqualTo(String.valueOf(due.get(i)));
            var counted = 0;
            for (var day : answer.path("ledger")) {
                counted += day.path("counted").booleanValue() ? 1 : 0;
            }
            assertThat(counted).isEqualTo(answer.path("total").intValue());
        }
    }

    private static LocalDate byHand(
            LocalDate received,
            @Nullable LocalDate supplement,
            @Nullable LocalDate paid,
            int total,
            List<LocalDate[]> consultations) {
        var day = received;
        if (supplement != null && supplement.isAfter(day)) {
            day = supplement;
        }
        if (paid != null && paid.isAfter(day)) {
            day = paid;
        }
        for (int left = total; left > 0; ) {
            day = day.plusDays(1);
            var now = day;
            boolean consulting = consultations.stream().anyMatch(c -> now.isAfter(c[0]) && !now.isAfter(c[1]));
            if (DAYS.isProvisionallyWorked(day) && !consulting) {
                left--;
            }
        }
        return day;
    }

    @Test
    @DisplayName("算一件：说明和逐日明细给人看，写错的选项有说明")
    void oneForPeople() {
        var said = run("", "--received", "2023-09-11", "--consult", "2023-09-18,2023-10-12");
        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("最后一日为2023年11月2日", "第1个工作日", "征求第三方意见");
        assertThat(run("", "--received", "2023-09-11", "--json")
                        .line(0)
                        .path("due")
                        .stringValue())
                .isEqualTo("2023-10-13");
        assertThat(run("", "--recieved", "2023-09-11").err()).contains("不认识的选项");
        assertThat(run("", "--received").err()).contains("缺少取值");
        assertThat(run("", "--extension", "3").err()).contains("缺少 received");
        assertThat(run("", "--help").out()).contains("用法", "退出码");
    }

    @ParameterizedTest
    @CsvSource({"10, 0", "11, 100", "30, 2000", "31, 2200", "41, 4300", "60, 11000"})
    @DisplayName("109 号文：按件累计，逐档相加等于合计")
    void feeByItems(int items, int yuan) {
        fee("--items", items, yuan);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "30, 0", "31, 10", "100, 700", "101, 720", "200, 2700", "201, 2740", "1000, 34700"})
    @DisplayName("109 号文：按量累计，逐档相加等于合计")
    void feeByPages(int pages, int yuan) {
        fee("--pages", pages, yuan);
    }

    private static void fee(String way, int n, int yuan) {
        var out = new ByteArrayOutputStream();
        var to = new PrintStream(out, true, StandardCharsets.UTF_8);
        assertThat(FeeCommand.run(new String[] {way, String.valueOf(n)}, to, to))
                .isZero();
        var answer = JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8));
        assertThat(answer.path("yuan").intValue()).isEqualTo(yuan);
        int sum = 0;
        int last = 0;
        for (var band : answer.path("bands")) {
            assertThat(band.path("from").intValue()).isEqualTo(last + 1);
            last = band.path("to").intValue();
            sum += band.path("yuan").intValue();
        }
        assertThat(sum).isEqualTo(yuan);
        assertThat(last).isEqualTo(n);
    }

    @Test
    @DisplayName("收费计算写错的有说明")
    void feeMisused() {
        var out = new ByteArrayOutputStream();
        var to = new PrintStream(out, true, StandardCharsets.UTF_8);
        assertThat(FeeCommand.run(new String[] {"--items", "x"}, to, to)).isEqualTo(2);
        assertThat(FeeCommand.run(new String[] {"--items", "1", "--pages", "2"}, to, to))
                .isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("应是 0 至", "二者选一");
    }
}
