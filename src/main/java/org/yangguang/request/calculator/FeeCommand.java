package org.yangguang.request.calculator;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.List;
import org.yangguang.law.Provision;
import org.yangguang.request.ProcessingFee;
import tools.jackson.databind.json.JsonMapper;

/// `yangguang fee`: the fee for a number of requests or of pages, and how it adds up.
public final class FeeCommand {

    private static final int MOST = 1_000_000;
    private static final String HELP = """
            信息处理费计算（国办函〔2020〕109号）

            用法
              fee --items N     按件：同一申请人一个自然月内 N 件申请的合计
              fee --pages N     按量：一件申请 N 页的合计
              --text            输出给人看的文字；不写时输出一个 JSON 对象
              fee --help

            按件和按量只能选一种，都是超额累进。收费是“可以”，不是必须。
            退出码：0 算出，2 命令写错
            """;

    private FeeCommand() {}

    /// @return exit code: 0 reckoned, 2 not understood
    public static int run(String[] args, PrintStream out, PrintStream err) {
        var words = List.of(args);
        if (words.contains("--help") || words.contains("-h")) {
            out.print(HELP);
            return 0;
        }
        var rest = words.stream().filter(word -> !word.equals("--text")).toList();
        boolean items = rest.size() == 2 && rest.getFirst().equals("--items");
        boolean pages = rest.size() == 2 && rest.getFirst().equals("--pages");
        if (!items && !pages) {
            err.println("应写 --items N 或者 --pages N，二者选一。用 fee --help 看用法。");
            return 2;
        }
        if (!rest.get(1).matches("\\d{1,7}") || Integer.parseInt(rest.get(1)) > MOST) {
            err.println("数量应是 0 至 " + MOST + " 的整数，现在是“" + rest.get(1) + "”。");
            return 2;
        }
        int n = Integer.parseInt(rest.get(1));
        var bands = items ? ProcessingFee.bandsByCount(n) : ProcessingFee.bandsByVolume(n);
        var total = items ? ProcessingFee.byCountYuan(n) : ProcessingFee.byVolumeYuan(n);
        var basis = items ? ProcessingFee.BY_COUNT : ProcessingFee.BY_VOLUME;
        out.println(
                words.contains("--text") ? text(items, n, bands, total, basis) : json(items, n, bands, total, basis));
        return 0;
    }

    private static String json(
            boolean items, int n, List<ProcessingFee.Band> bands, BigDecimal total, Provision basis) {
        var node = JsonMapper.shared().createObjectNode();
        node.put(items ? "items" : "pages", n);
        node.put("yuan", total);
        var list = node.putArray("bands");
        for (var band : bands) {
            list.addObject()
                    .put("from", band.from())
                    .put("to", band.to())
                    .put("rateYuan", band.rateYuan())
                    .put("yuan", band.yuan());
        }
        node.put("basis", basis.text());
        return node.toString();
    }

    private static String text(
            boolean items, int n, List<ProcessingFee.Band> bands, BigDecimal total, Provision basis) {
        var unit = items ? "件" : "页";
        var text = new StringBuilder("%s %d %s，信息处理费合计 %s 元（%s）"
                .formatted(items ? "按件计收，一个自然月内" : "按量计收，一件申请", n, unit, total.toPlainString(), basis.text()));
        for (var band : bands) {
            text.append("%n  第 %d 至 %d %s：每%s %s 元，小计 %s 元"
                    .formatted(
                            band.from(),
                            band.to(),
                            unit,
                            unit,
                            band.rateYuan().toPlainString(),
                            band.yuan().toPlainString()));
        }
        return text.toString();
    }
}
