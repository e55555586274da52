package org.yangguang.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.portal.PortalFrame.Column;
import org.yangguang.promotion.published.PromotedItems;
import org.yangguang.ui.Crumb;

/// 依申请转主动公开: what was first given on request and is now for everybody (条例第四十四条).
@Controller
class PromotedController {

    private static final int MOST = 200;

    private final PortalFrame frame;
    private final PromotedItems items;

    PromotedController(PortalFrame frame, PromotedItems items) {
        this.frame = frame;
        this.items = items;
    }

    @GetMapping("/o/{org}/promoted")
    @Permit(Permission.PUBLIC)
    String list(@PathVariable String org, HttpServletRequest request, HttpServletResponse response, Model model) {
        PortalFrame.cacheable(response);
        var organ = frame.organ(org);
        model.addAttribute("page", frame.page(request, organ, Column.ITEMS, "依申请转主动公开"));
        model.addAttribute("organ", organ);
        model.addAttribute("items", items.of(organ.id(), MOST));
        return "portal/promoted/list";
    }

    @GetMapping("/o/{org}/promoted/{id}")
    @Permit(Permission.PUBLIC)
    String show(
            @PathVariable String org,
            @PathVariable UUID id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        PortalFrame.cacheable(response);
        var organ = frame.organ(org);
        var item = items.find(organ.id(), id).orElseThrow(PortalFrame::notFound);
        model.addAttribute(
                "page",
                frame.page(
                        request,
                        organ,
                        Column.ITEMS,
                        item.title(),
                        new Crumb("依申请转主动公开", PortalFrame.home(organ) + "promoted"),
                        new Crumb(item.title(), "")));
        model.addAttribute("organ", organ);
        model.addAttribute("item", item);
        return "portal/promoted/show";
    }
}
