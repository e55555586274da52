package org.yangguang.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.organ.Organ;
import org.yangguang.organ.Organs;
import org.yangguang.report.published.PublishedReports;

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

    /// An organ with those responsible to it.
    record Branch(Organ organ, List<Branch> below) {}

    /// A published report with the organ whose it is.
    record Line(Organ organ, PublishedReports.Edition edition) {}

    @GetMapping("/")
    @Permit(Permission.PUBLIC)
    String home(@RequestParam(defaultValue = "1") String page, HttpServletRequest request, Model model) {
        int organCount = organs.count("");
        var pager = Pager.of(page, ORGANS_ON_A_PAGE, organCount);
        model.addAttribute("page", frame.page(request, "首页"));
        model.addAttribute("tree", tree(organs.page("", pager.size(), pager.offset())));
        model.addAttribute("pager", pager);
        model.addAttribute("reportCount", reports.count());
        model.addAttribute(
                "latest",
                reports.latest(LATEST).stream()
                        .map(edition -> new Line(organs.existing(edition.organId()), edition))
                        .toList());
        return "portal/region";
    }

    /// Organs whose superior is not on the page stand at the top of it.
    private static List<Branch> tree(List<Organ> page) {
        var here = page.stream().map(Organ::id).collect(Collectors.toCollection(HashSet::new));
        var tops = new ArrayList<Branch>();
        for (var organ : page) {
            if (organ.parentId() == null || !here.contains(organ.parentId())) {
                tops.add(branch(organ, page));
            }
        }
        return tops;
    }

    private static Branch branch(Organ organ, List<Organ> page) {
        return new Branch(
                organ,
                page.stream()
                        .filter(o -> Objects.equals(o.parentId(), organ.id()))
                        .map(o -> branch(o, page))
                        .toList());
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
