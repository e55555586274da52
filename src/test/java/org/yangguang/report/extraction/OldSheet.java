package org.yangguang.report.extraction;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// The 政府信息公开情况统计表 of the years to 2018 with random figures.
///
/// @param values what is printed by the words of the line; a line without a unit is a heading
record OldSheet(Map<String, String> values) {
    /// @param name our name for the figure, empty if we have none
    record Line(String words, String unit, String name) {}

    private static Line line(String words, String unit, String name) {
        return new Line(words, unit, name);
    }

    static final List<Line> LINES = List.of(
            line("一、主动公开情况", "", ""),
            line("（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）", "条", "active_total"),
            line("其中：主动公开规范性文件数", "条", "active_normative"),
            line("制发规范性文件总数", "件", ""),
            line("（二）通过不同渠道和方式公开政府信息的情况", "", ""),
            line("1.政府公报公开政府信息数", "条", "active_gazette"),
            line("2.政府网站公开政府信息数", "条", "active_website"),
            line("3.政务微博公开政府信息数", "条", "active_weibo"),
            line("4.政务微信公开政府信息数", "条", "active_wechat"),
            line("5.其他方式公开政府信息数", "条", ""),
            line("二、回应解读情况", "", ""),
            line("（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）", "次", "response_total"),
            line("（二）通过不同渠道和方式回应解读的情况", "", ""),
            line("1.参加或举办新闻发布会总次数", "次", "press_conferences"),
            line("其中：主要负责同志参加新闻发布会次数", "次", ""),
            line("2.政府网站在线访谈次数", "次", "interviews"),
            line("其中：主要负责同志参加政府网站在线访谈次数", "次", ""),
            line("3.政策解读稿件发布数", "篇", "interpretations"),
            line("4.微博微信回应事件数", "次", "response_social_media"),
            line("5.其他方式回应事件数", "次", ""),
            line("三、依申请公开情况", "", ""),
            line("（一）收到申请数", "件", "apply_total"),
            line("1.当面申请数", "件", "apply_in_person"),
            line("2.传真申请数", "件", "apply_fax"),
            line("3.网络申请数", "件", "apply_online"),
            line("4.信函申请数", "件", "apply_letter"),
            line("（二）申请办结数", "件", ""),
            line("1.按时办结数", "件", ""),
            line("2.延期办结数", "件", ""),
            line("（三）申请答复数", "件", "reply_total"),
            line("1.属于已主动公开范围数", "件", ""),
            line("2.同意公开答复数", "件", "reply_granted"),
            line("3.同意部分公开答复数", "件", "reply_partial"),
            line("4.不同意公开答复数", "件", "reply_denied"),
            line("其中：涉及国家秘密", "件", ""),
            line("涉及商业秘密", "件", ""),
            line("5.不属于本行政机关公开数", "件", ""),
            line("四、行政复议数量", "件", "reconsideration"),
            line("（一）维持具体行政行为数", "件", ""),
            line("（二）被依法纠错数", "件", ""),
            line("五、行政诉讼数量", "件", "litigation"),
            line("（一）维持具体行政行为或者驳回原告诉讼请求数", "件", ""),
            line("六、举报投诉数量", "件", "appeals"),
            line("七、依申请公开信息收取的费用", "万元", ""),
            line("八、机构建设和保障经费情况", "", ""),
            line("（一）政府信息公开工作专门机构数", "个", ""));

    static OldSheet random(long seed) {
        var random = new Random(seed);
        var values = new LinkedHashMap<String, String>();
        for (var line : LINES) {
            if (!line.unit().isEmpty()) {
                int kind = random.nextInt(10);
                values.put(
                        line.words(),
                        kind < 5 ? "0" : kind == 9 ? "" : String.valueOf(random.nextInt(kind == 8 ? 90_000 : 300)));
            }
        }
        return new OldSheet(values);
    }
}
