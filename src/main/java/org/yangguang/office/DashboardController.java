package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.yangguang.request.SignOffDesk;
import org.yangguang.request.routing.Routings;
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
    private final SignOffDesk signOff;
    private final Routings routings;
    private final ApplicantPost post;
    private final IntakeRulesOfOrgans rules;
    private final Calendars calendars;
    private final AnnualTodos annual;

    DashboardController(
            OfficeFrame frame,
            RequestList requests,
            SignOffDesk signOff,
            Routings routings,
            ApplicantPost post,
            IntakeRulesOfOrgans rules,
            Calendars calendars,
            AnnualTodos annual) {
        this.frame = frame;
        this.requests = requests;
        this.signOff = signOff;
        this.routings = routings;
        this.post = post;
        this.rules = rules;
        this.calendars = calendars;
        this.annual = annual;
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
        model.addAttribute("figures", officer.may(Permission.REQUEST_READ) ? figures(officer) : List.of());
        model.addAttribute("todos", officer.may(Permission.REQUEST_READ) ? todos(officer) : List.of());
        model.addAttribute("unread", officer.may(Permission.REQUEST_READ) ? post.unread(frame.organ()) : List.of());
        model.addAttribute("annual", annual.of(officer, frame.organ(), frame.today()));
        model.addAttribute("errands", errands(officer));
        return "office/dashboard";
    }

    private List<Figure> figures(Officer officer) {
        var counters = requests.counters(frame.organ(), officer.account());
        int late = counters.getOrDefault(View.UNCONFIRMED_LATE, 0);
        var unconfirmed = late == 0
                ? figure(counters, View.UNCONFIRMED, "is-warn", "确认之前期限不起算")
                : figure(counters, View.UNCONFIRMED, "is-bad", late + " 件已超过 1 个工作日的内部时限");
        return List.of(
                figure(counters, View.TODAY, "is-bad", "依法当日须答复或者已经逾期"),
                figure(counters, View.SOON, "is-warn", "今日之后 3 个工作日以内"),
                figure(counters, View.MINE, "", "由我承办、尚未办结"),
                unconfirmed,
                figure(counters, View.WAITING, "", "申请人、第三方或者其他机关"),
                figure(counters, View.LAPSED, "is-warn", "补正期限或者缴费期限已过"),
                figure(counters, View.UNSERVED, "is-warn", "已办结，尚未登记送达"),
                figure(counters, View.OPEN, "", "尚未办结的全部申请"),
                figure(Routings.View.MINE, "is-warn", "内部转办，等我反馈"),
                figure(Routings.View.OVERDUE, "is-bad", "内部转办，内部期限已过"));
    }

    private static Figure figure(Map<View, Integer> counters, View view, String look, String note) {
        int counter = counters.getOrDefault(view, 0);
        return new Figure(
                view.label(), counter, counter == 0 ? "" : look, note, "/office/requests?view=" + view.code());
    }

    private Figure figure(Routings.View view, String look, String note) {
        var officer = frame.officer();
        int count = routings.count(officer.organId(), view, officer.account());
        return new Figure(view.label(), count, count == 0 ? "" : look, note, "/office/routings?view=" + view.code());
    }

    /// The views are read one after another only until the list is full.
    private List<Todo> todos(Officer officer) {
        var organ = frame.organ();
        var charged = signOff.examiner(officer.account(), officer.duties()).charged(frame.today());
        var todos = new LinkedHashMap<UUID, Todo>();
        for (var view : BY_URGENCY) {
            for (var row : requests.page(organ, all(view), 2 * SHOWN, 0)) {
                Todo.of(row, officer, charged).ifPresent(todo -> todos.putIfAbsent(row.id(), todo));
            }
            if (todos.size() >= SHOWN) {
                break;
            }
        }
        var ruled = rules.of(organ.id());
        var days = calendars.of(organ.region());
        return todos.values().stream()
                .limit(SHOWN)
                .map(todo -> ruled.confirmation(todo.request().state(), days, frame.today())
                        .filter(IntakeRules.Confirmation::over)
                        .map(late -> todo.with("已超过内部时限（" + Chinese.date(late.last()) + "）"))
                        .orElse(todo))
                .toList();
    }

    static Filter all(View view) {
        return Filter.of(view);
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
            errands.add(new Errand("机关设置", "公开工作机构的名称、地址、电话、受理时间；审签环节；业务处室", "/office/settings"));
        }
        if (officer.may(Permission.OUTBOX_READ)) {
            errands.add(new Errand("发件箱", "发给申请人和本机关的短信、电子邮件是否发出", "/office/outbox"));
        }
        if (officer.may(Permission.AUDIT_READ)) {
            errands.add(new Errand("操作留痕", "查阅操作记录，核对记录是否完整", "/office/audit"));
        }
        return errands;
    }
}
