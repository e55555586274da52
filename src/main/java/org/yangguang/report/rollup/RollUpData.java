package org.yangguang.report.rollup;

import java.util.Locale;
import org.yangguang.report.listing.Csv;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A [RollUp] for other programs, with every contributor: JSON as a tree, CSV one line a
/// contribution. Sums are exact; `shown` is rounded.
public final class RollUpData {
    private static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private RollUpData() {}

    public static String json(RollUp rollUp) {
        var root = MAPPER.createObjectNode();
        root.put("year", rollUp.year()).put("format", rollUp.form().code()).put("complete", rollUp.isComplete());
        var remarks = root.putArray("remarks");
        rollUp.remarks()
                .forEach(r -> remarks.addObject()
                        .put("rule", r.rule())
                        .put("level", r.level().code())
                        .put("organ", r.organ())
                        .put("text", r.text()));
        total(root.putObject("total"), rollUp.total());
        return MAPPER.writeValueAsString(root) + "\n";
    }

    private static void total(ObjectNode node, OrganTotal total) {
        node.put("organ", total.organ()).put("expected", total.expected()).put("handed_in", total.handedIn());
        node.put("complete", total.isComplete());
        var missing = node.putArray("missing");
        total.missing().forEach(missing::add);
        var differences = node.putArray("differences");
        total.differences()
                .forEach(d -> differences
                        .addObject()
                        .put("cell", d.id().path())
                        .put("published", d.published())
                        .put("sum", d.sum())
                        .put("difference", d.difference()));
        var cells = node.putObject("cells");
        for (var sum : total.cells().values()) {
            var cell = cells.putObject(sum.id().path());
            cell.put("sum", sum.isUnknown() ? null : sum.sum());
            cell.put("shown", sum.isUnknown() ? null : sum.shown());
            cell.put("complete", sum.isComplete());
            var parts = cell.putArray("contributors");
            for (var part : sum.parts()) {
                parts.addObject()
                        .put("organ", part.organ())
                        .put("value", part.value())
                        .put("state", part.state().code())
                        .put("standing", part.standing().name().toLowerCase(Locale.ROOT));
            }
        }
        var below = node.putArray("below");
        total.below().forEach(sum -> total(below.addObject(), sum));
    }

    public static String csv(RollUp rollUp) {
        var out = new StringBuilder(Csv.BYTE_ORDER_MARK);
        out.append(Csv.line("汇总机关", "单元格", "名称", "合计", "合计（未舍入）", "是否完整", "来源机关", "数", "情况"));
        for (var total : rollUp.total().all().toList()) {
            for (var sum : total.cells().values()) {
                for (var part : sum.parts()) {
                    out.append(Csv.line(
                            total.organ(),
                            sum.id().path(),
                            sum.id().label(),
                            sum.shown(),
                            sum.isUnknown() ? null : sum.sum(),
                            sum.isComplete() && total.missing().isEmpty() ? "是" : "否",
                            part.organ(),
                            part.value(),
                            part.value() == null
                                    ? part.state().label()
                                    : part.standing().label()));
                }
            }
            for (var organ : total.missing()) {
                out.append(Csv.line(total.organ(), "", "", "", null, "否", organ, null, "缺报"));
            }
        }
        return out.toString();
    }
}
