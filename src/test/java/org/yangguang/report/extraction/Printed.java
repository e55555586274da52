package org.yangguang.report.extraction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.CellId;
import org.yangguang.report.DisputeColumn;
import org.yangguang.report.DisputeRoute;
import org.yangguang.report.Form;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.TableTwoField;

/// A report with known values, printed in the layouts met on government sites.
final class Printed {
    /// A row of a table: up to three label cells (null where a merged cell covers), then the
    /// values.
    record Row(List<String> labels, List<String> values) {}

    final Form form;
    final Map<CellId, String> cells = new LinkedHashMap<>();
    UnaryOperator<String> digits = UnaryOperator.identity();

    private Printed(Form form) {
        this.form = form;
    }

    /// Values that satisfy every sum of the form.
    static Printed balanced(Form form, long seed) {
        var report = new Printed(form);
        var random = new Random(seed);
        var sums = new int[ApplicantColumn.values().length];
        for (var row : TableThreeRow.leaves(form)) {
            report.row(row, report.someRow(random), sums, 1);
        }
        var carriedOut = report.someRow(random);
        var carriedIn = report.someRow(random);
        var total = new int[6];
        var fresh = new int[6];
        for (int c = 0; c < 6; c++) {
            total[c] = sums[c];
            carriedIn[c] = Math.min(carriedIn[c], total[c] + carriedOut[c]);
            fresh[c] = total[c] + carriedOut[c] - carriedIn[c];
        }
        report.row(TableThreeRow.TOTAL, total, sums, 0);
        report.row(TableThreeRow.CARRIED_OUT, carriedOut, sums, 0);
        report.row(TableThreeRow.CARRIED_IN, carriedIn, sums, 0);
        report.row(TableThreeRow.NEW_RECEIVED, fresh, sums, 0);
        for (var route : DisputeRoute.values()) {
            int sum = 0;
            for (var column : DisputeColumn.values()) {
                int value = column == DisputeColumn.TOTAL ? sum : random.nextInt(20);
                sum += value;
                report.cells.put(CellId.of(route, column), String.valueOf(value));
            }
        }
        for (var field : TableTwoField.of(form)) {
            var value = field.maySink() ? random.nextInt(40) - 20 : random.nextInt(3000);
            report.cells.put(CellId.of(field), field.isMoney() ? value + ".2345" : String.valueOf(value));
        }
        return report;
    }

    private int[] someRow(Random random) {
        var values = new int[6];
        values[0] = random.nextInt(3) == 0 ? random.nextInt(900) : random.nextInt(3);
        for (int c = 1; c < 6; c++) {
            values[c] = random.nextInt(4) == 0 ? random.nextInt(12) : 0;
        }
        return values;
    }

    private void row(TableThreeRow row, int[] values, int[] sums, int weight) {
        int sum = 0;
        for (var column : ApplicantColumn.values()) {
            int value = column == ApplicantColumn.TOTAL ? sum : values[column.ordinal()];
            sum += column == ApplicantColumn.TOTAL ? 0 : value;
            sums[column.ordinal()] += weight * value;
            cells.put(CellId.of(row, column), String.valueOf(value));
        }
    }

    Printed with(CellId id, String text) {
        cells.put(id, text);
        return this;
    }

    Printed digits(UnaryOperator<String> how) {
        digits = how;
        return this;
    }

    /// What is printed for a cell, digits as they are.
    String text(CellId id) {
        return cells.getOrDefault(id, "");
    }

    /// Some cells blank, struck out or 无, some figures large.
    Printed mixed(Random random) {
        for (var id : List.copyOf(cells.keySet())) {
            switch (random.nextInt(40)) {
                case 0 -> cells.put(id, "");
                case 1 -> cells.put(id, List.of("/", "—", "无", "-", "——").get(random.nextInt(5)));
                case 2 -> cells.put(id, String.valueOf(random.nextInt(9_000_000)));
                case 3 -> cells.put(id, "0");
                default -> {}
            }
        }
        return this;
    }

    private String cell(CellId id) {
        return digits.apply(cells.getOrDefault(id, ""));
    }

    List<Row> tableTwo() {
        var rows = new ArrayList<Row>();
        TableTwoField.Item item = null;
        for (int i = 0; i < TableTwoField.of(form).size(); ) {
            var first = TableTwoField.of(form).get(i);
            var fields = TableTwoField.of(form).stream()
                    .filter(f -> f.rowLabel().equals(first.rowLabel()))
                    .toList();
            if (first.item() != item) {
                item = first.item();
                rows.add(new Row(List.of(item.heading()), List.of("", "", "")));
                rows.add(new Row(
                        List.of("信息内容"),
                        padded(fields.stream().map(TableTwoField::columnLabel).toList())));
            }
            rows.add(new Row(
                    List.of(first.rowLabel()),
                    padded(fields.stream().map(f -> cell(CellId.of(f))).toList())));
            i += fields.size();
        }
        return rows;
    }

    private static List<String> padded(List<String> values) {
        var all = new ArrayList<>(values);
        while (all.size() < 3) {
            all.add("");
        }
        return all;
    }

    List<Row> tableThree() {
        var rows = new ArrayList<Row>();
        TableThreeRow.Group group = null;
        boolean results = false;
        for (var row : TableThreeRow.of(form)) {
            var values = new ArrayList<String>();
            for (var column : ApplicantColumn.values()) {
                values.add(cell(CellId.of(row, column)));
            }
            boolean outer = row == TableThreeRow.NEW_RECEIVED
                    || row == TableThreeRow.CARRIED_IN
                    || row == TableThreeRow.CARRIED_OUT;
            var labels = new ArrayList<String>();
            if (outer) {
                labels.addAll(List.of(row.label(), "", ""));
            } else {
                labels.add(results ? "" : "三、本年度办理结果");
                boolean grouped = !row.group().heading().isEmpty() && row != TableThreeRow.OTHER;
                labels.add(grouped ? (row.group() == group ? "" : row.group().heading()) : row.label());
                labels.add(grouped ? row.label() : "");
                results = true;
            }
            group = row.group();
            rows.add(new Row(labels, values));
        }
        return rows;
    }

    List<String> tableFour() {
        var values = new ArrayList<String>();
        for (var route : DisputeRoute.values()) {
            for (var column : DisputeColumn.values()) {
                values.add(cell(CellId.of(route, column)));
            }
        }
        return values;
    }

    private static final List<String> HEAD_THREE = List.of(
            "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
            "申请人情况",
            "自然人",
            "法人或其他组织",
            "总计",
            "商业企业",
            "科研机构",
            "社会公益组织",
            "法律服务机构",
            "其他");
    private static final List<String> HEAD_FOUR = List.of(
            "行政复议",
            "行政诉讼",
            "结果维持",
            "结果纠正",
            "其他结果",
            "尚未审结",
            "总计",
            "未经复议直接起诉",
            "复议后起诉",
            "结果维持",
            "结果纠正",
            "其他结果",
            "尚未审结",
            "总计",
            "结果维持",
            "结果纠正",
            "其他结果",
            "尚未审结",
            "总计");

    private String frame(String two, String three, String four) {
        int year = form == Form.FMT_2019 ? 2020 : 2023;
        return """
                云山县商务局%d年政府信息公开工作年度报告
                本报告所列数据的统计期限自%d年1月1日起至%d年12月31日止。
                一、总体情况
                认真贯彻落实《条例》，扎实推进政府信息公开工作，规范性文件及时公开。
                二、主动公开政府信息情况
                %s
                三、收到和处理政府信息公开申请情况
                %s
                四、政府信息公开行政复议、行政诉讼情况
                %s
                五、存在的主要问题及改进情况
                一是公开内容有待丰富；二是业务水平有待提升。
                六、其他需要报告的事项
                本年度未收取信息处理费。
                """.formatted(year, year, year, two, three, four);
    }

    private String lines(BiFunction<List<String>, Boolean, String> join, boolean pads) {
        var two = new ArrayList<String>();
        tableTwo().forEach(r -> two.add(join.apply(all(r, pads, false), false)));
        var three = new ArrayList<String>(List.of(join.apply(HEAD_THREE, true)));
        tableThree().forEach(r -> three.add(join.apply(all(r, pads, true), false)));
        var four = join.apply(HEAD_FOUR, true) + "\n" + join.apply(tableFour(), false);
        return frame(String.join("\n", two), String.join("\n", three), four);
    }

    private static List<String> all(Row row, boolean pads, boolean keepBlankValues) {
        var cells = new ArrayList<String>();
        row.labels().stream().filter(l -> pads || !l.isEmpty()).forEach(cells::add);
        row.values().stream()
                .filter(v -> keepBlankValues || pads || !v.isEmpty())
                .forEach(cells::add);
        return cells;
    }

    /// One cell a line, an empty line after each; a blank cell is an empty line of its own.
    String cellLines() {
        return lines((cells, head) -> String.join("\n\n", cells) + "\n", false).replace("\n", "\n");
    }

    /// Each cell a line beginning with a tab, an empty line after each row.
    String tabLed() {
        return lines((cells, head) -> "\t" + String.join("\n\t", cells) + "\n", false);
    }

    String tabs() {
        return lines((cells, head) -> String.join("\t", cells), true);
    }

    /// Merged cells do not unfold evenly: label cells that are covered are missing, blanks are
    /// added at the end.
    String pipes() {
        return lines((cells, head) -> String.join(" | ", cells) + " | | |", false);
    }

    String markdown() {
        return lines((cells, head) -> "| " + String.join(" | ", cells) + " |", true);
    }

    String spaced() {
        return lines((cells, head) -> String.join(" ", cells), false).replace("\n", " ");
    }

    String joined() {
        return lines((cells, head) -> String.join("", cells), false).replace("\n", "");
    }

    String html() {
        var two = new StringBuilder("<table border=1>");
        for (var row : tableTwo()) {
            boolean heading = row.labels().getFirst().startsWith("第二十条");
            two.append("<tr>")
                    .append(
                            heading
                                    ? td(row.labels().getFirst(), 4, 1)
                                    : td(row.labels().getFirst(), 1, 1));
            if (!heading) {
                row.values().forEach(v -> two.append(td(v, 1, 1)));
            }
            two.append("</tr>");
        }
        two.append("</table>");
        var three = new StringBuilder("<table border=1><tr>" + td(HEAD_THREE.get(0), 3, 3) + td("申请人情况", 7, 1)
                + "</tr><tr>" + td("自然人", 1, 2) + td("法人或其他组织", 5, 1) + td("总计", 1, 2) + "</tr><tr>");
        HEAD_THREE.subList(5, 10).forEach(h -> three.append(td(h, 1, 1)));
        three.append("</tr>");
        var rows = tableThree();
        for (int r = 0; r < rows.size(); r++) {
            three.append("<tr>").append(labels(rows, r));
            rows.get(r).values().forEach(v -> three.append(td(v, 1, 1)));
            three.append("</tr>");
        }
        three.append("</table>");
        var four = new StringBuilder("<table><tr>" + td("行政复议", 5, 1) + td("行政诉讼", 10, 1) + "</tr><tr>");
        HEAD_FOUR.subList(2, 7).forEach(h -> four.append(td(h, 1, 2)));
        four.append(td("未经复议直接起诉", 5, 1)).append(td("复议后起诉", 5, 1)).append("</tr><tr>");
        HEAD_FOUR.subList(9, 19).forEach(h -> four.append(td(h, 1, 1)));
        four.append("</tr><tr>");
        tableFour().forEach(v -> four.append(td(v, 1, 1)));
        four.append("</tr></table>");
        var text = frame(two.toString(), three.toString(), four.toString());
        return "<!DOCTYPE html><html><head><title>年报</title></head><body><div class=nav>首页</div>"
                + text.lines()
                        .map(l -> l.startsWith("<table") ? l : "<p>" + l + "</p>")
                        .reduce("", String::concat)
                + "<div>打印 关闭</div></body></html>";
    }

    private static String labels(List<Row> rows, int at) {
        var labels = rows.get(at).labels();
        if (labels.get(1).isEmpty() && labels.get(2).isEmpty() && !labels.get(0).isEmpty()) {
            return td(labels.get(0), 3, 1);
        }
        var out = new StringBuilder();
        if (!labels.get(0).isEmpty()) {
            out.append(td(labels.get(0), 1, rows.size() - 3));
        }
        boolean single = !labels.get(1).isEmpty() && labels.get(2).isEmpty();
        if (single) {
            return out.append(td(labels.get(1), 2, 1)).toString();
        }
        if (!labels.get(1).isEmpty()) {
            int span = 1;
            while (at + span < rows.size()
                    && rows.get(at + span).labels().get(1).isEmpty()
                    && !rows.get(at + span).labels().get(2).isEmpty()) {
                span++;
            }
            out.append(td(labels.get(1), 1, span));
        }
        return out.append(td(labels.get(2), 1, 1)).toString();
    }

    private static String td(String text, int across, int down) {
        return "<td colspan=%d rowspan=%d>%s</td>".formatted(across, down, text.isEmpty() ? "&nbsp;" : text);
    }
}
