package org.yangguang.office;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.yangguang.annual.AnnualEvent;
import org.yangguang.annual.ProsePart;
import org.yangguang.report.CellId;
import org.yangguang.report.Form;

/// What happened to a report, and places in it, as the staff pages say it.
public final class AnnualWords {

    private AnnualWords() {}

    static String form(Form form) {
        return switch (form) {
            case FMT_2021 -> "2021 年表样（国办公开办函〔2021〕30号）";
            case FMT_2019 -> "2019 年表样（国办公开办函〔2019〕60号）";
            case FMT_LEGACY -> "2018 年度及以前的统计表";
        };
    }

    static String event(AnnualEvent event) {
        return switch (event) {
            case AnnualEvent.Opened(var form) -> "开始编制，" + form(form);
            case AnnualEvent.Filled(int fill) -> "第 " + fill + " 次取数";
            case AnnualEvent.FormChosen(var form, var reason) -> "改用" + form(form) + "：" + reason;
            case AnnualEvent.Adjusted(var cell, var value, var reason) ->
                place(cell) + " 改为 " + value.toPlainString() + "：" + reason;
            case AnnualEvent.Restored(var cell) -> place(cell) + " 恢复台账值";
            case AnnualEvent.Undone(int number) -> "撤销第 " + number + " 步";
            case AnnualEvent.Explained(var rule, var _, var text) -> "情况说明（" + rule + "）：" + text;
            case AnnualEvent.Dismissed(var rule, var _) -> "标为不是问题（" + rule + "）";
            case AnnualEvent.SentToCheck _ -> "送校核";
            case AnnualEvent.SentToReview _ -> "送分管领导审核";
            case AnnualEvent.SentBack(var reason) -> "退回修改：" + reason;
            case AnnualEvent.Submitted(boolean above) -> above ? "审定报送" : "审定（没有上级主管部门，即为核准）";
            case AnnualEvent.Received(int _, var from) -> "接收外来报告：" + from;
            case AnnualEvent.Returned(var reason, var marks) ->
                "主管部门退回：" + reason + (marks.isEmpty() ? "" : "，标出 " + marks.size() + " 处");
            case AnnualEvent.Cleared(var note) -> "主管部门核准" + (note.isEmpty() ? "" : "：" + note);
            case AnnualEvent.Reopened(var reason) -> "重新核对：" + reason;
            case AnnualEvent.Published(int edition, var day) -> "公布，第 " + edition + " 版，落款 " + day;
            case AnnualEvent.CorrectionBegun(var reason) -> "开始更正：" + reason;
        };
    }

    /// The cell or passage that a mark, a comment or a finding points to.
    static String place(String where) {
        return CellId.at(where)
                .map(CellId::label)
                .or(() -> java.util.Arrays.stream(ProsePart.values())
                        .filter(part -> part.name().equals(where))
                        .findFirst()
                        .map(AnnualWords::passage))
                .orElse(where.isEmpty() ? "整份报告" : where);
    }

    private static String passage(ProsePart part) {
        return part.section() == 0 ? "正文之前" : "第" + "一二三四五六".charAt(part.section() - 1) + "部分" + part.heading();
    }

    /// The part 1 to 6 on whose page a place stands.
    static int part(String where) {
        return CellId.at(where)
                .map(AnnualWords::part)
                .or(() -> java.util.Arrays.stream(ProsePart.values())
                        .filter(part -> part.name().equals(where))
                        .findFirst()
                        .map(part -> Math.max(1, part.section())))
                .orElse(1);
    }

    static int part(CellId cell) {
        return switch (cell) {
            case CellId.Two _ -> 2;
            case CellId.Three _ -> 3;
            case CellId.Four _ -> 4;
        };
    }

    /// The id of a cell in its page.
    static String anchor(CellId cell) {
        return "c-" + cell.path().replace('.', '-');
    }

    static String href(int year, String where) {
        return "/office/reports/" + year + "/" + part(where)
                + CellId.at(where).map(cell -> "#" + anchor(cell)).orElse("");
    }

    static String plain(@Nullable BigDecimal value) {
        return value == null ? "" : value.toPlainString();
    }
}
