package org.yangguang.report.extraction;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The 政府信息公开情况统计表 that reports up to 2018 carry instead of the tables: one or two
/// figures after each name, this year and, in some sheets, cumulative (历年累计).
final class Indicators {
    private static final Label SHEET = Label.of("(?:指标名称|统计指标|情况统计表|计量单位)");
    private static final Label CUMULATIVE = Label.of("(?:历年累计|累计)");
    private static final Pattern VALUES =
            Pattern.compile("(?:[0-9]|(?<=[0-9]),(?=[0-9]{3})|[ \\u001E\\u001F])+(?![0-9]*[.、])");
    private static final String UNIT = "(?:[(][^()]{0,60}[)])?(?:[(]?(?:单位[:：])?(?:条|次|件|篇|个|人|人次|万元|元)[)]?)?";

    /// 一、主动公开情况 stands in the sheet itself.
    private static final Label HEADING_OF_THE_SHEET = Labels.PARTS.get(1);
    /// From one name to the next, with names between that are not ours.
    private static final int FURTHEST = 400;

    private record Anchor(String name, int start, int end) {}

    private static final Map<String, Label> NAMES = names();

    private static Map<String, Label> names() {
        var words = new LinkedHashMap<String, String>();
        words.put("active_total", "主动公开(?:政府)?信息(?:总)?数");
        words.put("active_normative", "(?:主动公开|制发)(?:行政)?规范性文件(?:总)?数");
        words.put("active_gazette", "政府公报公开(?:政府信息)?(?:数)?");
        words.put("active_website", "(?:政府)?网站公开(?:政府信息)?(?:数)?");
        words.put("active_weibo", "政务微博公开(?:政府信息)?(?:数)?");
        words.put("active_wechat", "政务微信公开(?:政府信息)?(?:数)?");
        words.put("response_total", "回应公众关注热点或重大舆情数");
        words.put("press_conferences", "参加或举办新闻发布会(?:总)?次数");
        words.put("interviews", "政府网站在线访谈次数");
        words.put("interpretations", "政策解读稿件发布数");
        words.put("response_social_media", "微博微信回应事件数");
        words.put("apply_total", "(?:受理依申请公开信息(?:总)?数|收到(?:的)?(?:政府信息公开)?申请(?:总)?数)");
        words.put("apply_in_person", "当面申请(?:总)?数");
        words.put("apply_fax", "传真申请(?:总)?数");
        words.put("apply_email", "电子邮件申请(?:总)?数");
        words.put("apply_online", "(?:网上|网络|通过网络)申请(?:总)?数");
        words.put("apply_letter", "信函申请(?:总)?数");
        words.put("apply_other", "其[他它]形式申请(?:总)?数");
        words.put("reply_total", "(?:对申请的答复|申请答复)(?:总)?数");
        words.put("reply_granted", "同意公开答复(?:总)?数");
        words.put("reply_partial", "同意部分公开答复(?:总)?数");
        words.put("reply_denied", "(?:否决公开|不同意公开)答复(?:总)?数");
        words.put("reconsideration", "行政复议(?:数量|数)");
        words.put("litigation", "行政诉讼(?:数量|数)");
        words.put("appeals", "(?:行政申诉|举报投诉)(?:数量|数)");
        var map = new LinkedHashMap<String, Label>();
        words.forEach((name, text) ->
                map.put(name, Label.exactly("(?:[1-9][.、]" + "[ ]{0,3})?" + Label.gapped(text + UNIT))));
        return map;
    }

    private record Row(String name, List<String> runs) {}

    private Indicators() {}

    static Map<String, List<Optional<BigDecimal>>> read(Sheet sheet, Tables tables) {
        var run = sheet.run();
        var start = SHEET.find(sheet);
        if (start == null) {
            return Map.of();
        }
        int from = start.start();
        int to = run.length();
        for (var part : Labels.PARTS) {
            var next = part == HEADING_OF_THE_SHEET ? null : part.find(sheet, from, to);
            to = next == null ? to : next.start();
        }
        var anchors = together(anchors(sheet, from, to));
        if (anchors.size() < 3) {
            return Map.of();
        }
        to = Math.min(to, anchors.getLast().end() + FURTHEST);
        boolean two = CUMULATIVE.find(sheet, from, anchors.getFirst().start()) != null;
        var rows = new ArrayList<Row>();
        int last = from;
        for (int a = 0; a < anchors.size(); a++) {
            var anchor = anchors.get(a);
            int end = a + 1 < anchors.size() ? anchors.get(a + 1).start() : to;
            var values = VALUES.matcher(run).region(anchor.end(), end);
            var text = values.lookingAt() ? values.group() : "";
            rows.add(new Row(
                    anchor.name(),
                    Arrays.stream(text.split("[ \\u001E\\u001F]+"))
                            .filter(s -> !s.isEmpty())
                            .toList()));
            last = Math.max(last, values.hitEnd() || !text.isEmpty() ? anchor.end() + text.length() : anchor.end());
        }
        tables.spans.add(new Tables.Span(from, last));
        return two ? pairs(rows) : singles(rows);
    }

    private static List<Anchor> anchors(Sheet sheet, int from, int to) {
        var anchors = new ArrayList<Anchor>();
        NAMES.forEach((name, label) -> {
            var matcher = label.find(sheet, from, to);
            if (matcher != null) {
                anchors.add(new Anchor(name, matcher.start(), sheet.endOf(matcher)));
            }
        });
        anchors.sort(Comparator.comparingInt(Anchor::start));
        for (int a = anchors.size() - 1; a > 0; a--) {
            if (anchors.get(a).start() < anchors.get(a - 1).end()) {
                anchors.remove(a);
            }
        }
        return anchors;
    }

    /// The names of one sheet follow each other closely; the same words in the prose after it do not.
    private static List<Anchor> together(List<Anchor> anchors) {
        for (int a = 1; a < anchors.size(); a++) {
            if (anchors.get(a).start() - anchors.get(a - 1).end() > FURTHEST) {
                return a < 3 ? together(anchors.subList(a, anchors.size())) : anchors.subList(0, a);
            }
        }
        return anchors;
    }

    private static Map<String, List<Optional<BigDecimal>>> singles(List<Row> rows) {
        var map = new LinkedHashMap<String, List<Optional<BigDecimal>>>();
        for (var row : rows) {
            var value = row.runs().size() == 1 ? number(row.runs().getFirst()) : Optional.<BigDecimal>empty();
            map.put(row.name(), List.of(value, Optional.empty()));
        }
        return map;
    }

    private static Optional<BigDecimal> number(String text) {
        return Optional.ofNullable(CellText.parse(text).value());
    }

    private static Map<String, List<Optional<BigDecimal>>> pairs(List<Row> rows) {
        var ways = new LinkedHashMap<String, List<long[]>>();
        for (var row : rows) {
            boolean digits = row.runs().stream().allMatch(r -> r.matches("\\d+"));
            var cuts = digits ? JoinedDigits.cuts(row.runs(), 2, cut -> cut[0] <= cut[1]) : List.<long[]>of();
            ways.put(row.name(), cuts);
        }
        settle(ways, "active_total", List.of("active_website", "active_gazette", "active_weibo", "active_wechat"));
        settle(
                ways,
                "apply_total",
                List.of("apply_in_person", "apply_fax", "apply_email", "apply_online", "apply_letter", "apply_other"));
        settle(ways, "reply_total", List.of("reply_granted", "reply_partial", "reply_denied"));
        var map = new LinkedHashMap<String, List<Optional<BigDecimal>>>();
        ways.forEach((name, cuts) -> map.put(
                name,
                cuts.size() == 1
                        ? List.of(
                                Optional.of(BigDecimal.valueOf(cuts.getFirst()[0])),
                                Optional.of(BigDecimal.valueOf(cuts.getFirst()[1])))
                        : List.of(Optional.empty(), Optional.empty())));
        return map;
    }

    /// A total and its parts, each with several cuts: the one combination in which both columns
    /// add up.
    private static void settle(Map<String, List<long[]>> ways, String total, List<String> parts) {
        var names = new ArrayList<String>();
        names.add(total);
        parts.stream().filter(ways::containsKey).forEach(names::add);
        long combinations = 1;
        for (var name : names) {
            combinations *= ways.getOrDefault(name, List.of()).size();
        }
        if (names.size() < 3 || combinations <= 1 || combinations > 20_000) {
            return;
        }
        var solutions = new ArrayList<List<long[]>>();
        combine(ways, names, new ArrayList<>(), solutions);
        if (solutions.size() == 1) {
            for (int i = 0; i < names.size(); i++) {
                ways.put(names.get(i), List.of(solutions.getFirst().get(i)));
            }
        }
    }

    private static void combine(
            Map<String, List<long[]>> ways, List<String> names, List<long[]> chosen, List<List<long[]>> solutions) {
        if (chosen.size() == names.size()) {
            long year = chosen.getFirst()[0];
            long all = chosen.getFirst()[1];
            for (var part : chosen.subList(1, chosen.size())) {
                year -= part[0];
                all -= part[1];
            }
            if (year == 0 && all == 0) {
                solutions.add(List.copyOf(chosen));
            }
            return;
        }
        for (var way : ways.getOrDefault(names.get(chosen.size()), List.of())) {
            chosen.add(way);
            combine(ways, names, chosen, solutions);
            chosen.removeLast();
        }
    }
}
