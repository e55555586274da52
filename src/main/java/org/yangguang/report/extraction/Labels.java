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
/// Drifts that occur in published reports (转结, 新收到, 法律法规, 事业收费) are allowed and
/// reported.
final class Labels {
    private Labels() {}

    private static String item(int number) {
        return "(?:" + numbered(number) + ")?";
    }

    /// Without a point the number stands right before the label, or it is a figure.
    private static String numbered(int number) {
        return "%d%s[.、．)]|%d".formatted(number, Label.GAP, number);
    }

    static final Map<TableThreeRow, Label> TABLE_THREE = tableThree();

    private static Map<TableThreeRow, Label> tableThree() {
        var map = new EnumMap<TableThreeRow, Label>(TableThreeRow.class);
        map.put(TableThreeRow.NEW_RECEIVED, Label.of("(?:一、)?本年(?:度)?新(?:收到|收|增)(?:的)?(?:政府)?信息公开申请(?:数量|件数|总数|数)?"));
        map.put(TableThreeRow.CARRIED_IN, Label.of("(?:二、)?上(?:一)?年(?:度)?(?:结转|转结)(?:的)?(?:政府)?信息公开申请(?:数量|件数|总数|数)?"));
        map.put(TableThreeRow.GRANTED, Label.of("(?:[(]一[)])?(?<!不)予以公开"));
        map.put(TableThreeRow.PARTIAL, Label.of("(?:[(]二[)])?部分公开(?:[(]区分处理的[,、]只计这一情形[,、]不计其他情形[)])?"));
        map.put(TableThreeRow.DENIED_STATE_SECRET, Label.of(item(1) + "属于国家秘密"));
        map.put(TableThreeRow.DENIED_LAW_PROHIBITED, Label.of(item(2) + "其[他它]法律(?:、)?(?:行政)?法规(?:规定)?禁止公开"));
        map.put(TableThreeRow.DENIED_SECURITY_STABILITY, Label.of(item(3) + "危及[\"'《]?三安全一稳定[\"'》]?"));
        map.put(TableThreeRow.DENIED_THIRD_PARTY, Label.of(item(4) + "保护第三方合法权益"));
        map.put(TableThreeRow.DENIED_INTERNAL, Label.of(item(5) + "属于三类内部事务(?:性)?信息"));
        map.put(TableThreeRow.DENIED_DELIBERATIVE, Label.of(item(6) + "属于四类过程性信息"));
        map.put(TableThreeRow.DENIED_ENFORCEMENT_FILE, Label.of(item(7) + "属于行政执法案卷(?:信息)?"));
        map.put(TableThreeRow.DENIED_ADMIN_QUERY, Label.of(item(8) + "属于行政查询事项"));
        map.put(TableThreeRow.UNAVAILABLE_NOT_HELD, Label.of(item(1) + "本机关不掌握相关政府信息"));
        map.put(TableThreeRow.UNAVAILABLE_NEEDS_CREATION, Label.of(item(2) + "没有现成信息(?:需要|需)另行制作"));
        map.put(TableThreeRow.UNAVAILABLE_UNCLEAR, Label.of(item(3) + "补正后申请内容仍不明确"));
        map.put(TableThreeRow.NOT_PROCESSED_PETITION, Label.of(item(1) + "信访(?:、)?举报(?:、)?投诉类申请"));
        map.put(TableThreeRow.NOT_PROCESSED_DUPLICATE, Label.of(item(2) + "重复申请"));
        map.put(TableThreeRow.NOT_PROCESSED_PUBLICATION, Label.of(item(3) + "要求提供公开出版物"));
        map.put(TableThreeRow.NOT_PROCESSED_EXCESSIVE, Label.of(item(4) + "无正当理由大量反复申请"));
        map.put(TableThreeRow.NOT_PROCESSED_RECONFIRM, Label.of(item(5) + "要求行政机关确认或(?:者)?重新出具已获取信息"));
        map.put(
                TableThreeRow.OTHER_NO_SUPPLEMENT,
                Label.of(item(1) + "申请人无正当理由逾期不补正(?:[、,](?:行政机关)?不再处理其(?:政府信息公开)?申请)?"));
        map.put(
                TableThreeRow.OTHER_FEE_UNPAID,
                Label.of(item(2) + "申请人逾期未按收费通知要求缴纳费用(?:[、,](?:行政机关)?不再处理其(?:政府信息公开)?申请)?"));
        map.put(TableThreeRow.OTHER_OTHER, Label.of("(?:" + numbered(3) + ")其[他它](?![法对处])"));
        map.put(TableThreeRow.OTHER, Label.of("(?:[(]六[)])?其[他它]处理"));
        map.put(TableThreeRow.TOTAL, Label.of("(?:[(]七[)])?(?:总计|合计)"));
        map.put(TableThreeRow.CARRIED_OUT, Label.of("(?:四、)?(?:结转|转结)(?:至|到)?下(?:一)?年(?:度)?(?:继续)?(?:办理)?"));
        return map;
    }

    /// Group headings of table 三: they end the values of the row before.
    static final List<Label> TABLE_THREE_STOPS = List.of(
            Label.of("(?:三、)?本年(?:度)?办理结果"),
            Label.of("(?:[(]三[)])不予公开"),
            Label.of("(?:[(]四[)])无法提供"),
            Label.of("(?:[(]五[)])不予处理"),
            Label.of("(?:[(]六[)])其[他它](?:处理)?(?:情形|情况)?"));

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
    static final Map<String, Label> TABLE_TWO = tableTwo();

    private static Map<String, Label> tableTwo() {
        var map = new LinkedHashMap<String, Label>();
        map.put("规章", Label.of("(?<!政府|部门|地方)规章"));
        map.put("规范性文件", Label.of("(?:行政)?规范性文件"));
        map.put("行政许可", Label.of("行政许可"));
        map.put("其他对外管理服务事项", Label.of("其[他它]对外管理服务事项"));
        map.put("行政处罚", Label.of("行政处罚"));
        map.put("行政强制", Label.of("行政强制(?:措施)?"));
        map.put("行政事业性收费", Label.of("行政事业(?:性|型)?收费"));
        map.put("政府集中采购", Label.of("政府集中采购"));
        return map;
    }

    static final List<Label> TABLE_TWO_STOPS = List.of(
            Label.of("第二十条第[(]?[一二三四五六七八九十][)]?项"),
            Label.of("信息内容"),
            Label.of("(?:本年)?制(?:作|发)件数"),
            Label.of("(?:本年)?废止件数"),
            Label.of("现行有效件数"),
            Label.of("本年处理决定数量"),
            Label.of("(?:本年)?新制作数量"),
            Label.of("(?:本年)?新公开数量"),
            Label.of("对外公开总数量"),
            Label.of("上一年(?:项目)?数量"),
            Label.of("本年增[/]减?"),
            Label.of("处理决定数量"),
            Label.of("本年收费金额(?:[(]单位[:]?万?元(?:[,、]?保留.{0,2}位小数)?[)])?"),
            Label.of("采购项目数量"),
            Label.of("采购总金额(?:[(]单位[:]?万?元[)])?"));

    static final Label HEAD_2021 = Label.of("(?:制(?:作|发)件数|废止件数|现行有效件数|本年处理决定数量|本年收费金额)");
    static final Label HEAD_2019 = Label.of("(?:新制作数量|新公开数量|对外公开总数量|上一年项目数量|政府集中采购|其他对外管理服务事项)");

    /// Column heads of table 四.
    static final Label DISPUTE_HEADS = Label.of("(?:结果维持|结果纠正|其[他它]结果|尚未审结|总计|未经复议直接起诉|复议后起诉|行政复议|行政诉讼)");

    private static final String NUMERAL = "(?:[一二三四五六七八九十]{1,2}[、.．,]|[1-9][、.．])" + Label.GAP;

    /// The six parts by their content, with the number in front; index 0 is 总体情况.
    static final List<Label> PARTS = parts();

    private static List<Label> parts() {
        var found = new ArrayList<Label>();
        for (var words : List.of(
                "(?:政府信息公开(?:工作)?)?总体情况",
                "(?:本机关)?主动公开(?:政府信息|信息)?(?:工作)?(?:的)?情况",
                "(?:收到和处理|依申请公开|受理和处理|受理)(?:的)?(?:政府信息|信息)?(?:公开)?申请(?:的)?(?:情况)?",
                "(?:因)?(?:政府信息公开|信息公开)?(?:工作)?(?:被)?(?:申请|提起)?行政(?:法)?复议[、和及,]?(?:提起)?行政诉讼(?:的)?情况",
                "(?:政府信息公开|信息公开)?(?:工作)?(?:中)?(?:存在的?)(?:主要)?(?:问题|困难)(?:和不足)?(?:[、和及与](?:改进|整改)(?:情况|措施)?)?",
                "(?:需要报告的其[他它](?:事项|内容)|其[他它]需要报告的?(?:事项|内容|情况)|其[他它](?:报告)?事项)")) {
            found.add(Label.exactly(NUMERAL + Label.gapped(words)));
        }
        return List.copyOf(found);
    }
}
