package org.yangguang.report.extraction;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Title, organ, year and date: from the title line, the letterhead, the contact sentence, the
/// stated period and the 落款.
final class TitleReader {
    private static final String GAP = "[ \\u001E\\u001F]{0,4}";
    private static final String NAME = "[" + Label.HAN + "、\\-(){1}][" + Label.HAN + "、()（）·]{1,38}?";
    private static final String REPORT = Label.gapped("(?:政府)?(?:信息|政务)公开(?:工作)?(?:年报|(?:年度|年)?(?:工作)?(?:年度)?报告)");
    private static final String YEAR_OF = "(?<year>(?:19|20)\\d{2}|二[〇○OＯ零0][〇○OＯ零一二三四五六七八九]{2})";
    private static final String YEAR_REPORT = YEAR_OF + GAP + "(?:年" + GAP + ")?(?:度" + GAP + ")?" + REPORT;
    private static final String REPORT_YEAR = REPORT + "[(]?" + GAP + YEAR_OF + GAP + "年(?:度)?[)]?";
    private static final List<TitleForm> TITLES = titles();
    private static final Pattern PERIOD = Pattern.compile("((?:19|20)\\d{2})" + GAP + "年" + GAP + "1" + GAP + "月" + GAP
            + "1" + GAP + "日.{0,12}?12" + GAP + "月" + GAP + "31" + GAP + "日");
    private static final Pattern YEAR = Pattern.compile("((?:19|20)\\d{2})" + GAP + "年");
    private static final Label PUBLISHED =
            Label.exactly("(?:发布时间|发布日期|公开日期|发文日期|生成日期|成文日期|(?<!\\p{IsHan})日期|(?<!\\p{IsHan})时间)"
                    + GAP + ":?" + GAP + "((?:19|20)\\d{2})" + GAP + "[-年/.]" + GAP + "(\\d{1,2})" + GAP + "[-月/.]"
                    + GAP
                    + "(\\d{1,2})");
    private static final String DATE = "(?<year>\\d{4}|[二〇○O零一三四五六七八九]{4})" + GAP + "年" + GAP
            + "(?<month>\\d{1,2}|[一二三四五六七八九十]{1,2})" + GAP + "月" + GAP
            + "(?<day>\\d{1,2}|[一二三四五六七八九十]{1,3})" + GAP + "日[)]?(?=[ \\u001E\\u001F]|$|附)";
    private static final Pattern DATED = Pattern.compile(DATE);
    private static final Pattern SIGNED =
            Pattern.compile("(?<organ>[" + Label.HAN + "][" + Label.HAN + "、·]{3,30}?)?" + GAP + "[(]?" + DATE);
    private static final Label ISSUER =
            Label.exactly("(?:发布机构|发布单位|发文机关|公开单位)[ :\\u001E\\u001F]{1,6}(\\p{IsHan}{4,30})");
    private static final Pattern PLACES = Pattern.compile("(?:\\p{IsHan}{1,8}?(?:省|自治区|自治州|市|州|盟|地区|县|区|旗)){1,3}");
    /// A name and the blanks and bracket behind it.
    private static final int LONGEST_NAME = 48;
    private static final List<String> BEFORE_A_NAME =
            List.of("请与", "请向", "联系", "咨询", "报送", "与", "向", "由", "对", "是", "为", "在", "和", "及", "到", "至", "经", "于", "致");

    private static final Pattern NO_ORGAN = Pattern.compile("^政府$|(?:年报|报告|年度|信息公开|专栏|目录|正文|首页|列表|门户网站)$");
    /// How the names of organs end.
    private static final Pattern ORGAN = Pattern.compile("[府局厅委院会办处室所心站队社行部署区镇乡县市州盟旗道司校学团馆台组协联园场]$");

    /// @param core what every title of its kind holds
    /// @param lead how far before the core the title may begin
    private record TitleForm(Label core, Pattern whole, int lead) {
        static TitleForm named(String core) {
            return new TitleForm(label(core), Pattern.compile("(?<organ>" + NAME + ")?" + GAP + core), LONGEST_NAME);
        }

        static TitleForm beginning(String whole) {
            return new TitleForm(label(whole), Pattern.compile(whole), 0);
        }

        private static Label label(String pattern) {
            return Label.exactly(pattern.replaceAll("[(][?]<[a-z]+>", "(?:"));
        }
    }

    private static List<TitleForm> titles() {
        return List.of(
                TitleForm.named(YEAR_REPORT),
                TitleForm.beginning(
                        YEAR_OF + GAP + "年" + GAP + "(?:度" + GAP + ")?(?<organ>" + NAME + ")" + GAP + REPORT),
                TitleForm.named(REPORT_YEAR));
    }

    private final Sheet sheet;
    private final String run;
    private final int firstHeading;
    private final Optional<Matcher> signature;

    /// @param end offset in the run behind the last title before the first heading, 0 if there
    /// is no title
    record Title(
            String title, String organ, int year, @Nullable LocalDate publishedOn, int end) {}

    private TitleReader(Sheet sheet, int firstHeading) {
        this.sheet = sheet;
        this.run = sheet.run();
        this.firstHeading = firstHeading;
        this.signature = signature();
    }

    static Title read(Sheet sheet, int firstHeading) {
        return new TitleReader(sheet, firstHeading).read();
    }

    private Title read() {
        String title = "";
        String organ = "";
        int year = 0;
        int end = 0;
        int limit = Math.min(run.length(), Math.max(firstHeading, 400));
        for (var form : TITLES) {
            for (var matcher = title(form, 0, limit); matcher != null; matcher = title(form, matcher.end(), limit)) {
                var named = organ(matcher);
                if (year == 0 || (organ.isEmpty() && !named.isEmpty())) {
                    year = number(matcher.group("year"));
                    organ = named;
                    title = sheet.printed(matcher.start(), matcher.end()).strip();
                }
                if (matcher.end() <= firstHeading && !isHan(sheet.endOf(matcher))) {
                    end = Math.max(end, sheet.endOf(matcher));
                }
            }
        }
        if (year == 0) {
            year = first(PERIOD).orElseGet(this::commonestYear);
        }
        return new Title(title, fullest(organ), year, publishedOn(), end);
    }

    /// In “现将…年度报告向社会公布” the words are no title.
    private boolean isHan(int at) {
        return at < run.length() && Label.isHan(run.charAt(at));
    }

    /// The name before or after the year. On a line of its own it must read like an organ's.
    private String organ(Matcher matcher) {
        var name = name(matcher.group("organ"));
        name = name.startsWith("关于") ? name.substring(2) : name;
        if (name.isEmpty() || NO_ORGAN.matcher(name).find()) {
            return "";
        }
        int end = matcher.end("organ");
        boolean apart = end < run.length() && run.charAt(end) == Sheet.LINE;
        return apart && !ORGAN.matcher(name).find() ? "" : name;
    }

    private static String name(@Nullable String organ) {
        return organ == null ? "" : organ.replaceAll("[ \\u001E\\u001F]", "").replaceAll("^[、()（）-]+", "");
    }

    private Optional<Integer> first(Pattern pattern) {
        var matcher = pattern.matcher(run);
        return matcher.find() ? Optional.of(Integer.parseInt(matcher.group(1))) : Optional.empty();
    }

    private int commonestYear() {
        Map<Integer, Integer> count = new LinkedHashMap<>();
        var matcher = YEAR.matcher(run);
        while (matcher.find()) {
            count.merge(Integer.parseInt(matcher.group(1)), 1, Integer::sum);
        }
        return count.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0);
    }

    /// The title often leaves out the city or uses a short name; the letterhead, the contact
    /// sentence or the 落款 have more.
    private String fullest(String organ) {
        var signed = signature.map(m -> name(m.group("organ"))).orElse("");
        var issuer = ISSUER.find(sheet);
        var issued = issuer == null ? "" : issuer.group(1);
        if (organ.isEmpty()) {
            return signed.isEmpty() ? issued : signed;
        }
        for (int at = run.indexOf(organ); at >= 0; at = run.indexOf(organ, at + 1)) {
            var places = placesBefore(at);
            if (!places.isEmpty() && !organ.startsWith(places.substring(0, 2))) {
                return places + organ;
            }
        }
        for (var candidate : List.of(signed, issued)) {
            if (candidate.length() > organ.length() && isAbbreviation(organ, candidate)) {
                return candidate;
            }
        }
        return organ;
    }

    private String placesBefore(int at) {
        int from = at;
        while (from > 0 && at - from < 14 && Label.isHan(run.charAt(from - 1))) {
            from--;
        }
        var before = run.substring(from, at);
        for (var word : BEFORE_A_NAME) {
            int cut = before.lastIndexOf(word);
            if (cut >= 0) {
                before = before.substring(cut + word.length());
            }
        }
        return before.length() > 2 && PLACES.matcher(before).matches() ? before : "";
    }

    /// Whether the characters of the short name stand in the long one in the same order, and
    /// both end alike.
    private static boolean isAbbreviation(String shortName, String longName) {
        int at = 0;
        for (int i = 0; i < longName.length() && at < shortName.length(); i++) {
            if (longName.charAt(i) == shortName.charAt(at)) {
                at++;
            }
        }
        return at == shortName.length() && shortName.charAt(at - 1) == longName.charAt(longName.length() - 1);
    }

    private Optional<Matcher> signature() {
        Optional<Matcher> last = Optional.empty();
        for (var matcher = signature(Math.max(0, run.length() - 400));
                matcher != null;
                matcher = signature(matcher.end())) {
            last = Optional.of(matcher);
        }
        return last;
    }

    private @Nullable Matcher signature(int from) {
        var date = DATED.matcher(run).region(from, run.length());
        return date.find() ? before(date.start(), SIGNED, LONGEST_NAME, from, run.length()) : null;
    }

    private @Nullable Matcher title(TitleForm form, int from, int to) {
        var core = form.core().find(sheet, from, to);
        return core == null ? null : before(core.start(), form.whole(), form.lead(), from, to);
    }

    /// The first match of a pattern that is a core with an optional name in front. Only what
    /// stands shortly before the core is tried.
    private @Nullable Matcher before(int core, Pattern pattern, int lead, int from, int to) {
        var matcher = pattern.matcher(run).region(Math.max(from, core - lead), to);
        return matcher.find() ? matcher : null;
    }

    private @Nullable LocalDate publishedOn() {
        for (var matcher = PUBLISHED.find(sheet);
                matcher != null;
                matcher = PUBLISHED.find(sheet, matcher.end(), run.length())) {
            var date = date(
                    Integer.parseInt(matcher.group(1)),
                    Integer.parseInt(matcher.group(2)),
                    Integer.parseInt(matcher.group(3)));
            if (date != null) {
                return date;
            }
        }
        return signature
                .map(m -> date(number(m.group("year")), number(m.group("month")), number(m.group("day"))))
                .orElse(null);
    }

    private static @Nullable LocalDate date(int year, int month, int day) {
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /// 二○二一, 十二, 二十, 31.
    private static int number(String text) {
        if (text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Integer.parseInt(text);
        }
        if (text.length() == 4) {
            int year = 0;
            for (int i = 0; i < 4; i++) {
                year = year * 10 + Math.max(0, "〇一二三四五六七八九".indexOf(text.charAt(i)));
            }
            return year;
        }
        return Headings.numeral(text);
    }
}
