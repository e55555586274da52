package org.yangguang.report.checking;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The 统计表 of reports up to 2018, which some later reports still carry along.
final class IndicatorChecks {
    private static final List<String> CHANNELS =
            List.of("active_gazette", "active_website", "active_weibo", "active_wechat");
    private static final List<String> RESPONSES =
            List.of("press_conferences", "interviews", "interpretations", "response_social_media");
    private static final List<String> WAYS_TO_APPLY =
            List.of("apply_in_person", "apply_fax", "apply_email", "apply_online", "apply_letter", "apply_other");
    private static final Map<String, String> NAMES = names();

    private IndicatorChecks() {}

    private static Map<String, String> names() {
        var names = new LinkedHashMap<String, String>();
        names.put("active_total", "主动公开政府信息数");
        names.put("active_normative", "规范性文件数");
        names.put("active_gazette", "政府公报公开数");
        names.put("active_website", "政府网站公开数");
        names.put("active_weibo", "政务微博公开数");
        names.put("active_wechat", "政务微信公开数");
        names.put("response_total", "回应热点或舆情数");
        names.put("press_conferences", "新闻发布会总次数");
        names.put("interviews", "在线访谈次数");
        names.put("interpretations", "政策解读稿件发布数");
        names.put("response_social_media", "微博微信回应事件数");
        return names;
    }

    private static Optional<BigDecimal> year(Examined x, String name) {
        var values = x.report().indicators().get(name);
        return values == null || values.isEmpty() ? Optional.empty() : values.getFirst();
    }

    private static boolean isPrinted(Examined x, String name) {
        return x.report().indicators().containsKey(name);
    }

    private static BigDecimal sum(Examined x, List<String> names) {
        return names.stream()
                .map(name -> year(x, name).orElse(BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static final Check CHANNELS_COVER = new Check(
            "L-01", "主动公开总条数不多于各渠道之和（同一信息计 1 条）", Level.WARNING, TitleChecks.ALL_FORMS, "2018 年度及以前统计表", (check, x) -> {
                var total = year(x, "active_total");
                if (total.isEmpty() || CHANNELS.stream().noneMatch(name -> isPrinted(x, name))) {
                    return new Answer.CannotTell("没有统计表的主动公开总数或各渠道数");
                }
                var sum = sum(x, CHANNELS);
                return total.get().compareTo(sum) > 0
                        ? Answer.of(List.of(Finding.of(
                                check,
                                "active_total",
                                "主动公开政府信息数 %s 条，各渠道之和 %s 条，少 %s 条。"
                                        .formatted(total.get(), sum, total.get().subtract(sum)))))
                        : new Answer.Holds();
            });

    static final Check RESPONSES_COVER =
            new Check("L-02", "有回应热点或舆情的，分渠道填报", Level.WARNING, TitleChecks.ALL_FORMS, "2018 年度及以前统计表", (check, x) -> {
                var total = year(x, "response_total");
                if (total.isEmpty() || RESPONSES.stream().noneMatch(name -> isPrinted(x, name))) {
                    return new Answer.CannotTell("没有统计表的回应总数或各渠道数");
                }
                boolean none = RESPONSES.stream().allMatch(name -> year(x, name).isEmpty());
                return none && total.get().signum() > 0
                        ? Answer.of(List.of(Finding.of(
                                check,
                                "response_total",
                                "回应热点或舆情 %s 次，各回应渠道全部空白，相差 %s 次。".formatted(total.get(), total.get()))))
                        : new Answer.Holds();
            });

    static final Check FILLED =
            new Check("L-03", "统计表各格填数，没有的填 0", Level.WARNING, TitleChecks.ALL_FORMS, "2018 年度及以前统计表", (check, x) -> {
                if (x.report().indicators().isEmpty()) {
                    return new Answer.CannotTell("没有统计表");
                }
                var blank = new ArrayList<String>();
                NAMES.forEach((name, label) -> {
                    if (isPrinted(x, name) && year(x, name).isEmpty()) {
                        blank.add(label);
                    }
                });
                return blank.isEmpty()
                        ? new Answer.Holds()
                        : Answer.of(List.of(Finding.of(
                                check,
                                "indicators",
                                "统计表有 %d 格空白：%s。应填 0 或实数。".formatted(blank.size(), String.join("、", blank)))));
            });

    static final Check APPLICATIONS =
            new Check("L-04", "收到申请总数＝各申请方式之和", Level.ERROR, TitleChecks.ALL_FORMS, "2018 年度及以前统计表", (check, x) -> {
                var total = year(x, "apply_total");
                if (total.isEmpty()
                        || WAYS_TO_APPLY.stream()
                                .anyMatch(name ->
                                        isPrinted(x, name) && year(x, name).isEmpty())
                        || WAYS_TO_APPLY.stream().noneMatch(name -> isPrinted(x, name))) {
                    return new Answer.CannotTell("没有统计表的申请总数或有申请方式未填");
                }
                var sum = sum(x, WAYS_TO_APPLY);
                return total.get().compareTo(sum) == 0
                        ? new Answer.Holds()
                        : Answer.of(List.of(Finding.of(
                                check,
                                "apply_total",
                                "收到申请总数 %s 条，各申请方式之和 %s 条，相差 %s 条。"
                                        .formatted(
                                                total.get(),
                                                sum,
                                                total.get().subtract(sum).abs()))));
            });

    static final List<Check> ALL = List.of(CHANNELS_COVER, RESPONSES_COVER, FILLED, APPLICATIONS);
}
