package org.yangguang.report.extraction;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.CellId;
import org.yangguang.report.Form;

/// A report that is known to the last cell, as a row of paragraphs and tables any press can
/// print.
final class Specimen {
    sealed interface Block {}

    record Words(String text) implements Block {}

    record Table(Grid grid) implements Block {}

    private static final List<String> ORGANS =
            List.of("云山县商务局", "临江市人民政府", "海城区市场监督管理局", "东川省财政厅", "青禾镇人民政府", "滨河新区管理委员会", "云山县城市管理综合行政执法局", "河西街道办事处");

    final Random random;
    final Form form;
    final @Nullable Printed printed;
    final @Nullable OldSheet sheet;
    final String organ;
    int year;
    String title;
    List<Grid> two = List.of();
    List<Grid> three = List.of();
    List<Grid> four = List.of();
    /// Words between the tables of 表四 that name the route.
    boolean captions;
    boolean prose = true;
    /// Lines in place of the title, and lines at the end.
    List<String> titleLines = List.of();
    List<String> signature = List.of();
    UnaryOperator<String> labels = UnaryOperator.identity();
    boolean onlyTables;

    private Specimen(Form form, long seed, boolean mixed) {
        this.random = new Random(seed);
        this.form = form;
        organ = ORGANS.get(random.nextInt(ORGANS.size()));
        year = form == Form.FMT_2021
                ? 2021 + random.nextInt(5)
                : form == Form.FMT_2019 ? 2019 + random.nextInt(2) : 2014 + random.nextInt(5);
        title = organ + year + "年政府信息公开工作年度报告";
        if (form == Form.FMT_LEGACY) {
            printed = null;
            sheet = OldSheet.random(seed);
        } else {
            var values = Printed.balanced(form, seed);
            printed = mixed ? values.mixed(random) : values;
            sheet = null;
            two = Grid.tableTwo(values, false);
            three = List.of(Grid.tableThree(values, Grid.Labels3.OFFICIAL, Grid.Heads.OFFICIAL));
            four = Grid.tableFour(values, Grid.Disputes.OFFICIAL);
        }
    }

    static Specimen of(Form form, long seed) {
        return new Specimen(form, seed, false);
    }

    static Specimen mixed(Form form, long seed) {
        return new Specimen(form, seed, true);
    }

    Printed values() {
        return java.util.Objects.requireNonNull(printed);
    }

    List<Block> blocks() {
        var blocks = new ArrayList<>(body());
        signature.forEach(line -> blocks.add(new Words(line)));
        blocks.removeIf(b -> onlyTables && b instanceof Words);
        blocks.replaceAll(b -> switch (b) {
            case Words words -> words;
            case Table table ->
                new Table(table.grid().map(box -> box.isValue() ? box : box.spaced(labels.apply(box.text()))));
        });
        return blocks;
    }

    private List<Block> body() {
        var blocks = new ArrayList<Block>();
        if (titleLines.isEmpty()) {
            blocks.add(new Words(title));
        }
        titleLines.forEach(line -> blocks.add(new Words(line)));
        if (prose) {
            blocks.add(new Words("根据《中华人民共和国政府信息公开条例》规定编制本报告。本报告所列数据的统计期限自%d年1月1日起至%d年12月31日止。".formatted(year, year)));
        }
        blocks.add(new Words("一、总体情况"));
        if (prose) {
            blocks.add(new Words("认真贯彻落实《条例》，主动公开政府信息312条，规范性文件及时公开，受理依申请公开15件，比%d年增长3.5%%。".formatted(year - 1)));
            blocks.add(new Words("（一）主动公开情况。行政许可、行政处罚等信息全部上网。（二）依申请公开情况。新收申请5件，上年结转0件。"));
        }
        if (sheet != null) {
            blocks.add(new Words("二、主动公开政府信息情况"));
            blocks.add(new Words("通过网站公开。"));
            blocks.add(new Words("政府信息公开情况统计表（%d年度）".formatted(year)));
            blocks.add(new Table(Grid.sheet(sheet)));
            return blocks;
        }
        blocks.add(new Words("二、主动公开政府信息情况"));
        two.forEach(g -> blocks.add(new Table(g)));
        blocks.add(new Words("三、收到和处理政府信息公开申请情况"));
        three.forEach(g -> blocks.add(new Table(g)));
        blocks.add(new Words("四、政府信息公开行政复议、行政诉讼情况"));
        four.forEach(g -> blocks.add(new Table(g)));
        blocks.add(new Words("五、存在的主要问题及改进情况"));
        if (prose) {
            blocks.add(new Words("一是公开内容有待丰富；二是业务水平有待提升。下一步，将从以下2个方面改进。"));
        }
        blocks.add(new Words("六、其他需要报告的事项"));
        if (prose) {
            blocks.add(new Words("%d年未收取信息处理费。".formatted(year)));
        }
        return blocks;
    }

    Specimen with(Function<Printed, Grid> table) {
        three = List.of(table.apply(values()));
        return this;
    }

    Specimen eachTable(UnaryOperator<Grid> how) {
        two = two.stream().map(how).toList();
        three = three.stream().map(how).toList();
        four = four.stream().map(how).toList();
        return this;
    }

    /// All tables in one, as some editors leave them.
    Specimen merged() {
        var one = new Grid();
        Stream.of(two, three, four).flatMap(List::stream).forEach(g -> one.rows.addAll(g.rows));
        two = List.of(one);
        three = List.of();
        four = List.of();
        return this;
    }

    /// Cells that are not printed at all.
    Specimen without(java.util.function.Predicate<CellId> which) {
        values().cells.keySet().removeIf(which);
        return this;
    }

    /// What is right for each cell: its figure, or nothing where none is printed.
    Map<String, Optional<BigDecimal>> expected() {
        var expected = new LinkedHashMap<String, Optional<BigDecimal>>();
        if (sheet != null) {
            for (var line : OldSheet.LINES) {
                if (!line.name().isEmpty()) {
                    expected.put(line.name(), number(sheet.values().getOrDefault(line.words(), "")));
                }
            }
            return expected;
        }
        values().cells.forEach((id, text) -> expected.put(id.path(), number(text)));
        return expected;
    }

    private static Optional<BigDecimal> number(String text) {
        return text.matches("[+-]?\\d+(\\.\\d+)?") ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    static Map<String, Optional<BigDecimal>> read(AnnualReport report, Specimen specimen) {
        var read = new LinkedHashMap<String, Optional<BigDecimal>>();
        if (specimen.sheet != null) {
            report.indicators().forEach((name, pair) -> read.put(name, pair.getFirst()));
        } else {
            for (CellId id : specimen.values().cells.keySet()) {
                read.put(id.path(), report.value(id));
            }
        }
        return read;
    }
}
