package org.yangguang.report.writing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.AnnualReport.Section;
import org.yangguang.report.Cell;
import org.yangguang.report.Cell.Reading;
import org.yangguang.report.CellId;
import org.yangguang.report.Form;
import org.yangguang.report.TableTwoField;

/// Reports as no one would write them: any form, any kind of cell, any order of missing parts,
/// text full of what formats trip over. The same seed gives the same report.
final class RandomReports {
    private static final List<String> ORGANS =
            List.of("云山县人民政府", "澄湖区商务局", "青石市云山县发展和改革局（县粮食和物资储备局）", "北岭自治县市场监督管理局、知识产权局", "省通信管理局", "");
    private static final List<List<String>> HEADINGS = List.of(
            List.of("一、总体情况"),
            List.of("二、主动公开政府信息情况", "二、主动公开政府信息的情况"),
            List.of("三、收到和处理政府信息公开申请情况"),
            List.of("四、政府信息公开行政复议、行政诉讼情况", "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况"),
            List.of("五、存在的主要问题及改进情况", "五、政府信息公开工作存在的主要问题及整改情况"),
            List.of("六、其他需要报告的事项"));
    private static final String NUMERALS = "一二三四五六七八九";
    private static final List<String> OPENINGS = List.of(
            "（一）主动公开。",
            "一是",
            "1.",
            "=1+1，",
            "+86电话公布后，",
            "@全体网民：",
            "-—连字符，",
            "'=引号，",
            "发布时间另行通知，",
            "当前位置不变，",
            "<政策解读> & 图解，",
            "截至2023年12月31日，",
            "根据《中华人民共和国政府信息公开条例》，",
            "来源：本机关；",
            "");
    private static final String WORDS = "本机关年度公开政府信息条回应关切加强解读平台建设监督保障申请答复规范性文件会议网站微信栏目群众社会";
    private static final List<String> MARKS = List.of(
            "，",
            "。",
            "；",
            "：",
            "“公开”",
            "（试行）",
            "《条例》",
            "、",
            "！",
            "？",
            "——",
            "…",
            "12.5%",
            "3,456",
            "Open Data",
            "APP",
            "０",
            "㎡");
    private static final List<String> SUBHEADINGS = List.of("（一）主动公开", "（二）依申请公开情况", "（三）政府信息管理");
    private static final List<String> NONE = List.of("/", "—", "无", "-", "——");
    private static final List<String> UNREADABLE = List.of("见附件", "3或4", "约5", "12345678901", "<3>", "=2+3", "未统计");
    private static final List<String> INDICATORS =
            List.of("active_total", "active_website", "apply_total", "apply_online", "reply_total", "appeals");

    private final Random random;

    private RandomReports(long seed) {
        random = new Random(seed);
    }

    static AnnualReport of(long seed) {
        return new RandomReports(seed).report();
    }

    private AnnualReport report() {
        var form = one(List.of(Form.values()));
        int year = random.nextInt(8) == 0
                ? 0
                : switch (form) {
                    case FMT_2021 -> 2021 + random.nextInt(5);
                    case FMT_2019 -> 2019 + random.nextInt(3);
                    case FMT_LEGACY -> 2009 + random.nextInt(10);
                };
        var organ = one(ORGANS);
        var title = switch (random.nextInt(4)) {
            case 0 -> "";
            case 1 -> year + "年政府信息公开工作年度报告";
            case 2 -> organ + "关于" + year + "年度政务公开情况的报告（" + "代拟".repeat(random.nextInt(20)) + "稿）";
            default -> organ + year + "年政府信息公开工作年度报告";
        };
        return new AnnualReport(
                title,
                organ,
                year,
                form,
                random.nextInt(3) == 0 ? null : LocalDate.of(2022, 1, 1).plusDays(random.nextInt(900)),
                paragraphs(random.nextInt(3)),
                sections(),
                form == Form.FMT_LEGACY ? Map.of() : cells(form),
                form == Form.FMT_LEGACY ? indicators() : Map.of());
    }

    private List<Section> sections() {
        var sections = new ArrayList<Section>();
        int number = 0;
        for (int ordinal = 1; ordinal <= 6; ordinal++) {
            if (random.nextInt(6) > 0) {
                sections.add(new Section(ordinal, one(HEADINGS.get(ordinal - 1)), paragraphs(random.nextInt(5))));
                number = ordinal;
            }
        }
        if (number > 0 && random.nextInt(3) == 0) {
            sections.add(new Section(0, NUMERALS.charAt(number) + "、名词解释和附件说明", paragraphs(2)));
        }
        return sections;
    }

    private List<String> paragraphs(int count) {
        var paragraphs = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            paragraphs.add(random.nextInt(4) == 0 ? one(SUBHEADINGS) : paragraph());
        }
        return paragraphs;
    }

    private String paragraph() {
        var text = new StringBuilder(one(OPENINGS));
        int length = 5 + random.nextInt(random.nextInt(4) == 0 ? 500 : 60);
        while (text.length() < length) {
            int at = random.nextInt(WORDS.length() - 4);
            text.append(WORDS, at, at + 2 + random.nextInt(3));
            if (random.nextInt(4) == 0) {
                text.append(one(MARKS));
            }
        }
        return text.append("。").toString();
    }

    private Map<CellId, Cell> cells(Form form) {
        var cells = new HashMap<CellId, Cell>();
        int odd = random.nextInt(3);
        for (var id : CellId.of(form)) {
            var cell = random.nextInt(10) < odd ? odd() : number(id);
            if (cell.reading() != Reading.ABSENT || random.nextBoolean()) {
                cells.put(id, cell);
            }
        }
        return cells;
    }

    private Cell odd() {
        return switch (random.nextInt(4)) {
            case 0 -> new Cell(Reading.BLANK, null, "", null);
            case 1 -> new Cell(Reading.MARKED_NONE, null, one(NONE), null);
            case 2 -> new Cell(Reading.UNREADABLE, null, one(UNREADABLE), null);
            default -> Cell.NOT_THERE;
        };
    }

    private Cell number(CellId id) {
        boolean money = id instanceof CellId.Two(var field) && field.isMoney();
        if (money) {
            var value = new BigDecimal(random.nextInt(99_999_999)).movePointLeft(random.nextInt(5));
            return switch (random.nextInt(3)) {
                case 0 -> new Cell(Reading.NORMALISED, value, value.toPlainString() + "万元", null);
                case 1 ->
                    new Cell(
                            Reading.NORMALISED,
                            value.movePointLeft(4).stripTrailingZeros(),
                            value.toPlainString() + "元",
                            null);
                default -> new Cell(Reading.PRINTED, value, value.toPlainString(), null);
            };
        }
        if (id instanceof CellId.Two(TableTwoField field) && field.maySink()) {
            int change = random.nextInt(41) - 20;
            return new Cell(Reading.PRINTED, BigDecimal.valueOf(change), String.valueOf(change), null);
        }
        int digits = random.nextInt(12) == 0 ? 999_999_999 : random.nextInt(3) == 0 ? 20_000 : 10;
        int value = random.nextInt(digits);
        var reading = one(List.of(Reading.PRINTED, Reading.PRINTED, Reading.COUNTED, Reading.SOLVED));
        if (random.nextInt(10) == 0) {
            var wide = new StringBuilder();
            String.valueOf(value).chars().forEach(c -> wide.append((char) (c + 0xFEE0)));
            return new Cell(Reading.NORMALISED, BigDecimal.valueOf(value), wide.toString(), null);
        }
        return new Cell(reading, BigDecimal.valueOf(value), String.valueOf(value), null);
    }

    private Map<String, List<Optional<BigDecimal>>> indicators() {
        var indicators = new HashMap<String, List<Optional<BigDecimal>>>();
        for (var name : INDICATORS) {
            if (indicators.isEmpty() || random.nextInt(4) > 0) {
                indicators.put(name, List.of(figure(), figure()));
            }
        }
        return indicators;
    }

    private Optional<BigDecimal> figure() {
        return random.nextInt(4) == 0 ? Optional.empty() : Optional.of(BigDecimal.valueOf(random.nextInt(100_000)));
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
