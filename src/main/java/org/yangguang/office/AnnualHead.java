package org.yangguang.office;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.yangguang.annual.AnnualWork;
import org.yangguang.annual.Stage;
import org.yangguang.calendar.ChineseDate;
import org.yangguang.report.checking.Finding;

/// What stands above every page of a report being worked on: its findings, its stage, its six parts.
///
/// @param part 1 to 6, the one shown; 0 for a page beside them
public record AnnualHead(int year, int part, Stage stage, int errors, int hints, List<Step> steps, List<Tab> tabs) {

    /// A step of 编制环节.
    ///
    /// @param note under its name; may be empty
    public record Step(String label, String note, boolean done, boolean current) {}

    /// A part of the report, with how many findings point to it.
    public record Tab(int part, String label, long errors, long hints, boolean current) {}

    private static final List<String> PARTS = List.of("一、总体情况", "二、主动公开", "三、申请办理", "四、复议诉讼", "五、问题与改进", "六、其他事项");
    private static final Set<String> ABOUT_TABLE_THREE = Set.of("X-01", "X-02", "X-06");

    static AnnualHead of(AnnualWork work, int part) {
        var blocking = work.blocking();
        var hints = work.hints();
        return new AnnualHead(
                work.year(),
                part,
                work.state().stage(),
                blocking.size(),
                hints.size(),
                steps(work, blocking.size(), hints.size()),
                IntStream.rangeClosed(1, PARTS.size())
                        .mapToObj(n -> new Tab(
                                n,
                                PARTS.get(n - 1),
                                blocking.stream().filter(f -> part(f) == n).count(),
                                hints.stream().filter(f -> part(f) == n).count(),
                                n == part))
                        .toList());
    }

    /// The part of the report a finding is shown at: where it points to; what it says of the whole
    /// stands at the
    /// first.
    static int part(Finding finding) {
        var rule = finding.ruleId();
        if (rule.startsWith("T")) {
            return rule.charAt(1) - '0';
        }
        if (finding.where().startsWith("section")) {
            int section = finding.where().charAt("section".length()) - '0';
            return section >= 1 && section <= PARTS.size() ? section : 1;
        }
        return finding.where().startsWith("table3") && ABOUT_TABLE_THREE.contains(rule) ? 3 : 1;
    }

    private static List<Step> steps(AnnualWork work, int errors, int hints) {
        var stage = work.state().stage();
        int at = switch (stage) {
            case DRAFT, RETURNED, CORRECTING -> 0;
            case CHECKING -> 1;
            case REVIEWING -> 2;
            case SUBMITTED -> 3;
            case CLEARED -> 4;
            case PUBLISHED -> 5;
        };
        var filled = work.fill()
                .map(fill -> fill.source().label() + "，"
                        + LocalDate.ofInstant(fill.at(), ChineseDate.ZONE)
                                .toString()
                                .substring(5))
                .orElse("尚未取数");
        return List.of(
                new Step(first(stage), filled, at > 0, at == 0),
                new Step("校核", "错误 " + errors + "，提示 " + hints, at > 1, at == 1),
                new Step("分管领导审核", "", at > 2, at == 2),
                new Step("报送核准", "", at > 3, at == 3),
                new Step(
                        "公布",
                        work.state().publishedOn().map(LocalDate::toString).orElse("1 月 31 日（政府 3 月 31 日）前"),
                        at > 4,
                        at == 4));
    }

    private static String first(Stage stage) {
        return switch (stage) {
            case RETURNED -> "退回修改";
            case CORRECTING -> "更正";
            case DRAFT, CHECKING, REVIEWING, SUBMITTED, CLEARED, PUBLISHED -> "编制";
        };
    }
}
