package org.yangguang.report.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yangguang.report.CellId;
import org.yangguang.report.Form;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.extraction.Grid.Disputes;
import org.yangguang.report.extraction.Grid.Heads;
import org.yangguang.report.extraction.Grid.Labels3;

/// Reports of random figures in layouts combined at random: every cell that is printed comes
/// back, and what the layout does not keep is unknown, never another number.
class VariantsTest {
    private static final int SEEDS = Integer.getInteger("variants.seeds", 3);
    static final Map<String, LongFunction<Variant>> DIMENSIONS = new LinkedHashMap<>();

    private static Form form(long seed) {
        return seed % 3 == 0 ? Form.FMT_2019 : Form.FMT_2021;
    }

    private static <T extends Enum<T>> T any(Random random, Class<T> of) {
        var values = of.getEnumConstants();
        return values[random.nextInt(values.length)];
    }

    private static void html(String name, BiConsumer<Specimen, HtmlPress> how) {
        html(name, how, VariantsTest::form);
    }

    private static void html(String name, BiConsumer<Specimen, HtmlPress> how, LongFunction<Form> form) {
        DIMENSIONS.put("html: " + name, seed -> {
            var specimen = Specimen.mixed(form.apply(seed), seed);
            var press = new HtmlPress(specimen.random);
            how.accept(specimen, press);
            return new Variant(specimen, press.print(specimen).getBytes(StandardCharsets.UTF_8), true);
        });
    }

    static {
        for (var dress : HtmlPress.Dress.values()) {
            html(dress.name().toLowerCase(java.util.Locale.ROOT), (s, p) -> p.dress = dress);
        }
        for (var frame : HtmlPress.Frame.values()) {
            html("frame " + frame.name().toLowerCase(java.util.Locale.ROOT), (s, p) -> p.frame = frame);
        }
        html("open tags in capitals", (s, p) -> {
            p.dress = HtmlPress.Dress.LEGACY;
            p.open = true;
            p.upperCase = true;
        });
        html("split runs", (s, p) -> {
            p.dress = any(s.random, HtmlPress.Dress.class);
            p.split = true;
        });
        html("breaks in labels", (s, p) -> {
            p.dress = any(s.random, HtmlPress.Dress.class);
            p.breaks = true;
        });
        html("junk in cells", (s, p) -> {
            p.dress = any(s.random, HtmlPress.Dress.class);
            p.junkCells = true;
        });
        html("full-width digits", (s, p) -> p.digits = Digits::fullWidth);
        html(
                "full-width digits parted by blanks",
                (s, p) -> p.digits = t -> Digits.parted(Digits.fullWidth(t), s.random));
        html("digits parted by blanks", (s, p) -> p.digits = t -> Digits.parted(t, s.random));
        html("thousands", (s, p) -> p.digits = Digits::thousands);
        html("full-width thousands", (s, p) -> p.digits = t -> Digits.fullWidth(Digits.thousands(t)));
        html("invisible characters", (s, p) -> p.digits = t -> Digits.invisible(t, s.random));
        html("divisions", (s, p) -> p.tables = HtmlPress.Tables.DIVISIONS);
        html("divisions, dressed", (s, p) -> {
            p.tables = HtmlPress.Tables.DIVISIONS;
            p.dress = any(s.random, HtmlPress.Dress.class);
        });
        html("spacer rows and columns", (s, p) -> s.eachTable(g -> g.withSpacers(s.random)));
        for (var labels : Labels3.values()) {
            html(
                    "table 3 " + labels.name().toLowerCase(java.util.Locale.ROOT),
                    (s, p) -> s.with(v -> Grid.tableThree(v, labels, any(s.random, Heads.class))));
        }
        html("table 3 in two", (s, p) -> {
            var grid = Grid.tableThree(
                    s.values(), s.random.nextBoolean() ? Labels3.FLAT : Labels3.REPEATED, Heads.OFFICIAL);
            s.three = List.of(grid, grid.cutOff(6 + s.random.nextInt(14)));
        });
        for (var shape : Disputes.values()) {
            html(
                    "table 4 " + shape.name().toLowerCase(java.util.Locale.ROOT),
                    (s, p) -> s.four = Grid.tableFour(s.values(), shape));
        }
        html("table 2 in pieces", (s, p) -> s.two = Grid.tableTwo(s.values(), true));
        html("all tables in one", (s, p) -> s.merged());
        html("another report quoted", (s, p) -> {
            p.frame = any(s.random, HtmlPress.Frame.class);
            p.before = "<ul><li><a>云海市教育局2017年政府信息公开工作年度报告</a></li><li><a>2016年政府信息公开年度报告</a></li></ul>";
            p.after = "<div>上一篇：云海市水利局2012年政府信息公开工作年度报告</div><div>下一篇：没有了</div>";
        });
        html(
                "old sheet",
                (s, p) -> {
                    p.dress = any(s.random, HtmlPress.Dress.class);
                    p.frame = any(s.random, HtmlPress.Frame.class);
                },
                seed -> Form.FMT_LEGACY);
        html("everything at once", (s, p) -> {
            p.dress = any(s.random, HtmlPress.Dress.class);
            p.frame = any(s.random, HtmlPress.Frame.class);
            p.split = s.random.nextBoolean();
            p.breaks = s.random.nextBoolean();
            p.junkCells = s.random.nextBoolean();
            p.open = p.dress == HtmlPress.Dress.LEGACY && s.random.nextBoolean();
            p.upperCase = s.random.nextBoolean();
            p.digits = Digits.any(s.random);
            s.two = Grid.tableTwo(s.values(), s.random.nextBoolean());
            s.with(v -> Grid.tableThree(v, any(s.random, Labels3.class), any(s.random, Heads.class)));
            s.four = Grid.tableFour(s.values(), any(s.random, Disputes.class));
            if (s.random.nextInt(3) == 0) {
                s.eachTable(g -> g.withSpacers(s.random));
            }
        });
    }

    private static void encoded(
            String name, String charset, String declared, Charset as, UnaryOperator<byte[]> spoiled) {
        DIMENSIONS.put("encoding: " + name, seed -> {
            var specimen = Specimen.mixed(form(seed), seed);
            var press = new HtmlPress(specimen.random);
            press.dress = any(specimen.random, HtmlPress.Dress.class);
            press.charset = declared;
            var page = (charset.startsWith("bom") ? "\uFEFF" : "") + press.print(specimen);
            return new Variant(specimen, spoiled.apply(page.getBytes(as)), true);
        });
        DIMENSIONS.put("encoding, text: " + name, seed -> {
            var specimen = Specimen.mixed(form(seed), seed);
            var press = new TextPress(specimen.random);
            press.layout = TextPress.Layout.TABS;
            var page = (charset.startsWith("bom") ? "\uFEFF" : "") + press.print(specimen);
            return new Variant(specimen, spoiled.apply(page.getBytes(as)), true);
        });
    }

    static {
        var gbk = Charset.forName("GBK");
        encoded("utf-8 with a mark", "bom", "utf-8", StandardCharsets.UTF_8, UnaryOperator.identity());
        encoded("utf-8 undeclared", "", "", StandardCharsets.UTF_8, UnaryOperator.identity());
        encoded("utf-8 declared gb2312", "", "gb2312", StandardCharsets.UTF_8, UnaryOperator.identity());
        encoded("utf-8 declared iso-8859-1", "", "iso-8859-1", StandardCharsets.UTF_8, UnaryOperator.identity());
        encoded("gbk declared", "", "gb2312", gbk, UnaryOperator.identity());
        encoded("gbk undeclared", "", "", gbk, UnaryOperator.identity());
        encoded("gbk declared utf-8", "", "utf-8", gbk, UnaryOperator.identity());
        encoded("gbk declared big5", "", "big5", gbk, UnaryOperator.identity());
        encoded("utf-8 declared big5", "", "big5", StandardCharsets.UTF_8, UnaryOperator.identity());
        encoded("gb18030 declared", "", "gb18030", Charset.forName("GB18030"), UnaryOperator.identity());
        encoded("utf-16le with a mark", "bom", "utf-8", StandardCharsets.UTF_16LE, UnaryOperator.identity());
        encoded("utf-16be with a mark", "bom", "gb2312", StandardCharsets.UTF_16BE, UnaryOperator.identity());
        encoded("utf-16le", "", "utf-16", StandardCharsets.UTF_16LE, UnaryOperator.identity());
        encoded("utf-16be", "", "utf-8", StandardCharsets.UTF_16BE, UnaryOperator.identity());
        encoded("utf-8 with a bad byte", "", "utf-8", StandardCharsets.UTF_8, b -> Digits.spoiled(b, 1));
        encoded("gbk with a bad byte", "", "gbk", gbk, b -> Digits.spoiled(b, 1));
        encoded("utf-8 with two bad bytes, undeclared", "", "", StandardCharsets.UTF_8, b -> Digits.spoiled(b, 2));
        encoded("gbk with two bad bytes, undeclared", "", "", gbk, b -> Digits.spoiled(b, 2));
        encoded("utf-8 cut in a character", "", "utf-8", StandardCharsets.UTF_8, Digits::cutInCharacter);
    }

    private static void text(String name, BiConsumer<Specimen, TextPress> how) {
        text(name, how, VariantsTest::form);
    }

    private static void text(String name, BiConsumer<Specimen, TextPress> how, LongFunction<Form> form) {
        for (var layout : TextPress.Layout.values()) {
            DIMENSIONS.put("text: " + name + layout.name().toLowerCase(java.util.Locale.ROOT), seed -> {
                var specimen = layout.keepsBlanks
                        ? Specimen.mixed(form.apply(seed), seed)
                        : Specimen.of(form.apply(seed), seed);
                var press = new TextPress(specimen.random);
                press.layout = layout;
                press.end = List.of("\n", "\r\n", "\r").get((int) (seed % 3));
                how.accept(specimen, press);
                boolean strict = layout != TextPress.Layout.RUNNING;
                return new Variant(specimen, press.print(specimen).getBytes(StandardCharsets.UTF_8), strict);
            });
        }
    }

    static {
        text("", (s, p) -> {});
        text("broken labels, ", (s, p) -> p.brokenLabels = true);
        text("full-width digits, ", (s, p) -> p.digits = Digits::fullWidth);
        text("flat, ", (s, p) -> s.with(v -> Grid.tableThree(v, Labels3.FLAT, any(s.random, Heads.class))));
        text("tables 4 apart, ", (s, p) -> s.four = Grid.tableFour(s.values(), Disputes.THREE));
        text("matrix 4, ", (s, p) -> s.four = Grid.tableFour(s.values(), Disputes.MATRIX));
        text("transposed 4, ", (s, p) -> s.four = Grid.tableFour(s.values(), Disputes.TRANSPOSED));
        text("sheet, ", (s, p) -> {}, seed -> Form.FMT_LEGACY);
    }

    /// Titles as HTML and as text; the second argument is the specimen.
    private static void titled(String name, java.util.function.Consumer<Specimen> how) {
        html("title " + name, (s, p) -> {
            p.frame = HtmlPress.Frame.BARE;
            how.accept(s);
        });
        DIMENSIONS.put("text: title " + name, seed -> {
            var specimen = Specimen.of(form(seed), seed);
            how.accept(specimen);
            var press = new TextPress(specimen.random);
            return new Variant(specimen, press.print(specimen).getBytes(StandardCharsets.UTF_8), true);
        });
    }

    private static String han(int year) {
        var out = new StringBuilder();
        String.valueOf(year).chars().forEach(c -> out.append("〇一二三四五六七八九".charAt(c - '0')));
        return out.toString();
    }

    private static void title(Specimen s, String... lines) {
        s.title = "年报";
        s.titleLines = List.of(lines);
    }

    static {
        titled("in two lines", s -> title(s, s.organ, s.year + "年政府信息公开工作年度报告"));
        titled("in three lines", s -> title(s, s.organ, s.year + "年", "政府信息公开工作年度报告"));
        titled("with blanks", s -> title(s, s.organ + " " + s.year + " 年政府信息公开工作年度报告"));
        titled("spread", s -> title(s, s.organ + " " + s.year + " 年 政 府 信 息 公 开 工 作 年 度 报 告"));
        titled("of a year", s -> title(s, s.year + "年度" + s.organ + "政府信息公开工作年度报告"));
        titled("announced", s -> title(s, "关于" + s.organ + s.year + "年政府信息公开工作年度报告的公示"));
        titled("year in brackets", s -> title(s, s.organ + "政府信息公开工作年度报告（" + s.year + "年度）"));
        titled("year in a line below", s -> title(s, s.organ + "政府信息公开工作年度报告", "（" + s.year + "年）"));
        titled("year in characters", s -> title(s, s.organ + han(s.year) + "年政府信息公开工作年度报告"));
        titled("year with circles", s -> title(s, s.organ + han(s.year).replace('〇', '○') + "年度政府信息公开工作年度报告"));
        titled("without 年度", s -> title(s, s.organ + s.year + "年政府信息公开年报"));
        titled("信息公开", s -> title(s, s.organ + s.year + "年度信息公开工作报告"));
        titled("signed only", s -> {
            title(s, s.year + "年政府信息公开工作年度报告");
            s.signature = List.of(s.organ, (s.year + 1) + "年1月20日");
        });
        titled("full-width year", s -> title(s, s.organ + Digits.fullWidth(String.valueOf(s.year)) + "年政府信息公开工作年度报告"));
        html("title only in the head", (s, p) -> {
            p.frame = HtmlPress.Frame.BARE;
            s.titleLines = List.of("政府信息公开工作年度报告");
        });
        html("title in the head with the site", (s, p) -> {
            p.frame = HtmlPress.Frame.BARE;
            s.title = s.organ + s.year + "年政府信息公开工作年度报告-政府信息公开年报-云山县人民政府门户网站";
            s.titleLines = List.of("正文");
        });
    }

    private static String drift(String label) {
        return label.replace("上年结转", "上年转结")
                .replace("本年新收", "本年新收到")
                .replace("其他法律行政法规", "其他法律法规")
                .replace("行政规范性文件", "规范性文件")
                .replace("行政事业性收费", "行政事业收费")
                .replace("商业企业", "商业 企业")
                .replace("法律服务机构", "法律服务 机构")
                .replace("总计", "总 计")
                .replace("科研机构", "科研　机构")
                .replace("（", "(")
                .replace("）", ")")
                .replace("“三安全一稳定”", "\"三安全一稳定\"");
    }

    private static String furtherDrift(String label) {
        return label.replace("结转下年度继续办理", "转结下年度继续办理")
                .replace("政府信息公开申请数量", "信息公开申请数")
                .replace("（七）总计", "（七）合计")
                .replace("其他处理", "其它处理")
                .replace("3.其他", "3.其它")
                .replace("1.", "1、")
                .replace("2.", "2．")
                .replace("本年度办理结果", "本年办理结果")
                .replace("“三安全一稳定”", "三安全一稳定")
                .replace("行政强制", "行政强制措施");
    }

    static {
        html("drifting labels", (s, p) -> s.labels = VariantsTest::drift);
        html("further drifting labels", (s, p) -> s.labels = VariantsTest::furtherDrift);
        text("drifting labels, ", (s, p) -> s.labels = VariantsTest::drift);
        text("further drifting labels, ", (s, p) -> s.labels = VariantsTest::furtherDrift);
        html(
                "2019 form in later years",
                (s, p) -> {
                    s.title = s.title.replace(String.valueOf(s.year), "2022");
                    s.year = 2022;
                },
                seed -> Form.FMT_2019);
        html(
                "2021 form in earlier years",
                (s, p) -> {
                    s.title = s.title.replace(String.valueOf(s.year), "2020");
                    s.year = 2020;
                },
                seed -> Form.FMT_2021);
        html("without table 4", (s, p) -> {
            s.four = List.of();
            s.without(id -> id instanceof CellId.Four);
        });
        html("without table 2", (s, p) -> {
            s.two = List.of();
            s.without(id -> id instanceof CellId.Two);
        });
        html("tables without prose", (s, p) -> s.prose = false);
        html("only tables", (s, p) -> {
            p.frame = HtmlPress.Frame.BARE;
            s.onlyTables = true;
        });
        html("only table 3", (s, p) -> {
            p.frame = HtmlPress.Frame.BARE;
            s.onlyTables = true;
            s.two = List.of();
            s.four = List.of();
            s.without(id -> !(id instanceof CellId.Three));
        });
        html(
                "only table 4",
                (s, p) -> {
                    p.frame = HtmlPress.Frame.BARE;
                    s.two = List.of();
                    s.three = List.of();
                    s.without(id -> !(id instanceof CellId.Four));
                },
                seed -> Form.FMT_2021);
        html("only table 2", (s, p) -> {
            p.frame = HtmlPress.Frame.BARE;
            s.onlyTables = true;
            s.three = List.of();
            s.four = List.of();
            s.without(id -> !(id instanceof CellId.Two));
        });
        text("rows missing, ", (s, p) -> {
            var missing = List.of(
                    TableThreeRow.DENIED_THIRD_PARTY, TableThreeRow.NOT_PROCESSED_DUPLICATE, TableThreeRow.CARRIED_IN);
            s.without(id -> id instanceof CellId.Three(var row, var column) && missing.contains(row));
            s.with(v -> Grid.tableThree(v, Labels3.FLAT, Heads.OFFICIAL));
            s.three
                    .getFirst()
                    .rows
                    .removeIf(r ->
                            missing.stream().anyMatch(m -> r.getFirst().text().equals(m.label())));
        });
    }

    private static void word(String name, BiConsumer<Specimen, WordPress> how) {
        DIMENSIONS.put("docx: " + name, seed -> {
            var specimen = Specimen.mixed(form(seed), seed);
            var press = new WordPress(specimen.random);
            how.accept(specimen, press);
            return new Variant(specimen, press.print(specimen), true);
        });
    }

    static {
        word("plain", (s, p) -> {});
        word("split runs", (s, p) -> p.splitRuns = true);
        word("tracked changes", (s, p) -> {
            p.splitRuns = true;
            p.tracked = true;
        });
        word("content controls", (s, p) -> p.controls = true);
        word("fields and links", (s, p) -> {
            p.splitRuns = s.random.nextBoolean();
            p.fields = true;
        });
        word("nested tables", (s, p) -> p.nested = true);
        word("other shapes", (s, p) -> {
            s.two = Grid.tableTwo(s.values(), s.random.nextBoolean());
            s.with(v -> Grid.tableThree(v, any(s.random, Labels3.class), any(s.random, Heads.class)));
            s.four = Grid.tableFour(s.values(), any(s.random, Disputes.class));
        });
        word("all tables in one", (s, p) -> s.merged());
    }

    private static void pdf(String name, BiConsumer<Specimen, PagePress> how) {
        DIMENSIONS.put("pdf: " + name, seed -> {
            var specimen = Specimen.mixed(form(seed), seed);
            var press = new PagePress(specimen.random);
            how.accept(specimen, press);
            if (press.rules == PagePress.Rules.NONE) {
                // figures that fill narrow columns would touch each other
                UnaryOperator<String> shorter = text -> text.matches("\\d{5,}") ? "735" : text;
                specimen.values().cells.replaceAll((id, text) -> shorter.apply(text));
                specimen.eachTable(g -> g.map(b -> b.spaced(shorter.apply(b.text()))));
            }
            // what stands too close without a rule between is unknown
            boolean strict = press.rules != PagePress.Rules.NONE;
            return new Variant(specimen, press.print(specimen), strict);
        });
    }

    static {
        for (var rules : PagePress.Rules.values()) {
            pdf(rules.name().toLowerCase(java.util.Locale.ROOT), (s, p) -> p.rules = rules);
            pdf(rules.name().toLowerCase(java.util.Locale.ROOT) + ", from the left", (s, p) -> {
                p.rules = rules;
                p.centred = false;
            });
        }
        pdf("odd order", (s, p) -> p.shuffled = true);
        pdf("turned pages", (s, p) -> p.landscape = true);
        pdf("coloured cells", (s, p) -> {
            p.fills = true;
            p.rules = any(s.random, PagePress.Rules.class);
        });
        pdf("short pages", (s, p) -> p.pageHeight = 300 + s.random.nextInt(200));
        pdf("other shapes", (s, p) -> {
            s.two = Grid.tableTwo(s.values(), s.random.nextBoolean());
            s.with(v -> Grid.tableThree(v, any(s.random, Labels3.class), any(s.random, Heads.class)));
            s.four = Grid.tableFour(s.values(), any(s.random, Disputes.class));
        });
    }

    static Stream<String> dimensions() {
        return DIMENSIONS.keySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dimensions")
    @DisplayName("已知的数排成各种样子，每一格都读得回来；读不出的只能是未知")
    void everyPrintedCellComesBack(String dimension) {
        var score = Variant.score(java.util.Objects.requireNonNull(DIMENSIONS.get(dimension)), SEEDS);
        assertThat(score.mistakes())
                .as("%d of %d cells wrong", score.wrong(), score.cells())
                .isEmpty();
    }
}
