package org.yangguang.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.organ.Organs;
import org.yangguang.report.published.PublishedReports;
import org.yangguang.ui.Pager;

/// The pages of the whole region.
@Controller
class HomeController {

    private static final int ORGANS_ON_A_PAGE = 200;
    private static final int LATEST = 6;

    private final PortalFrame frame;
    private final Organs organs;
    private final PublishedReports reports;

    HomeController(PortalFrame frame, Organs organs, PublishedReports reports) {
        this.frame = frame;
        this.organs = organs;
        this.reports = reports;
    }

    @ModelAttribute
    void cacheable(HttpServletResponse response) {
        PortalFrame.cacheable(response);
    }

    @GetMapping("/")
    @Permit(Permission.PUBLIC)
    String home(@RequestParam(defaultValue = "1") String page, HttpServletRequest request, Model model) {
        int organCount = organs.count("");
        var pager = Pager.of(page, ORGANS_ON_A_PAGE, organCount);
        model.addAttribute("page", frame.page(request, "首页"));
        model.addAttribute("tree", Branch.trees(organs.page("", pager.size(), pager.offset())));
        model.addAttribute("pager", pager);
        model.addAttribute("reportCount", reports.count());
        model.addAttribute(
                "latest",
                reports.latest(LATEST).stream()
                        .map(edition -> new ReportLine(organs.existing(edition.organId()), edition))
                        .toList());
        return "portal/region";
    }

    @GetMapping("/accessibility")
    @Permit(Permission.PUBLIC)
    String accessibility(HttpServletRequest request, Model model) {
        model.addAttribute("page", frame.page(request, "无障碍声明"));
        return "portal/accessibility";
    }

    @GetMapping("/privacy")
    @Permit(Permission.PUBLIC)
    String privacy(HttpServletRequest request, Model model) {
        model.addAttribute("page", frame.page(request, "个人信息保护"));
        return "portal/privacy";
    }
}
