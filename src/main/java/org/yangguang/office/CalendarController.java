package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.yangguang.calendar.Calendars;
import org.yangguang.calendar.DateList;
import org.yangguang.calendar.EnteredNotice;
import org.yangguang.calendar.LocalOverride;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.request.Recount;
import org.yangguang.ui.Crumb;

/// 工作日历: the years known, next year's notice with what it would move, local days.
@Controller
@RequestMapping("/office/calendar")
class CalendarController {

    private static final Crumb HOME = new Crumb("工作日历", "/office/calendar");
    /// 国办发明电〔2025〕7号; other brackets are forgiven and printed as these.
    private static final Pattern DOC_NO =
            Pattern.compile("([\\p{IsHan}]{2,20})[〔\\[（(【](\\d{4})[〕\\]）)】]第?(\\d{1,4})号");

    private static final Pattern REGION = Pattern.compile("[0-9]{6}");

    private final OfficeFrame frame;
    private final Calendars calendars;
    private final Recount recount;

    CalendarController(OfficeFrame frame, Calendars calendars, Recount recount) {
        this.frame = frame;
        this.calendars = calendars;
        this.recount = recount;
    }

    @GetMapping
    @Permit(Permission.CALENDAR_READ)
    String show(@RequestParam(defaultValue = "0") int year, HttpServletRequest request, Model model) {
        var days = calendars.of(frame.organ().region());
        int wanted = days.covers(year)
                ? year
                : Math.min(frame.today().getYear(), days.years().getLast());
        model.addAttribute("page", frame.page(request, "工作日历", "calendar"));
        model.addAttribute("years", CalendarView.years(days));
        model.addAttribute("year", wanted);
        model.addAttribute("months", CalendarView.months(days, wanted, frame.today()));
        model.addAttribute("notices", CalendarView.notices(calendars.notices()));
        model.addAttribute("next", days.years().getLast() + 1);
        return "office/calendar/show";
    }

    // ── next year's notice ───────────────────────────────────────────────────────────────────────

    @GetMapping("/new")
    @Permit(Permission.CALENDAR_ENTER)
    String blank(HttpServletRequest request, Model model) {
        int next = calendars.of(frame.organ().region()).years().getLast() + 1;
        return enterForm(TypedForm.empty().with("year", String.valueOf(next)), request, model);
    }

    @PostMapping("/new")
    @Permit(Permission.CALENDAR_ENTER)
    String enter(HttpServletRequest request, HttpServletResponse response, Model model) {
        var form = TypedForm.of(request);
        int year = year(form);
        var docNo = docNo(form);
        var issued = form.day("issuedOn", "成文日期");
        issued.filter(day -> day.isAfter(frame.today()))
                .ifPresent(day -> form.fault("issuedOn", "成文日期 " + day + " 还没有到，请核对通知的落款日期。"));
        var holidays = DateList.parse(form.at("holidays"), year);
        holidays.problems().forEach(problem -> form.fault("holidays", problem));
        var workdays = DateList.parse(form.at("workdays"), year);
        workdays.problems().forEach(problem -> form.fault("workdays", problem));
        if (form.ok() && issued.isPresent()) {
            var entered = calendars.enter(
                    frame.acting(Permission.CALENDAR_ENTER, request),
                    frame.officer().account(),
                    year,
                    docNo,
                    issued.get(),
                    holidays.days(),
                    workdays.days());
            if (entered.problems().isEmpty()) {
                return "redirect:/office/calendar/notices/" + entered.revision();
            }
            entered.problems().forEach(problem -> form.fault("arrangement", problem));
        }
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        return enterForm(form, request, model);
    }

    private String enterForm(TypedForm form, HttpServletRequest request, Model model) {
        model.addAttribute(
                "page", frame.page(request, form.title("录入放假通知"), "calendar", HOME, new Crumb("录入放假通知", "")));
        model.addAttribute("form", form);
        return "office/calendar/new";
    }

    private static int year(TypedForm form) {
        if (form.at("year").matches("20(1[89]|[2-9][0-9])|2100")) {
            return Integer.parseInt(form.at("year"));
        }
        form.fault("year", "年份应为 2018 至 2100 之间的四位数，现在填的是“" + form.at("year") + "”。");
        return 2018;
    }

    private static String docNo(TypedForm form) {
        var typed = form.text("docNo", "通知文号", 1, 60).replaceAll("\\s", "");
        var m = DOC_NO.matcher(typed);
        if (m.matches()) {
            return "%s〔%s〕%d号".formatted(m.group(1), m.group(2), Integer.parseInt(m.group(3)));
        }
        if (!typed.isEmpty()) {
            form.fault("docNo", "通知文号应写作 国办发明电〔2025〕7号 这样，现在填的是“" + typed + "”。");
        }
        return typed;
    }

    @GetMapping("/notices/{revision}")
    @Permit(Permission.CALENDAR_READ)
    String notice(@PathVariable int revision, HttpServletRequest request, Model model) {
        return notice(existing(revision), TypedForm.empty(), request, model);
    }

    @PostMapping("/notices/{revision}/approve")
    @Permit(Permission.CALENDAR_APPROVE)
    String approve(
            @PathVariable int revision,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        var notice = existing(revision);
        var actor = frame.acting(Permission.CALENDAR_APPROVE, request);
        if (!calendars.approve(actor, frame.officer().account(), revision)) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            var why = frame.officer().account().equals(notice.enteredBy())
                    ? "录入人不能批准自己录入的通知，请由另一位安全管理员批准。"
                    : "这份通知已经批准过，不需要再批准。";
            return notice(existing(revision), TypedForm.of(request).fault("approve", why), request, model);
        }
        flash.addFlashAttribute("done", "已批准，%d年按本通知计算，在办申请的期限已重新计算。".formatted(notice.year()));
        return "redirect:/office/calendar/notices/" + revision;
    }

    private String notice(EnteredNotice notice, TypedForm form, HttpServletRequest request, Model model) {
        var title = "%d年放假通知（录入第 %d 号）".formatted(notice.year(), notice.revision());
        model.addAttribute("page", frame.page(request, form.title(title), "calendar", HOME, new Crumb(title, "")));
        model.addAttribute("form", form);
        model.addAttribute("heading", title);
        model.addAttribute("notice", notice);
        model.addAttribute("year", notice.asYear());
        model.addAttribute("state", CalendarView.state(notice, calendars.notices()));
        model.addAttribute("holidays", DateList.shown(notice.holidays()));
        model.addAttribute("workdays", DateList.shown(notice.workdays()));
        model.addAttribute("replaces", calendars.of(frame.organ().region()).covers(notice.year()));
        var waiting = notice.approvedBy() == null;
        model.addAttribute("waiting", waiting);
        model.addAttribute(
                "mayApprove",
                waiting
                        && frame.officer().may(Permission.CALENDAR_APPROVE)
                        && !frame.officer().account().equals(notice.enteredBy()));
        model.addAttribute("moves", waiting ? MovedDeadlines.of(recount.preview(notice)) : MovedDeadlines.NONE);
        return "office/calendar/notice";
    }

    private EnteredNotice existing(int revision) {
        return calendars.notice(revision).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    // ── local days ───────────────────────────────────────────────────────────────────────────────

    @GetMapping("/local")
    @Permit(Permission.CALENDAR_ENTER)
    String local(HttpServletRequest request, Model model) {
        return local(TypedForm.empty().with("region", frame.organ().region()), request, model);
    }

    @PostMapping("/local")
    @Permit(Permission.CALENDAR_ENTER)
    String enterLocal(HttpServletRequest request, HttpServletResponse response, Model model, RedirectAttributes flash) {
        var form = TypedForm.of(request);
        form.text("region", "地区代码", 1, 6);
        var region = form.matching("region", "地区代码", REGION, "应为 6 位行政区划代码");
        var day = form.day("day", "日期");
        var kind = form.oneOf("kind", "放假或上班", LocalOverride.Kind.class);
        var reason = form.text("reason", "事由", 2, 30);
        var basis = form.text("basis", "依据", 2, 100);
        day.filter(d -> d.getYear() < 2018 || d.getYear() > 2100)
                .ifPresent(d -> form.fault("day", "日期应在 2018 年至 2100 年之间，现在是 " + d.getYear() + " 年。"));
        if (!form.ok() || day.isEmpty() || kind.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return local(form, request, model);
        }
        var actor = frame.acting(Permission.CALENDAR_ENTER, request);
        calendars.enterLocal(
                actor, frame.officer().account(), new LocalOverride(region, day.get(), kind.get(), reason, basis));
        flash.addFlashAttribute("done", "已录入 %s %s，在办申请的期限已重新计算。".formatted(region, day.get()));
        return "redirect:/office/calendar/local";
    }

    private String local(TypedForm form, HttpServletRequest request, Model model) {
        model.addAttribute(
                "page", frame.page(request, form.title("地方放假安排"), "calendar", HOME, new Crumb("地方放假安排", "")));
        model.addAttribute("form", form);
        model.addAttribute("local", calendars.localDays());
        return "office/calendar/local";
    }
}
