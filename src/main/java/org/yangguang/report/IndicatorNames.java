package org.yangguang.report;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The names of the 政府信息公开情况统计表 used up to 2018, in the order of the sheet: ours in
/// [AnnualReport#indicators()], and the sheet's own for people.
public final class IndicatorNames {

    private static final Map<String, String> LABELS = labels();
    private static final List<String> ORDER = List.copyOf(LABELS.keySet());

    private IndicatorNames() {}

    /// Our names and the sheet's own words, in its order.
    public static Map<String, String> all() {
        return LABELS;
    }

    /// The sheet's own word for a name; a name of no sheet stands for itself.
    public static String label(String name) {
        return LABELS.getOrDefault(name, name);
    }

    /// Our name for the sheet's own word; a word of no sheet stands for itself.
    public static String name(String label) {
        return LABELS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(label))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(label);
    }

    /// As the sheet lists them; names of no sheet at the end.
    public static Comparator<String> asPrinted() {
        return Comparator.<String>comparingInt(name -> ORDER.contains(name) ? ORDER.indexOf(name) : ORDER.size())
                .thenComparing(Comparator.naturalOrder());
    }

    private static Map<String, String> labels() {
        var labels = new LinkedHashMap<String, String>();
        labels.put("active_total", "主动公开政府信息数");
        labels.put("active_normative", "主动公开规范性文件数");
        labels.put("active_gazette", "政府公报公开政府信息数");
        labels.put("active_website", "政府网站公开政府信息数");
        labels.put("active_weibo", "政务微博公开政府信息数");
        labels.put("active_wechat", "政务微信公开政府信息数");
        labels.put("response_total", "回应公众关注热点或重大舆情数");
        labels.put("press_conferences", "参加或举办新闻发布会总次数");
        labels.put("interviews", "政府网站在线访谈次数");
        labels.put("interpretations", "政策解读稿件发布数");
        labels.put("response_social_media", "微博微信回应事件数");
        labels.put("apply_total", "收到申请数");
        labels.put("apply_in_person", "当面申请数");
        labels.put("apply_fax", "传真申请数");
        labels.put("apply_email", "电子邮件申请数");
        labels.put("apply_online", "网络申请数");
        labels.put("apply_letter", "信函申请数");
        labels.put("apply_other", "其他形式申请数");
        labels.put("reply_total", "对申请的答复数");
        labels.put("reply_granted", "同意公开答复数");
        labels.put("reply_partial", "同意部分公开答复数");
        labels.put("reply_denied", "不同意公开答复数");
        labels.put("reconsideration", "行政复议数量");
        labels.put("litigation", "行政诉讼数量");
        labels.put("appeals", "举报投诉数量");
        return Collections.unmodifiableMap(labels);
    }
}
