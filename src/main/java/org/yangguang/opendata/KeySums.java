package org.yangguang.opendata;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yangguang.opendata.Explored.Strip;
import org.yangguang.opendata.ExplorerStore.Sum;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.DisputeColumn;
import org.yangguang.report.DisputeRoute;
import org.yangguang.report.Form;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.TableTwoField;
import org.yangguang.report.published.FigureItem;

/// The figures one asks for first, summed over the reports of a year. What some reports leave blank is
/// said.
final class KeySums {

    private static final FigureItem NEW = total(TableThreeRow.NEW_RECEIVED);
    private static final FigureItem CARRIED_IN = total(TableThreeRow.CARRIED_IN);
    private static final FigureItem DONE = total(TableThreeRow.TOTAL);
    private static final FigureItem CARRIED_OUT = total(TableThreeRow.CARRIED_OUT);
    private static final FigureItem GRANTED = total(TableThreeRow.GRANTED);
    private static final FigureItem PARTIAL = total(TableThreeRow.PARTIAL);
    private static final FigureItem RECONSIDERED = FigureItem.of(DisputeRoute.RECONSIDERATION, DisputeColumn.TOTAL);
    private static final FigureItem RECONSIDERED_CORRECTED =
            FigureItem.of(DisputeRoute.RECONSIDERATION, DisputeColumn.CORRECTED);
    private static final FigureItem SUED = FigureItem.of(DisputeRoute.LITIGATION_DIRECT, DisputeColumn.TOTAL);
    private static final FigureItem SUED_AFTER =
            FigureItem.of(DisputeRoute.LITIGATION_AFTER_RECONSIDERATION, DisputeColumn.TOTAL);
    private static final FigureItem SUED_CORRECTED =
            FigureItem.of(DisputeRoute.LITIGATION_DIRECT, DisputeColumn.CORRECTED);
    private static final FigureItem SUED_AFTER_CORRECTED =
            FigureItem.of(DisputeRoute.LITIGATION_AFTER_RECONSIDERATION, DisputeColumn.CORRECTED);

    private final Question question;
    private final Map<String, Sum> sums;
    private final int reports;

    /// @param reports how many reports there are to state a figure
    KeySums(Question question, Map<String, Sum> sums, int reports) {
        this.question = question;
        this.sums = sums;
        this.reports = reports;
    }

    private static FigureItem total(TableThreeRow row) {
        return FigureItem.of(row, ApplicantColumn.TOTAL);
    }

    private static FigureItem normative(int year) {
        return FigureItem.of(
                Form.forYear(year) == Form.FMT_2019
                        ? TableTwoField.NORMATIVE_TOTAL_PUBLIC
                        : TableTwoField.NORMATIVE_IN_FORCE);
    }

    private static FigureItem sheet(String name) {
        return FigureItem.of("sheet." + name).orElseThrow();
    }

    /// What has to be known for a year.
    static Set<FigureItem> items(int year) {
        if (Form.forYear(year) == Form.FMT_LEGACY) {
            return new LinkedHashSet<>(List.of(
                    sheet("active_total"),
                    sheet("apply_total"),
                    sheet("reply_total"),
                    sheet("reply_granted"),
                    sheet("reconsideration"),
                    sheet("litigation")));
        }
        return new LinkedHashSet<>(List.of(
                NEW,
                CARRIED_IN,
                DONE,
                CARRIED_OUT,
                GRANTED,
                PARTIAL,
                RECONSIDERED,
                RECONSIDERED_CORRECTED,
                SUED,
                SUED_AFTER,
                SUED_CORRECTED,
                SUED_AFTER_CORRECTED,
                normative(year)));
    }

    List<Strip> strip() {
        int year = question.year();
        if (Form.forYear(year) == Form.FMT_LEGACY) {
            return items(year).stream()
                    .map(item -> strip(item.label(), item, ""))
                    .toList();
        }
        var strip = new ArrayList<Strip>();
        strip.add(strip("新收申请", NEW, with("上年结转", CARRIED_IN)));
        strip.add(strip("办结申请", DONE, with("结转下年度", CARRIED_OUT)));
        strip.add(granted());
        strip.add(strip("行政复议", RECONSIDERED, with("结果纠正", RECONSIDERED_CORRECTED)));
        strip.add(together("行政诉讼", SUED, SUED_AFTER, "结果纠正", SUED_CORRECTED, SUED_AFTER_CORRECTED));
        var normative = normative(year);
        strip.add(strip("规范性文件", normative, Form.forYear(year) == Form.FMT_2019 ? "对外公开总数量" : "现行有效"));
        return strip;
    }

    /// The share of requests granted in whole or in part, where every report states all three.
    private Strip granted() {
        var done = value(DONE);
        var full = value(GRANTED);
        var part = value(PARTIAL);
        boolean alike = known(DONE) == known(GRANTED) && known(DONE) == known(PARTIAL);
        var query = question.query(Map.of("item", GRANTED.code()));
        if (done == null || full == null || part == null || !alike || done.signum() <= 0) {
            return new Strip("予以或部分公开", "", "", done != null && done.signum() == 0 ? "没有办结的申请" : "有的报告未载明，不计占比", query);
        }
        return new Strip(
                "予以或部分公开",
                OutcomeShares.share(full.add(part), done).toPlainString(),
                "%",
                full.toPlainString() + " + " + part.toPlainString() + " 件",
                query);
    }

    private Strip strip(String label, FigureItem item, String note) {
        var value = value(item);
        var missing = reports - known(item);
        var words = note + (missing > 0 && value != null ? (note.isEmpty() ? "" : "；") + missing + " 份报告未载明" : "");
        return new Strip(
                label,
                value == null ? "" : value.toPlainString(),
                value == null ? "" : item.unit(),
                value == null ? "没有报告载明" : words,
                question.query(Map.of("item", item.code())));
    }

    private Strip together(
            String label, FigureItem one, FigureItem other, String noteLabel, FigureItem noted, FigureItem otherNoted) {
        var first = value(one);
        var second = value(other);
        var note = value(noted);
        var otherNote = value(otherNoted);
        boolean whole = first != null && second != null && known(one) == known(other);
        return new Strip(
                label,
                whole && first != null && second != null ? first.add(second).toPlainString() : "",
                whole ? "件" : "",
                note != null && otherNote != null
                        ? noteLabel + " " + note.add(otherNote).toPlainString() + " 件"
                        : noteLabel + "未载明",
                question.query(Map.of("item", one.code())));
    }

    private String with(String label, FigureItem item) {
        var value = value(item);
        return value == null ? label + "未载明" : label + " " + value.toPlainString() + " 件";
    }

    private @org.jspecify.annotations.Nullable BigDecimal value(FigureItem item) {
        var sum = sums.get(item.code());
        return sum == null ? null : sum.value();
    }

    private int known(FigureItem item) {
        var sum = sums.get(item.code());
        return sum == null ? 0 : sum.known();
    }
}
