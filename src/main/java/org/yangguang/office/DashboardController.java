package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.yangguang.calendar.Calendars;
import org.yangguang.identity.Duty;
import org.yangguang.identity.Officer;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.request.IntakeRules;
import org.yangguang.request.IntakeRulesOfOrgans;
import org.yangguang.request.RequestList;
import org.yangguang.request.RequestList.Filter;
import org.yangguang.request.RequestList.View;
import org.yangguang.ui.Chinese;

/// 工作台首页：what waits for the officer, most urgent first. Every figure is counted.
@Controller
public class DashboardController {

    private static final int SHOWN = 20;
    /// In the order in which what they hold must be done.
    private static final List<View> BY_URGENCY =
            List.of(View.TODAY, View.UNCONFIRMED, View.SIGNING, View.SOON, View.LAPSED, View.UNSERVED, View.OPEN);

    private final OfficeFrame frame;
    private final RequestList requests;
    private final IntakeRulesOfOrgans rules;
    private final Calendars calendars;

    DashboardController(OfficeFrame frame, RequestList requests, IntakeRulesOfOrgans rules, Calendars calendars) {
        this.frame = frame;
        this.requests = requests;
        this.rules = rules;
        this.calendars = calendars;
    }

    /// A number with the list it counts.
    ///
    /// @param look `is-bad`, `is-warn`, `is-ok` or nothing
    public record Figure(String label, int count, String look, String note, String href) {}

    /// Something an administrator may do.
    public record Errand(String label, String note, String href) {}

    @GetMapping("/office")
    @Permit(Permission.SIGNED_IN)
    String withoutSlash() {
        return "redirect:/office/";
    }

    @GetMapping("/office/")
    @Permit(Permission.SIGNED_IN)
    String show(HttpServletRequest request, Model model) {
        var officer = frame.officer();
        model.addAttribute("page", frame.page(request, "工作台", "home"));
        model.addAttribute("figures", officer.may(Permission.REQUEST_READ) ? figures() : List.of());
        model.addAttribute("todos", officer.may(Permission.REQUEST_READ) ? todos(officer) : List.of());
        model.addAttribute("errands", errands(officer));
        return "office/dashboard";
    }

    private List<Figure> figures() {
        return List.of(
                figure(View.TODAY, "is-bad", "依法当日须答复或者已经逾期"),
                figure(View.SOON, "is-warn", "今日之后 3 个工作日以内"),
                figure(View.OPEN, "", "尚未办结的全部申请"),
                figure(View.UNCONFIRMED, "is-warn", "确认之前期限不起算"),
                figure(View.LAPSED, "is-warn", "补正期限或者缴费期限已过"),
                figure(View.UNSERVED, "is-warn", "已办结，尚未登记送达"));
    }

    private Figure figure(View view, String look, String note) {
        int count = requests.count(frame.organ(), all(view));
        return new Figure(view.label(), count, count == 0 ? "" : look, note, "/office/requests?view=" + view.code());
    }

    private List<Todo> todos(Officer officer) {
        var rows = new LinkedHashMap<UUID, RequestList.Row>();
        for (var view : BY_URGENCY) {
            requests.page(frame.organ(), all(view), 2 * SHOWN, 0).forEach(row -> rows.putIfAbsent(row.id(), row));
        }
        var ruled = rules.of(frame.organ().id());
        var days = calendars.of(frame.organ().region());
        return rows.values().stream()
                .flatMap(row -> Todo.of(row, officer)
                        .map(todo -> ruled.confirmation(row.state(), days, frame.today())
                                .filter(IntakeRules.Confirmation::over)
                                .map(late -> todo.with("已超过内部时限（" + Chinese.date(late.last()) + "）"))
                                .orElse(todo))
                        .stream())
                .limit(SHOWN)
                .toList();
    }

    static Filter all(View view) {
        return new Filter(view, Optional.empty(), Optional.empty(), "");
    }

    private static List<Errand> errands(Officer officer) {
        var errands = new ArrayList<Errand>();
        if (officer.duties().stream().noneMatch(d -> d.isAdministrator() || d == Duty.ORGAN_ADMIN)) {
            return errands;
        }
        if (officer.may(Permission.ORGAN_EDIT)) {
            errands.add(new Errand("机构", "登记、更名、撤并机构", "/office/organs"));
        }
        if (officer.may(Permission.ACCOUNT_PROPOSE)) {
            errands.add(new Errand("提出账号", "提出新账号，由安全管理员批准后启用", "/office/accounts"));
        }
        if (officer.may(Permission.ACCOUNT_APPROVE)) {
            errands.add(new Errand("批准账号", "核对提出的账号及其职责，批准或者停用", "/office/accounts"));
        }
        if (officer.may(Permission.CALENDAR_ENTER)) {
            errands.add(new Errand("录入放假通知", "按国务院办公厅通知录入，经批准后重新计算各件期限", "/office/calendar"));
        }
        if (officer.may(Permission.CALENDAR_APPROVE)) {
            errands.add(new Errand("批准放假通知", "核对录入的通知与受影响的申请后批准", "/office/calendar"));
        }
        if (officer.may(Permission.OFFICE_DESCRIBE)) {
            errands.add(new Errand("机关设置", "公开工作机构的名称、地址、电话、受理时间", "/office/settings"));
        }
        if (officer.may(Permission.AUDIT_READ)) {
            errands.add(new Errand("操作留痕", "查阅操作记录，核对记录是否完整", "/office/audit"));
        }
        return errands;
    }
}
