package org.yangguang.office;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.yangguang.annual.AnnualEvent;
import org.yangguang.annual.AnnualReports;
import org.yangguang.annual.DueDates;
import org.yangguang.annual.DutyDesk;
import org.yangguang.annual.Matrix;
import org.yangguang.annual.Matrix.View;
import org.yangguang.annual.Stage;
import org.yangguang.annual.YearRow;
import org.yangguang.identity.Officer;
import org.yangguang.identity.Permission;
import org.yangguang.organ.Organ;
import org.yangguang.ui.Chinese;

/// The yearly report on the dashboard and the list of reports: when it is due, whether it was asked for,
/// returned or cleared.
@Component
class AnnualTodos {

    private static final List<Permission> CONCERNED =
            List.of(Permission.REPORT_EDIT, Permission.REPORT_CHECK, Permission.REPORT_SIGN, Permission.REPORT_PUBLISH);

    private final AnnualReports reports;
    private final DutyDesk duties;
    private final Matrix matrix;

    AnnualTodos(AnnualReports reports, DutyDesk duties, Matrix matrix) {
        this.reports = reports;
        this.duties = duties;
        this.matrix = matrix;
    }

    /// Of last year's report, for those who work on it; empty if nothing is to be done.
    List<AnnualTodo> of(Officer officer, Organ organ, LocalDate today) {
        var todos = new ArrayList<AnnualTodo>();
        int year = today.getYear() - 1;
        if (CONCERNED.stream().anyMatch(officer::may)) {
            own(organ, year, today).ifPresent(todos::add);
        }
        if (officer.may(Permission.REPORT_SUPERVISE)) {
            todos.add(supervising(year, today));
        }
        return todos;
    }

    private AnnualTodo supervising(int year, LocalDate today) {
        var counts = matrix.counts(year, today);
        return new AnnualTodo(
                "汇总与核验 %d 年报：待核准 %d 个，尚未报送 %d 个".formatted(year, counts.of(View.WAITING), counts.awaited()),
                counts.of(View.WAITING) > 0 ? "warn" : "dai",
                counts.errorCount() > 0 ? "%d 个机关的报告有错误".formatted(counts.organsWithErrors()) : "",
                List.of(),
                MatrixFilter.AGGREGATE + year);
    }

    private Optional<AnnualTodo> own(Organ organ, int year, LocalDate today) {
        var standing = duties.standing(organ, year);
        var stage = reports.years(organ).stream()
                .filter(row -> row.year() == year)
                .findFirst()
                .map(YearRow::stage);
        if (!DutyDesk.owes(organ, year) || standing.isExempt()) {
            return Optional.empty();
        }
        if (stage.filter(s -> s == Stage.CLEARED).isPresent()) {
            var by = standing.dates().map(DueDates::publishBy);
            return Optional.of(new AnnualTodo(
                    year + " 年度报告已核准，请公布"
                            + by.map(day -> "，公布截止" + Chinese.date(day)).orElse(""),
                    by.filter(today::isAfter).isPresent() ? "bad" : "warn",
                    "",
                    List.of(),
                    "/office/reports/" + year));
        }
        if (reports.isWithAuthority(organ, year)) {
            return Optional.empty();
        }
        var returned = stage.filter(s -> s == Stage.RETURNED)
                .flatMap(_ -> reports.open(organ, year))
                .flatMap(work -> work.state().returned());
        return Optional.of(new AnnualTodo(
                due(year, returned.isPresent(), standing.dates(), today),
                look(standing, returned.isPresent(), today),
                note(standing, returned),
                returned.stream()
                        .flatMap(r -> r.marks().stream())
                        .flatMap(mark -> ReportPlace.of(mark.where()).stream()
                                .map(place -> new ReadingView.Marked(place, mark.text())))
                        .toList(),
                "/office/reports/" + year));
    }

    private static String due(int year, boolean returned, Optional<DueDates> dates, LocalDate today) {
        var what = year + " 年度报告" + (returned ? "被主管部门退回，请修改后重新报送" : "应当编制报送");
        return dates.map(d -> {
                    long left = d.daysLeft(today);
                    return what
                            + "，报送截止"
                            + Chinese.date(d.submitBy())
                            + (left < 0 ? "，已逾期 " + -left + " 日" : left == 0 ? "，今日到期" : "，还有 " + left + " 日");
                })
                .orElse(what);
    }

    private static String look(DutyDesk.Standing standing, boolean returned, LocalDate today) {
        boolean late = standing.dates().filter(d -> d.daysLeft(today) < 0).isPresent();
        return late || returned ? "bad" : standing.reminders().isEmpty() ? "dai" : "warn";
    }

    private static String note(DutyDesk.Standing standing, Optional<AnnualEvent.Returned> returned) {
        return String.join(
                "　",
                Stream.of(
                                returned.map(r -> "退回理由：" + r.reason()),
                                standing.reminders().stream()
                                        .findFirst()
                                        .map(r -> "主管部门 " + Chinese.date(r.on()) + "催报"),
                                standing.decision()
                                        .flatMap(d -> d.extension().map(until -> "已同意缓报至" + Chinese.date(until))))
                        .flatMap(Optional::stream)
                        .toList());
    }
}
