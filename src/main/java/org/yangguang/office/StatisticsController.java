package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.request.Statistics;
import org.yangguang.request.Statistics.Basis;
import org.yangguang.ui.Chinese;

/// 申请统计：what was received or concluded in a period, counted when asked; every figure opens its list.
@Controller
public class StatisticsController {

    private static final String STATISTICS = "/office/statistics";

    private final OfficeFrame frame;
    private final Statistics statistics;
    private final Clock clock;

    StatisticsController(OfficeFrame frame, Statistics statistics, Clock clock) {
        this.frame = frame;
        this.statistics = statistics;
        this.clock = clock;
    }

    /// The period asked for; this year where nothing readable was.
    public record Asked(Basis basis, LocalDate from, LocalDate to, List<String> faults) {

        static Asked of(Typed typed, LocalDate today) {
            var faults = new ArrayList<String>();
            for (var end : List.of("from", "to")) {
                if (!typed.get(end).isEmpty() && typed.day(end).isEmpty()) {
                    faults.add("日期应写作 2026-11-21；“" + typed.get(end) + "”读不出，改按本年统计");
                }
            }
            var from = typed.day("from").orElse(today.withDayOfYear(1));
            var to = typed.day("to").orElse(LocalDate.of(Math.max(from.getYear(), today.getYear()), 12, 31));
            if (to.isBefore(from)) {
                faults.add("止日早于起日，期间内没有申请，请改正");
            }
            return new Asked(
                    typed.get("basis").equals("concluded") ? Basis.CONCLUDED : Basis.RECEIVED, from, to, faults);
        }

        public String query() {
            return "basis=" + basis.name().toLowerCase(java.util.Locale.ROOT) + "&from=" + from + "&to=" + to;
        }
    }

    /// A period often asked for.
    public record Preset(String label, String href, boolean current) {}

    @GetMapping(STATISTICS)
    @Permit(Permission.REQUEST_READ)
    String show(HttpServletRequest request, Model model) {
        var asked = Asked.of(Typed.of(request), frame.today());
        model.addAttribute("page", frame.page(request, "申请统计", "statistics"));
        model.addAttribute("asked", asked);
        model.addAttribute("presets", presets(asked));
        model.addAttribute("view", view(asked));
        return "office/statistics";
    }

    @GetMapping(STATISTICS + "/export/{format}")
    @Permit(Permission.REQUEST_READ)
    ResponseEntity<byte[]> take(@PathVariable String format, HttpServletRequest request) {
        var asked = Asked.of(Typed.of(request), frame.today());
        var about = new LinkedHashMap<String, String>();
        about.put("机关", frame.organ().name());
        about.put("期间", asked.from() + " 至 " + asked.to() + "，按" + asked.basis().label() + "之日");
        about.put("统计时间", Chinese.minute(clock.instant()));
        about.put("导出人", frame.officer().name() + "（" + frame.officer().login() + "）");
        return new SheetExport("申请统计", List.of("项目", "分项", "件数"), view(asked).rows(), about)
                .as(SheetExport.Format.of(format).orElseThrow(CasePages::notFound), frame.today());
    }

    private StatisticsView view(Asked asked) {
        return StatisticsView.of(
                asked.basis(),
                asked.from(),
                asked.to(),
                statistics.of(frame.organ().id(), asked.basis(), asked.from(), asked.to()));
    }

    private List<Preset> presets(Asked asked) {
        var today = frame.today();
        var january = today.withDayOfYear(1);
        var quarter = today.withMonth((today.getMonthValue() - 1) / 3 * 3 + 1).withDayOfMonth(1);
        return List.of(
                preset("本年", asked, january, january.plusYears(1).minusDays(1)),
                preset("上年", asked, january.minusYears(1), january.minusDays(1)),
                preset("本季度", asked, quarter, quarter.plusMonths(3).minusDays(1)),
                preset(
                        "本月",
                        asked,
                        today.withDayOfMonth(1),
                        today.withDayOfMonth(1).plusMonths(1).minusDays(1)));
    }

    private static Preset preset(String label, Asked asked, LocalDate from, LocalDate to) {
        var address = new Asked(asked.basis(), from, to, List.of());
        return new Preset(
                label, STATISTICS + "?" + address.query(), from.equals(asked.from()) && to.equals(asked.to()));
    }
}
