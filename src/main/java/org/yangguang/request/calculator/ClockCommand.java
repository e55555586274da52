package org.yangguang.request.calculator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.yangguang.calendar.WorkingDays;
import tools.jackson.databind.json.JsonMapper;

/// `yangguang clock`: by which day a reply is due, and why, for one set of dates or for many.
public final class ClockCommand {

    private static final String HELP = """
            答复期限计算器（条例第三十三条）

            用法
              clock --received 日期 [选项]      算一件，逐日列出依据
              clock [--no-ledger] < 文件        批量：标准输入每行一个 JSON 对象，逐行输出一个 JSON 对象
              clock --help

            选项
              --received 2023-09-11             收到申请之日（必填），当日不计，次日起算
              --supplement 日期                 收到补正申请之日，期限重新计算（第三十条）
              --paid 日期                       缴清信息处理费之日，期限重新计算（国办函〔2020〕109号）
              --consult 发出日[,收到意见日]     征求第三方或者其他机关意见，可写多次；所需时间不计入，
                                                重叠的只扣一次；没有收到意见日的，期限中止
              --extension N                     延长的工作日数，0 至 20（第三十三条第二款）
              --region 代码                     地区的行政区划代码；地方放假安排录在平台内，用“期限计算器”页
              --no-ledger                       不列逐日明细
              --json                            算一件时也输出 JSON

            批量的一行
              {"received":"2023-09-11","supplementReceived":null,"feePaid":null,
               "consultations":[["2023-09-18","2023-10-12"]],"extension":0,"region":null}
            得到
              {"due":"2023-11-02","provisional":false,"paused":false,"ledger":[…]}
              due 为最后一日，中止时为 null；provisional 表示跨入放假安排尚未公布的年份，按周一至周五暂算。
              看不懂的一行得到 {"error":"…"}，不影响其他行。

            退出码
              0 全部算出    2 有看不懂的输入，或命令写错

            放假安排
              程序自带 2018 至 2026 年国务院办公厅通知的安排；平台内录入的以“工作日历”为准。
            """;

    private static final Map<String, String> OPTIONS = Map.of(
            "--received", "received",
            "--supplement", "supplementReceived",
            "--paid", "feePaid",
            "--consult", "consultations",
            "--extension", "extension",
            "--region", "region");

    private final Function<String, WorkingDays> calendars;
    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, ClockCalendar> known = new HashMap<>();

    private ClockCommand(Function<String, WorkingDays> calendars, PrintStream out, PrintStream err) {
        this.calendars = calendars;
        this.out = out;
        this.err = err;
    }

    /// @param calendars the working days of a region, the nation's for an empty code
    /// @return exit code: 0 all reckoned, 2 not understood
    public static int run(
            String[] args, InputStream in, PrintStream out, PrintStream err, Function<String, WorkingDays> calendars) {
        return new ClockCommand(calendars, out, err).run(List.of(args), in);
    }

    private int run(List<String> args, InputStream in) {
        if (args.contains("--help") || args.contains("-h")) {
            out.print(HELP);
            return 0;
        }
        var words = new ArrayList<>(args);
        boolean ledger = !words.removeIf("--no-ledger"::equals);
        boolean json = words.removeIf("--json"::equals);
        return words.isEmpty() && !json ? batch(in, ledger) : single(words, ledger, json);
    }

    private int batch(InputStream in, boolean ledger) {
        int code = 0;
        try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isBlank()) {
                    continue;
                }
                try {
                    out.println(answer(line, ledger));
                } catch (ClockJson.Faulty e) {
                    out.println(ClockJson.fault(e.chinese));
                    code = 2;
                }
            }
        } catch (IOException e) {
            err.println("标准输入读不出来：" + e.getMessage());
            code = 2;
        }
        out.flush();
        return code;
    }

    private String answer(String line, boolean ledger) throws ClockJson.Faulty {
        var question = ClockJson.question(line);
        var calendar = calendar(question.region());
        return ClockJson.answer(question.entry(), question.entry().reckon(calendar.days()), calendar, ledger);
    }

    private ClockCalendar calendar(String region) {
        return known.computeIfAbsent(region, code -> new ClockCalendar(calendars.apply(code)));
    }

    private int single(List<String> words, boolean ledger, boolean json) {
        var question = JsonMapper.shared().createObjectNode();
        var consultations = question.putArray("consultations");
        for (int i = 0; i < words.size(); i++) {
            var name = OPTIONS.get(words.get(i));
            if (name == null || i + 1 == words.size()) {
                return misused((name == null ? "不认识的选项“" : "缺少取值：“") + words.get(i) + "”。");
            }
            var value = words.get(++i);
            if (name.equals("consultations")) {
                var pair = consultations.addArray();
                for (var day : value.split(",", -1)) {
                    pair.add(day);
                }
            } else if (name.equals("extension") && value.matches("-?\\d{1,9}")) {
                question.put(name, Integer.parseInt(value));
            } else {
                question.put(name, value);
            }
        }
        try {
            if (json) {
                out.println(answer(question.toString(), ledger));
                return 0;
            }
            var asked = ClockJson.question(question.toString());
            var reckoning = asked.entry().reckon(calendar(asked.region()).days());
            asked.entry().caution().ifPresent(text -> out.println("注意：" + text));
            out.println(reckoning.explanation());
            if (ledger) {
                out.println();
                reckoning.days().forEach(day -> out.println("  " + day.text()));
            }
            return 0;
        } catch (ClockJson.Faulty e) {
            return misused(e.chinese);
        }
    }

    private int misused(String why) {
        err.println(why + "用 clock --help 看用法。");
        return 2;
    }
}
