package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.yangguang.audit.Actor;
import org.yangguang.calendar.Calendars;
import org.yangguang.database.Settings;
import org.yangguang.identity.Officer;
import org.yangguang.identity.Permission;
import org.yangguang.organ.Organ;
import org.yangguang.organ.Organs;
import org.yangguang.ui.ClientAddress;
import org.yangguang.ui.Crumb;
import org.yangguang.ui.DisplayMode;
import org.yangguang.ui.OfficePage;

/// What every staff page starts from: who is signed in, today, and the frame around the page.
@Component
class OfficeFrame {

    private final Clock clock;
    private final Settings settings;
    private final ClientAddress addresses;
    private final Calendars calendars;
    private final Organs organs;

    OfficeFrame(Clock clock, Settings settings, ClientAddress addresses, Calendars calendars, Organs organs) {
        this.clock = clock;
        this.settings = settings;
        this.addresses = addresses;
        this.calendars = calendars;
        this.organs = organs;
    }

    /// The organ the officer works for.
    Organ organ() {
        return organs.existing(officer().organId());
    }

    private String todayNote() {
        var days = calendars.of(organ().region());
        var today = today();
        if (!days.covers(today.getYear())) {
            return "本年放假安排待录入";
        }
        return days.isWorkingDay(today) ? "工作日" : "休息日";
    }

    Officer officer() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Officer officer) {
            return officer;
        }
        throw new IllegalStateException("no officer signed in");
    }

    Actor acting(Permission permission, HttpServletRequest request) {
        return officer().acting(permission, addresses.of(request));
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    Instant now() {
        return clock.instant();
    }

    OfficePage page(HttpServletRequest request, String title, String nav, Crumb... crumbs) {
        return new OfficePage(
                title,
                officer(),
                nav,
                List.of(crumbs),
                DisplayMode.of(request),
                today(),
                todayNote(),
                csrf(request),
                settings.demo());
    }

    static CsrfToken csrf(HttpServletRequest request) {
        if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
            return token;
        }
        throw new IllegalStateException("no CSRF token on this path");
    }
}
