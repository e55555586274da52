package org.yangguang.report.checking;

import java.util.List;
import java.util.regex.Pattern;

/// One thing a part of the report must speak of. look for them in what others wrote;
/// whoever writes a report sees them listed.
///
/// @param rule the check that looks for it
/// @param section the statutory part
/// @param name what is to be spoken of, as the finding names it
/// @param said how it is told that it was
/// @param source where the rule comes from
public record RequiredContent(String rule, int section, String name, Pattern said, String source) {

    private static final String FORM = "国办公开办函〔2021〕30号";
    private static final String RESULTS = "《条例》第五十条第（四）项";

    /// 总体情况五小项.
    private static final List<RequiredContent> FIVE_ITEMS = List.of(
            overview("主动公开", "主动公开|公开(?:各类)?(?:政府)?信息\\d", FORM),
            overview("依申请公开", "依申请公开(?!、不予公开)|(?:政府)?信息公开申请", FORM),
            overview("政府信息管理", "信息管理|保密审查|三审三校|信息(?:发布)?审[核查]", FORM),
            overview("平台建设", "平台|网站|公众号|新媒体", FORM),
            overview("监督保障", "监督|考核|评议", FORM));

    private static final List<RequiredContent> OF_GOVERNMENTS = List.of(
            overview("工作考核", "考核|考评", RESULTS),
            overview("社会评议", "社会评议|评议", RESULTS),
            overview("责任追究", "责任追究|追究", RESULTS));

    static final List<RequiredContent> BOTH_SIDES = List.of(
            new RequiredContent("X-11", 5, "存在的问题", Pattern.compile("问题|不足|有待|不够|差距|困难|薄弱|欠缺|短板"), FORM + "第五部分"),
            new RequiredContent("X-11", 5, "改进措施", Pattern.compile("改进|下一步|将|加强|措施|优化|提升|完善|强化|健全"), FORM + "第五部分"));

    static final RequiredContent FEE =
            new RequiredContent("X-12", 6, "信息处理费", Pattern.compile("信息处理费|收费|收取.{0,6}费"), "国办函〔2020〕109号");

    private static RequiredContent overview(String name, String said, String source) {
        return new RequiredContent("X-10", 1, name, Pattern.compile(said), source);
    }

    /// What the first part of an organ's report must speak of.
    static List<RequiredContent> overview(String organ) {
        return organ.endsWith("人民政府")
                ? java.util.stream.Stream.concat(FIVE_ITEMS.stream(), OF_GOVERNMENTS.stream())
                        .toList()
                : FIVE_ITEMS;
    }

    /// Everything the text of an organ's report must speak of, part by part.
    public static List<RequiredContent> of(String organ) {
        return java.util.stream.Stream.of(overview(organ), BOTH_SIDES, List.of(FEE))
                .flatMap(List::stream)
                .toList();
    }

    /// Whether the text of the part speaks of it.
    public boolean isIn(String text) {
        return said.matcher(text).find();
    }
}
