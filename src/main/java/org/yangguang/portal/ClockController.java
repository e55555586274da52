package org.yangguang.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.yangguang.calendar.Calendars;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.request.calculator.ClockEntry;

/// 期限计算器：anybody enters the dates of a request and sees by which day the reply is due, day by day
/// (条例第三十三条). Nothing entered is kept.
@Controller
public class ClockController {

    /// How many consultations the form has room for.
    private static final int CONSULTATIONS = 3;

    private static final String NATION = "000000";

    private final PortalFrame frame;
    private final Calendars calendars;

    ClockController(PortalFrame frame, Calendars calendars) {
        this.frame = frame;
        this.calendars = calendars;
    }

    @GetMapping("/clock")
    @Permit(Permission.PUBLIC)
    String clock(HttpServletRequest request, HttpServletResponse response, Model model) {
        PortalFrame.cacheable(response);
        var typed = new Typed(request);
        var entry = typed.entry();
        var region = typed.region();
        var days = calendars.of(region.isEmpty() ? NATION : region);
        entry.map(ClockEntry::faults).ifPresent(faults -> faults.forEach(fault -> typed.faults.put("received", fault)));
        boolean asked = !typed.at("received").isEmpty() || !typed.faults.isEmpty();
        var reckoned = typed.faults.isEmpty() ? entry : Optional.<ClockEntry>empty();
        model.addAttribute("page", frame.page(request, (typed.faults.isEmpty() ? "" : "有误：") + "期限计算器"));
        model.addAttribute("typed", typed);
        model.addAttribute("regions", regions());
        model.addAttribute("reckoning", reckoned.map(e -> e.reckon(days)).orElse(null));
        model.addAttribute("caution", reckoned.flatMap(ClockEntry::caution).orElse(""));
        if (asked && !typed.faults.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        }
        return "portal/clock";
    }

    /// Codes of the regions that work other days than the nation.
    private List<String> regions() {
        var regions = new TreeSet<String>();
        calendars.localDays().forEach(day -> regions.add(day.region()));
        return List.copyOf(regions);
    }

    /// What was typed, shown again whatever is wrong with it.
    public static final class Typed {

        private final HttpServletRequest request;
        private final Map<String, String> faults = new LinkedHashMap<>();

        Typed(HttpServletRequest request) {
            this.request = request;
        }

        public String at(String field) {
            var value = request.getParameter(field);
            return value == null ? "" : value.strip();
        }

        public String fault(String field) {
            return faults.getOrDefault(field, "");
        }

        public Map<String, String> faults() {
            return Map.copyOf(faults);
        }

        String region() {
            return at("region").matches("\\d{6}") ? at("region") : "";
        }

        Optional<ClockEntry> entry() {
            var received = day("received");
            var supplement = day("supplement");
            var paid = day("paid");
            var consultations = new ArrayList<ClockEntry.Consulting>();
            for (int i = 1; i <= CONSULTATIONS; i++) {
                var sent = day("sent" + i);
                var answered = day("answered" + i);
                if (sent != null) {
                    consultations.add(new ClockEntry.Consulting(sent, answered));
                } else if (answered != null) {
                    faults.put("sent" + i, "填了收到意见之日，请同时填写发出之日。");
                }
            }
            return received == null || !faults.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new ClockEntry(received, supplement, paid, consultations, extension(), null));
        }

        private int extension() {
            var text = at("extension");
            if (text.isEmpty()) {
                return 0;
            }
            if (!text.matches("\\d{1,3}")) {
                faults.put("extension", "延长期限应是 0 至 20 的整数，现在是“" + text + "”。");
                return 0;
            }
            return Integer.parseInt(text);
        }

        private @Nullable LocalDate day(String field) {
            var text = at(field);
            if (text.isEmpty()) {
                return null;
            }
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException e) {
                faults.put(field, "日期应写作 2023-09-11 这样，现在是“" + text + "”。");
                return null;
            }
        }
    }
}
