package org.yangguang.report.extraction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.yangguang.report.AnnualReport.Section;
import org.yangguang.report.extraction.Sheet.Kind;

/// The paragraphs between the tables, under their headings, without the furniture of the page
/// they stood on.
final class ProseReader {
    private static final Pattern OTHER_HEADING = Pattern.compile("^([一二三四五六七八九十]{1,2})[、.．][^。；：:;！？]{2,30}$");
    private static final Pattern NUMBER = Pattern.compile("^([一二三四五六七八九十]{1,2}|[1-9])[、.．,]");
    /// What a page prints about itself; left out without a word.
    private static final Pattern ABOUT = Pattern.compile("^[\\s•·*|>-]*(?:发布时间|发布日期|发文日期|公开日期|日期|时间|来源|信息来源|索引号|文号"
            + "|发布机构|栏目|原文链接|页面链接|标题:|附件下载|责任编辑|编辑|作者|[=]{5,}|第?\\s*\\d{1,3}\\s*页|P\\. ?\\d|Page \\d"
            + "|[-—]\\s*\\d{1,3}\\s*[-—]|\\[?正文\\]?$).*");
    /// Buttons, counters and navigation; left out and reported.
    private static final Pattern FURNITURE =
            Pattern.compile("^[\\s•·*|>-]*(?:浏览次数|浏览量|访问量|点击|阅读|字体|字号|\\[?[大中小 ]{3,}|打印|关闭|分享"
                    + "|当前位置|您(?:当前|现在)?(?:所在)?的?位置|首页|主办|承办|备案号|网站标识码|上一篇|下一篇|收藏|微信|微博|QQ空间|相关链接|扫一扫"
                    + "|[【\\[]).*");
    private static final Pattern LIST_MARK = Pattern.compile("^[•·]\\s*");
    private static final Pattern START = Pattern.compile("(?:根据|依据|按照)《|本(?:年度)?(?:年)?(?:度)?报告(?:所列|中所列|由|是|根据)|本报告");
    private static final Pattern SIGNED_DATE =
            Pattern.compile("[(（]?(?:\\d{4}|[二〇○O零一三四五六七八九]{4})\\s*年\\s*.{1,3}\\s*月\\s*.{1,3}\\s*日[)）]?");
    /// In running text the 落款 and the buttons of the page hang on the last paragraph.
    private static final Pattern TAIL =
            Pattern.compile("(?<=[。 ])((?:\\p{IsHan}{4,30}\\s*)?\\d{4}年\\d{1,2}月\\d{1,2}日)(?:\\s*(?:附件下载|打印|关闭))*$");
    /// Last characters of what [#TAIL] finds.
    private static final String TAIL_ENDS = "日载印闭\u0085";
    private static final int LONGEST_HEADING = 40;
    private static final Pattern ENDS_SENTENCE = Pattern.compile("[。；！？]");
    /// What our own files print over a table whose part the report does not have.
    private static final Pattern CAPTION = Pattern.compile("表[二三四] ?.{8,20}情况|统计指标\\(2018 ?年度及以前格式\\)");

    private record Stretch(int from, int to) {}

    /// A part that is still being filled.
    private record Part(int ordinal, String heading, List<String> paragraphs) {}

    /// @param preamble paragraphs before the first part
    record Prose(List<String> preamble, List<Section> sections, List<String> leftOut) {}

    private final Sheet sheet;
    private final List<Tables.Span> spans;
    private final String organ;
    /// The file is known to hold nothing but the report.
    private final boolean plain;
    private final List<String> preamble = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private List<String> open = preamble;
    private int lastNumber;
    private final int[] upcoming = new int[Labels.PARTS.size()];
    private final List<String> leftOut = new ArrayList<>();

    private ProseReader(Sheet sheet, Tables tables, String organ, boolean plain) {
        this.sheet = sheet;
        this.plain = plain;
        this.spans = tables.spans.stream()
                .sorted(Comparator.comparingInt(Tables.Span::from))
                .toList();
        this.organ = organ;
        Arrays.fill(upcoming, -1);
    }

    /// @param plain whether the file is known to hold nothing but the report: every line is a heading
    ///     or a paragraph, and none is the furniture of a page
    static Prose read(Sheet sheet, Tables tables, TitleReader.Title title, boolean plain) {
        var reader = new ProseReader(sheet, tables, title.organ(), plain);
        for (var stretch : reader.outsideTables(title.end())) {
            reader.take(stretch);
        }
        var sections = reader.parts.stream()
                .map(part -> new Section(part.ordinal(), part.heading(), part.paragraphs()))
                .toList();
        return new Prose(reader.preamble, sections, reader.leftOut);
    }

    /// Where the first part begins, or the end of the run.
    static int firstHeading(Sheet sheet) {
        int first = sheet.run().length();
        for (var part : Labels.PARTS) {
            var matcher = part.find(sheet);
            if (matcher != null) {
                first = Math.min(first, matcher.start());
            }
        }
        return first;
    }

    private List<Stretch> outsideTables(int from) {
        var stretches = new ArrayList<Stretch>();
        for (int p = 0; p < sheet.pieceCount(); p++) {
            var line = sheet.lines().get(sheet.lineOfPiece(p));
            int start = Math.max(from, sheet.startOf(p));
            int end = sheet.startOf(p) + sheet.piece(p).text().length();
            boolean prose = line.kind() == Kind.TEXT || isLongText(line);
            if (prose && start < end) {
                addOutside(start, end, stretches);
            }
        }
        return stretches;
    }

    private static boolean isLongText(Sheet.Line line) {
        int filled = 0;
        boolean isLong = false;
        for (var piece : line.pieces()) {
            filled += piece.isBlank() ? 0 : 1;
            isLong |= piece.text().length() > 60;
        }
        return filled == 1 && isLong;
    }

    private void addOutside(int start, int end, List<Stretch> stretches) {
        int at = start;
        for (var span : spans) {
            if (span.to() <= at || span.from() >= end) {
                continue;
            }
            if (span.from() > at) {
                stretches.add(new Stretch(at, span.from()));
            }
            at = Math.max(at, span.to());
        }
        if (at < end) {
            stretches.add(new Stretch(at, end));
        }
    }

    private record Found(int ordinal, int from, int to) {}

    private void take(Stretch stretch) {
        if (plain) {
            line(sheet.printed(stretch.from(), stretch.to()).strip());
            return;
        }
        var found = new ArrayList<Found>();
        for (int part = 0; part < Labels.PARTS.size(); part++) {
            var label = Labels.PARTS.get(part);
            if (next(part, stretch.from()) >= stretch.to()) {
                continue;
            }
            for (var matcher = label.find(sheet, stretch.from(), stretch.to());
                    matcher != null;
                    matcher = label.find(sheet, matcher.end(), stretch.to())) {
                if (isHeading(matcher.group(), matcher.start(), stretch)) {
                    found.add(new Found(part + 1, matcher.start(), sheet.endOf(matcher)));
                }
            }
        }
        found.sort(Comparator.comparingInt(Found::from));
        int at = stretch.from();
        for (var heading : found) {
            if (heading.from() < at) {
                continue;
            }
            paragraph(sheet.printed(at, heading.from()));
            boolean wholeLine = heading.from() == stretch.from()
                    && stretch.to() - stretch.from() <= LONGEST_HEADING
                    && found.size() == 1;
            int end = wholeLine ? stretch.to() : heading.to();
            begin(heading.ordinal(), sheet.printed(heading.from(), end).strip());
            at = end;
        }
        paragraph(sheet.printed(at, stretch.to()));
    }

    /// Where the words of a part stand at or after an offset, whatever they are there.
    private int next(int part, int from) {
        if (upcoming[part] < from) {
            var matcher = Labels.PARTS.get(part).find(sheet, from, sheet.run().length());
            upcoming[part] = matcher == null ? sheet.run().length() : matcher.start();
        }
        return upcoming[part];
    }

    private void line(String text) {
        var unified = Sheet.unify(text);
        var other = OTHER_HEADING.matcher(text);
        if (text.isEmpty() || CAPTION.matcher(unified).matches()) {
            return;
        }
        if (text.length() <= LONGEST_HEADING && !ENDS_SENTENCE.matcher(text).find()) {
            for (int part = 0; part < Labels.PARTS.size(); part++) {
                if (Labels.PARTS.get(part).begins(unified)) {
                    begin(part + 1, text);
                    return;
                }
            }
        }
        if (other.matches() && !parts.isEmpty() && Headings.numeral(other.group(1)) == lastNumber + 1) {
            begin(0, text);
        } else {
            open.add(text);
        }
    }

    private boolean isHeading(String text, int at, Stretch stretch) {
        boolean arabic = Character.isDigit(text.charAt(0));
        if (arabic && !text.contains("政府信息") && !text.contains("报告")) {
            return false;
        }
        if (at == stretch.from()) {
            return true;
        }
        char before = sheet.run().charAt(at - 1);
        boolean inSentence = Label.isHan(before) || before == '"';
        return !inSentence || (!arabic && text.length() >= 11 && "见第及和与至".indexOf(before) < 0);
    }

    private void begin(int ordinal, String heading) {
        var paragraphs = new ArrayList<String>();
        var number = NUMBER.matcher(heading);
        lastNumber = number.find() ? Headings.numeral(number.group(1)) : lastNumber + 1;
        parts.add(new Part(ordinal, heading, paragraphs));
        open = paragraphs;
    }

    private void paragraph(String printed) {
        var text = LIST_MARK.matcher(printed.strip()).replaceFirst("").strip();
        text = text.replace("-->", " ").strip();
        if (text.isEmpty()) {
            return;
        }
        var other = OTHER_HEADING.matcher(text);
        if (other.matches() && Headings.numeral(other.group(1)) == lastNumber + 1 && !parts.isEmpty()) {
            begin(0, text);
            return;
        }
        if (isLine(ABOUT, text)) {
            return;
        }
        if (isLine(FURNITURE, text)) {
            leftOut.add(Tables.shorten(text));
            return;
        }
        if (text.equals(organ) || SIGNED_DATE.matcher(text).matches()) {
            signature(text);
            return;
        }
        if (TAIL_ENDS.indexOf(text.charAt(text.length() - 1)) >= 0) {
            var hanging = TAIL.matcher(text);
            if (hanging.find() && hanging.start() > 0) {
                paragraph(text.substring(0, hanging.start()));
                signature(hanging.group(1).strip());
                return;
            }
        }
        if (open == preamble) {
            var start = START.matcher(text);
            boolean junkBefore = start.find()
                    && start.start() > 0
                    && start.start() < 200
                    && text.substring(0, start.start()).matches("(?s).*(?:来源|位置|时间|链接|下载).*");
            text = junkBefore ? text.substring(start.start()) : text;
            if (junkBefore) {
                leftOut.add("正文前的导航文字");
            }
        }
        open.add(text);
    }

    /// 落款 stands at the end of a part; before the first it is the organ's name over its page.
    private void signature(String line) {
        if (open != preamble) {
            open.add(line);
        }
    }

    private static boolean isLine(Pattern pattern, String text) {
        return text.length() <= 120
                && text.indexOf('。') < 0
                && pattern.matcher(Sheet.unify(text)).matches();
    }
}
