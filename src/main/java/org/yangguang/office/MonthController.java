package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.yangguang.calendar.Calendars;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.request.RequestList;
import org.yangguang.ui.Crumb;

/// 期限日历：which requests fall due on which day of a month.
@Controller
class MonthController {

    private final OfficeFrame frame;
    private final RequestList requests;
    private final Calendars calendars;

    MonthController(OfficeFrame frame, RequestList requests, Calendars calendars) {
        this.frame = frame;
        this.requests = requests;
        this.calendars = calendars;
    }

    @GetMapping("/office/requests/month")
    @Permit(Permission.REQUEST_READ)
    String thisMonth() {
        return "redirect:/office/requests/month/" + YearMonth.from(frame.today());
    }

    @GetMapping("/office/requests/month/{month}")
    @Permit(Permission.REQUEST_READ)
    String show(@PathVariable String month, HttpServletRequest request, Model model) {
        var shown = month(month);
        var organ = frame.organ();
        List<RequestList.Due> due = requests.due(organ, shown.atDay(1), shown.atEndOfMonth());
        var days = calendars.of(organ.region());
        var view = MonthView.of(shown, days, frame.today(), due);
        model.addAttribute(
                "page",
                frame.page(
                        request,
                        "期限日历 " + view.title(),
                        "month",
                        new Crumb("申请办理", ListFilter.LIST),
                        new Crumb("期限日历", "")));
        model.addAttribute("month", view);
        model.addAttribute("covered", days.covers(shown.getYear()));
        return "office/month";
    }

    private static YearMonth month(String text) {
        try {
            var month = YearMonth.parse(text);
            if (month.getYear() >= 2000 && month.getYear() <= 2100) {
                return month;
            }
        } catch (DateTimeException e) {
            throw CasePages.notFound();
        }
        throw CasePages.notFound();
    }
}
