package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.yangguang.audit.AuditTrail;
import org.yangguang.identity.Accounts;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.request.Course;
import org.yangguang.request.RequestList;
import org.yangguang.ui.Chinese;
import org.yangguang.ui.Crumb;

/// Taking a list away: what the filter shows, names and numbers of persons masked, for a purpose that
/// is recorded.
@Controller
class RequestExportController {

    private static final String EXPORT = "/office/requests/export";
    private static final int MOST = 5000;
    private static final List<String> HEAD = List.of(
            "申请编号", "所需信息", "申请人", "申请人类别", "渠道", "提交日期", "收到日期", "环节", "办理结果", "承办人", "答复到期日", "办结日期", "用时（工作日）");
    private static final Pattern PERSONAL_NUMBER = Pattern.compile("(?<![0-9])[0-9]{11,17}[0-9Xx]?(?![0-9])");

    private final OfficeFrame frame;
    private final RequestList requests;
    private final Accounts accounts;
    private final AuditTrail audit;
    private final Clock clock;
    private final TransactionTemplate transactions;

    RequestExportController(
            OfficeFrame frame,
            RequestList requests,
            Accounts accounts,
            AuditTrail audit,
            Clock clock,
            TransactionTemplate transactions) {
        this.frame = frame;
        this.requests = requests;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
        this.transactions = transactions;
    }

    /// Asks for the purpose and the form of the file.
    @GetMapping(EXPORT)
    @Permit(Permission.REQUEST_READ)
    String ask(HttpServletRequest request, Model model) {
        var list = ListFilter.of(Typed.of(request), frame.officer().account());
        return page(list, List.of(), "", request, model);
    }

    @PostMapping(EXPORT)
    @Permit(Permission.REQUEST_READ)
    Object take(HttpServletRequest request, Model model) {
        var typed = Typed.of(request);
        var list = ListFilter.ofQuery(typed.get("query"), frame.officer().account());
        var ids = Arrays.stream(
                        Optional.ofNullable(request.getParameterValues("id")).orElse(new String[0]))
                .flatMap(id -> CasePages.uuid(id).stream())
                .distinct()
                .limit(MOST)
                .toList();
        var format = SheetExport.Format.of(typed.get("format"));
        if (format.isEmpty()) {
            return refused(list, ids, "请选择文件格式。", request, model);
        }
        var purpose = typed.get("purpose");
        if (purpose.length() < 2 || purpose.length() > 100) {
            return refused(list, ids, "请填写导出的用途，2 至 100 字；用途记入操作留痕。", request, model);
        }
        int total = ids.isEmpty() ? requests.count(frame.organ(), list.filter()) : ids.size();
        if (total > MOST) {
            return refused(list, ids, "筛选出 " + total + " 件，一次最多导出 " + MOST + " 件。请按收到日期等条件分几次导出。", request, model);
        }
        var sheet = sheet(list, ids, purpose);
        transactions.executeWithoutResult(_ -> audit.record(
                frame.acting(Permission.REQUEST_READ, request),
                "request.export",
                "requests",
                purpose,
                sheet.rows().size() + " rows as " + format.get()));
        return sheet.as(format.get(), frame.today());
    }

    private SheetExport sheet(ListFilter list, List<UUID> ids, String purpose) {
        var handlers = Handlers.of(accounts, frame.organ().id());
        var rows = ids.isEmpty()
                ? requests.page(frame.organ(), list.filter(), list.order(), MOST, 0)
                : requests.of(frame.organ(), ids);
        var about = new LinkedHashMap<String, String>();
        about.put("机关", frame.organ().name());
        about.put("范围", ids.isEmpty() ? list.inWords() : "所选申请");
        about.put("件数", String.valueOf(rows.size()));
        about.put("导出人", frame.officer().name() + "（" + frame.officer().login() + "）");
        about.put("导出时间", Chinese.minute(clock.instant()));
        about.put("用途", purpose);
        about.put("说明", "自然人姓名、号码已遮盖");
        return new SheetExport(
                "申请清单", HEAD, rows.stream().map(row -> cells(row, handlers)).toList(), about);
    }

    private static List<String> cells(RequestList.Row row, Map<UUID, String> handlers) {
        var state = row.state();
        return List.of(
                row.number(),
                PERSONAL_NUMBER.matcher(row.subject()).replaceAll("（号码已遮盖）"),
                row.who(),
                row.kind().label(),
                row.channel().label(),
                row.submittedOn().toString(),
                day(state.courseSoFar().map(Course::receivedOn)),
                StateTag.of(state, row.reply(), row.waiting().map(RequestList.Waiting::step))
                        .word(),
                state.endedIn().map(outcome -> outcome.fullLabel()).orElse(""),
                row.handler().map(h -> handlers.getOrDefault(h, "已离岗")).orElse(""),
                state.isConcluded()
                        ? ""
                        : row.reckoning().map(r -> r.deadline().text()).orElse(""),
                day(state.concludedOn()),
                state.isConcluded()
                        ? row.reckoning().map(r -> String.valueOf(r.used())).orElse("")
                        : "");
    }

    private static String day(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse("");
    }

    private ModelAndView refused(ListFilter list, List<UUID> ids, String why, HttpServletRequest request, Model model) {
        var view = new ModelAndView(page(list, ids, why, request, model), model.asMap());
        view.setStatus(org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT);
        return view;
    }

    private String page(ListFilter list, List<UUID> ids, String why, HttpServletRequest request, Model model) {
        model.addAttribute(
                "page",
                frame.page(
                        request,
                        (why.isEmpty() ? "" : "有误：") + "导出申请清单",
                        "requests",
                        new Crumb("申请办理", ListFilter.LIST),
                        new Crumb("导出", "")));
        model.addAttribute("list", list);
        model.addAttribute("ids", ids);
        model.addAttribute("total", ids.isEmpty() ? requests.count(frame.organ(), list.filter()) : ids.size());
        model.addAttribute("scope", ids.isEmpty() ? list.inWords() : "所选申请");
        model.addAttribute("why", why);
        model.addAttribute("purpose", Typed.of(request).get("purpose"));
        return "office/export";
    }
}
