package org.yangguang.indicator;

import java.util.Optional;

/// A figure with a name: what it counts, in which unit, over which time, and how organs add up.
///
/// @param code never changes; lower case, in addresses and files
/// @param counted the meaning by which the prose of a report states it
///     (`org.yangguang.report.prose.Counted`); empty if none
/// @param ledger what counts it; empty where it is entered by hand
/// @param local whether a 主管部门 added it
/// @param fromYear the first year it is asked for
/// @param retiredFrom the first year it is no longer asked for; values of it stay
public record Indicator(
        String code,
        ReportPart part,
        String name,
        String definition,
        Unit unit,
        Span span,
        Summing summing,
        Optional<LedgerFigure> ledger,
        String counted,
        boolean local,
        int fromYear,
        Optional<Integer> retiredFrom) {

    /// What a year's value is about.
    public enum Span {
        FLOW("年度发生数"),
        STOCK("年末数");

        private final String label;

        Span(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /// How the values of organs make one of a tree.
    public enum Summing {
        SUM("各机关相加"),
        MAX("各机关取最大"),
        NOT_SUMMED("不汇总");

        private final String label;

        Summing(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /// The part of the report whose prose states it （国办公开办函〔2021〕30号）.
    public enum ReportPart {
        S1_PROACTIVE("一（一）主动公开"),
        S1_REQUEST("一（二）依申请公开"),
        S1_MGMT("一（三）政府信息管理"),
        S1_PLATFORM("一（四）平台建设"),
        S1_SUPERVISION("一（五）监督保障"),
        S5_PROBLEMS("五 存在的主要问题及改进情况"),
        S6_OTHER("六 其他需要报告的事项");

        private final String label;

        ReportPart(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /// Whether it is asked for in a year.
    public boolean isIn(int year) {
        return year >= fromYear && retiredFrom.map(end -> year < end).orElse(true);
    }

    /// Whether entries of one year are parts of its value; else the latest entry is the value.
    boolean addsUp() {
        return span == Span.FLOW && summing == Summing.SUM && unit.addsUp();
    }
}
