package org.yangguang.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.organ.Organ;
import org.yangguang.organ.Organs;
import org.yangguang.portal.PortalFrame.Column;
import org.yangguang.promotion.published.PromotedItems;
import org.yangguang.publication.published.PublishedNorms;
import org.yangguang.report.published.PublishedReports;
import org.yangguang.request.Channel;

/// The columns of one organ's platform.
@Controller
class OrganController {

    private final PortalFrame frame;
    private final Organs organs;
    private final PublishedReports reports;
    private final PromotedItems promoted;
    private final PublishedNorms norms;

    OrganController(
            PortalFrame frame, Organs organs, PublishedReports reports, PromotedItems promoted, PublishedNorms norms) {
        this.norms = norms;
        this.promoted = promoted;
        this.frame = frame;
        this.organs = organs;
        this.reports = reports;
    }

    @ModelAttribute
    void cacheable(HttpServletResponse response) {
        PortalFrame.cacheable(response);
    }

    @GetMapping("/o/{org}")
    @Permit(Permission.PUBLIC)
    String withoutSlash(@PathVariable String org) {
        return "redirect:" + PortalFrame.home(frame.organ(org));
    }

    @GetMapping("/o/{org}/")
    @Permit(Permission.PUBLIC)
    String home(@PathVariable String org, HttpServletRequest request, Model model) {
        var organ = frame.organ(org);
        var years = reports.years(organ.id());
        model.addAttribute("page", frame.page(request, organ, Column.HOME, "首页"));
        model.addAttribute("organ", organ);
        model.addAttribute("years", years);
        model.addAttribute(
                "newest",
                years.isEmpty()
                        ? null
                        : reports.find(organ.id(), years.getFirst().year())
                                .map(KeyFigures::of)
                                .orElse(null));
        model.addAttribute("catalogue", catalogue(organ));
        model.addAttribute("promoted", promoted.of(organ.id(), 5));
        model.addAttribute("successor", successor(organ));
        return "portal/organ";
    }

    @GetMapping("/o/{org}/guide")
    @Permit(Permission.PUBLIC)
    String guide(@PathVariable String org, HttpServletRequest request, Model model) {
        var organ = frame.organ(org);
        model.addAttribute("page", frame.page(request, organ, Column.GUIDE, "政府信息公开指南"));
        var superior = organ.parentId() == null ? null : organs.existing(organ.parentId());
        model.addAttribute("guide", Guide.of(organ, organs.office(organ.id()).orElse(null), superior, frame.today()));
        return "portal/guide";
    }

    @GetMapping("/o/{org}/rules")
    @Permit(Permission.PUBLIC)
    String rules(@PathVariable String org, HttpServletRequest request, Model model) {
        model.addAttribute("page", frame.page(request, frame.organ(org), Column.RULES, "政府信息公开制度"));
        model.addAttribute("bases", RuleBook.bases());
        return "portal/rules";
    }

    @GetMapping("/o/{org}/items")
    @Permit(Permission.PUBLIC)
    String items(@PathVariable String org, HttpServletRequest request, Model model) {
        var organ = frame.organ(org);
        model.addAttribute("page", frame.page(request, organ, Column.ITEMS, "法定主动公开内容"));
        model.addAttribute("organ", organ);
        model.addAttribute("catalogue", catalogue(organ));
        model.addAttribute("promoted", promoted.count(organ.id()));
        return "portal/items";
    }

    @GetMapping("/o/{org}/requests")
    @Permit(Permission.PUBLIC)
    String requests(@PathVariable String org, HttpServletRequest request, Model model) {
        var organ = frame.organ(org);
        model.addAttribute("page", frame.page(request, organ, Column.REQUESTS, "依申请公开"));
        model.addAttribute("organ", organ);
        model.addAttribute("channels", Channel.ofApplicants());
        model.addAttribute("terms", Guide.terms(frame.today()));
        return "portal/requests";
    }

    private Catalogue catalogue(Organ organ) {
        var superior = organ.parentId() == null ? null : organs.existing(organ.parentId());
        return Catalogue.of(
                organ,
                organs.office(organ.id()).orElse(null),
                superior,
                norms.count(new PublishedNorms.Filter(
                        organ.id(), Optional.empty(), Optional.empty(), 0, "", frame.today())),
                reports.years(organ.id()).size() + promoted.count(organ.id()));
    }

    private @org.jspecify.annotations.Nullable Organ successor(Organ organ) {
        return organ.successorId() == null ? null : organs.existing(organ.successorId());
    }
}
