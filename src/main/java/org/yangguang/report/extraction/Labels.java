package org.yangguang.report.extraction;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yangguang.report.TableThreeRow;

/// The words by which the statutory tables are found, as people print them.
///
/// A pattern is searched in the run of a [Sheet]: between any two Chinese characters a blank or
/// the end of a cell or line may stand. Drifts that occur in published reports (转结, 新收到,
/// 法律法规, 事业收费) are allowed and reported.
final class Labels {
    /// Blanks and ends of cells between two characters of a label.
    private static final String GAP = "[ \\u001E\\u001F]{0,6}";

    private Labels() {}

    /// Makes a pattern whose characters and classes of characters may be parted. What is
    /// optional is written `(?:到)?` or `[“"]?`.
    static Pattern words(String words) {
        return Pattern.compile(gapped(words));
    }

    static String gapped(String words) {
        var out = new StringBuilder();
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            int end = c == '[' ? words.indexOf(']', i) : i;
            var atom = words.substring(i, end + 1);
            char next = end + 1 < words.length() ? words.charAt(end + 1) : ' ';
            boolean letter = Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN
                    || "\"、[".indexOf(c) >= 0;
            boolean lookbehind = words.lastIndexOf("(?<", i) > words.lastIndexOf(")", i);
            if (!letter || lookbehind || next == '{') {
                out.append(atom);
            } else if (next == '?') {
                out.append("(?:").append(atom).append(GAP).append(')');
            } else {
                out.append(atom).append(GAP);
            }
            i = end;
        }
        return out.toString();
    }

    private static String item(int number) {
        return "(?:" + numbered(number) + ")?";
    }

    /// Without a point the number stands right before the label, or it is a figure.
    private static String numbered(int number) {
        return "%d%s[.、．)]|%d".formatted(number, GAP, number);
    }

    static final Map<TableThreeRow, Pattern> TABLE_THREE = tableThree();

    private static Map<TableThreeRow, Pattern> tableThree() {
        var map = new EnumMap<TableThreeRow, Pattern>(TableThreeRow.class);
        map.put(TableThreeRow.NEW_RECEIVED, words("(?:一、)?本年(?:度)?新(?:收到|收|增)(?:的)?(?:政府)?信息公开申请(?:数量|件数|总数|数)?"));
        map.put(TableThreeRow.CARRIED_IN, words("(?:二、)?上(?:一)?年(?:度)?(?:结转|转结)(?:的)?(?:政府)?信息公开申请(?:数量|件数|总数|数)?"));
        map.put(TableThreeRow.GRANTED, words("(?:[(]一[)])?(?<!不)予以公开"));
        map.put(TableThreeRow.PARTIAL, words("(?:[(]二[)])?部分公开(?:[(]区分处理的[,、]只计这一情形[,、]不计其他情形[)])?"));
        map.put(TableThreeRow.DENIED_STATE_SECRET, words(item(1) + "属于国家秘密"));
        map.put(TableThreeRow.DENIED_LAW_PROHIBITED, words(item(2) + "其[他它]法律(?:、)?(?:行政)?法规(?:规定)?禁止公开"));
        map.put(TableThreeRow.DENIED_SECURITY_STABILITY, words(item(3) + "危及[\"'《]?三安全一稳定[\"'》]?"));
        map.put(TableThreeRow.DENIED_THIRD_PARTY, words(item(4) + "保护第三方合法权益"));
        map.put(TableThreeRow.DENIED_INTERNAL, words(item(5) + "属于三类内部事务(?:性)?信息"));
        map.put(TableThreeRow.DENIED_DELIBERATIVE, words(item(6) + "属于四类过程性信息"));
        map.put(TableThreeRow.DENIED_ENFORCEMENT_FILE, words(item(7) + "属于行政执法案卷(?:信息)?"));
        map.put(TableThreeRow.DENIED_ADMIN_QUERY, words(item(8) + "属于行政查询事项"));
        map.put(TableThreeRow.UNAVAILABLE_NOT_HELD, words(item(1) + "本机关不掌握相关政府信息"));
        map.put(TableThreeRow.UNAVAILABLE_NEEDS_CREATION, words(item(2) + "没有现成信息(?:需要|需)另行制作"));
        map.put(TableThreeRow.UNAVAILABLE_UNCLEAR, words(item(3) + "补正后申请内容仍不明确"));
        map.put(TableThreeRow.NOT_PROCESSED_PETITION, words(item(1) + "信访(?:、)?举报(?:、)?投诉类申请"));
        map.put(TableThreeRow.NOT_PROCESSED_DUPLICATE, words(item(2) + "重复申请"));
        map.put(TableThreeRow.NOT_PROCESSED_PUBLICATION, words(item(3) + "要求提供公开出版物"));
        map.put(TableThreeRow.NOT_PROCESSED_EXCESSIVE, words(item(4) + "无正当理由大量反复申请"));
        map.put(TableThreeRow.NOT_PROCESSED_RECONFIRM, words(item(5) + "要求行政机关确认或(?:者)?重新出具已获取信息"));
        map.put(
                TableThreeRow.OTHER_NO_SUPPLEMENT,
                words(item(1) + "申请人无正当理由逾期不补正(?:[、,](?:行政机关)?不再处理其(?:政府信息公开)?申请)?"));
        map.put(
                TableThreeRow.OTHER_FEE_UNPAID,
                words(item(2) + "申请人逾期未按收费通知要求缴纳费用(?:[、,](?:行政机关)?不再处理其(?:政府信息公开)?申请)?"));
        map.put(TableThreeRow.OTHER_OTHER, words("(?:" + numbered(3) + ")其[他它](?![法对处])"));
        map.put(TableThreeRow.OTHER, words("(?:[(]六[)])?其[他它]处理"));
        map.put(TableThreeRow.TOTAL, words("(?:[(]七[)])?(?:总计|合计)"));
        map.put(TableThreeRow.CARRIED_OUT, words("(?:四、)?(?:结转|转结)(?:至|到)?下(?:一)?年(?:度)?(?:继续)?(?:办理)?"));
        return map;
    }

    /// Group headings of table 三: they end the values of the row before.
    static final List<Pattern> TABLE_THREE_STOPS = List.of(
            words("(?:三、)?本年(?:度)?办理结果"),
            words("(?:[(]三[)])不予公开"),
            words("(?:[(]四[)])无法提供"),
            words("(?:[(]五[)])不予处理"),
            words("(?:[(]六[)])其[他它](?:处理)?(?:情形|情况)?"));

    /// Column heads of table 三.
    static final List<Pattern> APPLICANTS = List.of(
            Pattern.compile("自然人"),
            Pattern.compile("商业企业"),
            Pattern.compile("科研机构"),
            Pattern.compile("社会公益组?织?"),
            Pattern.compile("法律服务机构"),
            Pattern.compile("其[他它]"),
            Pattern.compile("总计|合计"));

    /// Rows of table 二 by the word the form uses, in order.
    static final Map<String, Pattern> TABLE_TWO = tableTwo();

    private static Map<String, Pattern> tableTwo() {
        var map = new LinkedHashMap<String, Pattern>();
        map.put("规章", words("(?<!政府|部门|地方)规章"));
        map.put("规范性文件", words("(?:行政)?规范性文件"));
        map.put("行政许可", words("行政许可"));
        map.put("其他对外管理服务事项", words("其[他它]对外管理服务事项"));
        map.put("行政处罚", words("行政处罚"));
        map.put("行政强制", words("行政强制(?:措施)?"));
        map.put("行政事业性收费", words("行政事业(?:性|型)?收费"));
        map.put("政府集中采购", words("政府集中采购"));
        return map;
    }

    static final List<Pattern> TABLE_TWO_STOPS = List.of(
            words("第二十条第[(]?[一二三四五六七八九十][)]?项"),
            words("信息内容"),
            words("(?:本年)?制(?:作|发)件数"),
            words("(?:本年)?废止件数"),
            words("现行有效件数"),
            words("本年处理决定数量"),
            words("(?:本年)?新制作数量"),
            words("(?:本年)?新公开数量"),
            words("对外公开总数量"),
            words("上一年(?:项目)?数量"),
            words("本年增[/]减?"),
            words("处理决定数量"),
            words("本年收费金额(?:[(]单位[:]?万?元(?:[,、]?保留.{0,2}位小数)?[)])?"),
            words("采购项目数量"),
            words("采购总金额(?:[(]单位[:]?万?元[)])?"));

    static final Pattern HEAD_2021 = words("(?:制(?:作|发)件数|废止件数|现行有效件数|本年处理决定数量|本年收费金额)");
    static final Pattern HEAD_2019 = words("(?:新制作数量|新公开数量|对外公开总数量|上一年项目数量|政府集中采购|其他对外管理服务事项)");

    /// Column heads of table 四.
    static final Pattern DISPUTE_HEADS = words("(?:结果维持|结果纠正|其[他它]结果|尚未审结|总计|未经复议直接起诉|复议后起诉|行政复议|行政诉讼)");

    private static final String NUMERAL = "(?:[一二三四五六七八九十]{1,2}[、.．,]|[1-9][、.．])" + GAP;

    /// The six parts by their content, with the number in front; index 0 is 总体情况.
    static final List<Pattern> PARTS = parts();

    private static List<Pattern> parts() {
        var found = new ArrayList<Pattern>();
        for (var words : List.of(
                "(?:政府信息公开(?:工作)?)?总体情况",
                "(?:本机关)?主动公开(?:政府信息|信息)?(?:工作)?(?:的)?情况",
                "(?:收到和处理|依申请公开|受理和处理|受理)(?:的)?(?:政府信息|信息)?(?:公开)?申请(?:的)?(?:情况)?",
                "(?:因)?(?:政府信息公开|信息公开)?(?:工作)?(?:被)?(?:申请|提起)?行政(?:法)?复议[、和及,]?(?:提起)?行政诉讼(?:的)?情况",
                "(?:政府信息公开|信息公开)?(?:工作)?(?:中)?(?:存在的?)(?:主要)?(?:问题|困难)(?:和不足)?(?:[、和及与](?:改进|整改)(?:情况|措施)?)?",
                "(?:需要报告的其[他它](?:事项|内容)|其[他它]需要报告的?(?:事项|内容|情况)|其[他它](?:报告)?事项)")) {
            found.add(Pattern.compile(NUMERAL + words(words).pattern()));
        }
        return List.copyOf(found);
    }
}
