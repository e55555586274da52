package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.request.SavedViews;
import org.yangguang.ui.Crumb;

/// 存为视图、改名、删除。
@Controller
class SavedViewController {

    private static final String VIEWS = "/office/requests/views";

    private final OfficeFrame frame;
    private final SavedViews views;

    SavedViewController(OfficeFrame frame, SavedViews views) {
        this.frame = frame;
        this.views = views;
    }

    @GetMapping(VIEWS)
    @Permit(Permission.REQUEST_READ)
    String show(HttpServletRequest request, Model model) {
        var officer = frame.officer();
        var typed = Typed.of(request);
        model.addAttribute(
                "page",
                frame.page(request, "我的视图", "requests", new Crumb("申请办理", ListFilter.LIST), new Crumb("我的视图", "")));
        model.addAttribute(
                "views",
                views.of(officer.organId(), officer.account()).stream()
                        .filter(view -> view.owner().equals(officer.account()))
                        .toList());
        model.addAttribute(
                "list",
                typed.fields().isEmpty() ? Optional.empty() : Optional.of(ListFilter.of(typed, officer.account())));
        return "office/views";
    }

    @PostMapping(VIEWS)
    @Permit(Permission.REQUEST_READ)
    String save(HttpServletRequest request, RedirectAttributes redirect) {
        var officer = frame.officer();
        var typed = Typed.of(request);
        var query = ListFilter.ofQuery(typed.get("query"), officer.account()).keptQuery();
        var refused = views.save(
                officer.organId(),
                officer.account(),
                typed.get("name"),
                query,
                typed.get("seen").equals("organ") ? SavedViews.Seen.BY_ORGAN : SavedViews.Seen.BY_OWNER);
        if (refused.isPresent()) {
            redirect.addFlashAttribute("refused", refused.get());
            return "redirect:" + VIEWS + "?" + query;
        }
        return "redirect:" + ListFilter.LIST + "?" + query;
    }

    @PostMapping(VIEWS + "/{view}/rename")
    @Permit(Permission.REQUEST_READ)
    String rename(@PathVariable String view, HttpServletRequest request, RedirectAttributes redirect) {
        var officer = frame.officer();
        CasePages.uuid(view)
                .flatMap(id -> views.rename(
                        officer.organId(),
                        officer.account(),
                        id,
                        Typed.of(request).get("name")))
                .ifPresent(refused -> redirect.addFlashAttribute("refused", refused));
        return "redirect:" + VIEWS;
    }

    @PostMapping(VIEWS + "/{view}/remove")
    @Permit(Permission.REQUEST_READ)
    String remove(@PathVariable String view) {
        var officer = frame.officer();
        CasePages.uuid(view).ifPresent(id -> views.remove(officer.organId(), officer.account(), id));
        return "redirect:" + VIEWS;
    }
}
