package org.yangguang.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.server.ResponseStatusException;
import org.yangguang.database.Settings;
import org.yangguang.organ.Organ;
import org.yangguang.organ.Organs;
import org.yangguang.ui.Crumb;
import org.yangguang.ui.DisplayMode;
import org.yangguang.ui.PortalPage;

/// What every page for reading starts from: the organ of the address, today, and the frame.
@Component
class PortalFrame {

    /// The place of a page in the columns of an organ (国办公开办函〔2019〕61号).
    enum Column {
        HOME(""),
        GUIDE("guide"),
        RULES("rules"),
        ITEMS("items"),
        ANNUAL("annual"),
        REQUESTS("requests");

        final String code;

        Column(String code) {
            this.code = code;
        }
    }

    private static final Crumb START = new Crumb("首页", "/");

    private final Organs organs;
    private final Clock clock;
    private final Settings settings;

    PortalFrame(Organs organs, Clock clock, Settings settings) {
        this.organs = organs;
        this.clock = clock;
        this.settings = settings;
    }

    /// The organ an address names; without it there is no page.
    Organ organ(String code) {
        return organs.byCode(code).orElseThrow(PortalFrame::notFound);
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /// A page of the whole region.
    PortalPage page(HttpServletRequest request, String title) {
        var crumbs = title.equals(START.label()) ? List.of(new Crumb(title, "")) : List.of(START, new Crumb(title, ""));
        return new PortalPage(title, null, null, "", crumbs, DisplayMode.of(request), true, settings.demo());
    }

    /// A page among the columns of an organ.
    PortalPage page(HttpServletRequest request, Organ organ, Column column, String title) {
        return page(request, organ, column, title, new Crumb(title, ""));
    }

    PortalPage page(HttpServletRequest request, Organ organ, Column column, String title, Crumb... below) {
        var crumbs = new ArrayList<Crumb>();
        crumbs.add(START);
        if (column == Column.HOME) {
            for (var above : organs.chainAbove(organ.id())) {
                crumbs.add(new Crumb(above.name(), above.id() == organ.id() ? "" : home(above)));
            }
        } else {
            crumbs.add(new Crumb(organ.name(), home(organ)));
            crumbs.addAll(List.of(below));
        }
        return new PortalPage(
                title,
                organ,
                organs.office(organ.id()).orElse(null),
                column.code,
                crumbs,
                DisplayMode.of(request),
                below.length > 1,
                settings.demo());
    }

    /// A page of a task: nothing of it may be kept, and the left navigation gives way.
    ///
    /// @param organ null before one is chosen
    PortalPage task(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Organ organ,
            String title,
            String place) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var home = organ == null ? "/" : home(organ);
        return new PortalPage(
                title,
                organ,
                organ == null ? null : organs.office(organ.id()).orElse(null),
                Column.REQUESTS.code,
                List.of(
                        new Crumb(organ == null ? START.label() : organ.name(), home),
                        new Crumb("依申请公开", organ == null ? "/requests" : home + "requests"),
                        new Crumb(place, "")),
                DisplayMode.of(request),
                true,
                settings.demo());
    }

    static String home(Organ organ) {
        return "/o/" + organ.code() + "/";
    }

    static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    /// What everybody may read may be kept for a minute.
    static void cacheable(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=60");
    }

    /// Saves sending again what a reader has. Weak tags, because strong ones forbid compression.
    @Bean
    static FilterRegistrationBean<ShallowEtagHeaderFilter> portalEtags() {
        var filter = new ShallowEtagHeaderFilter();
        filter.setWriteWeakETag(true);
        var registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns("", "/o/*", "/search", "/norms", "/clock", "/accessibility", "/privacy");
        return registration;
    }
}
