package org.yangguang.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.organ.Organ;
import org.yangguang.organ.Organs;
import org.yangguang.portal.SearchAnswer.Listed;
import org.yangguang.promotion.published.PromotedItems;
import org.yangguang.report.published.PublishedReports;
import org.yangguang.ui.Pager;

/// 检索 (条例第二十四条): organs by name or code, published reports by title and text.
@Controller
public class SearchController {

    private static final int LONGEST = 100;
    private static final int ORGANS_BESIDE = 5;
    private static final int ORGANS_ON_A_PAGE = 20;
    private static final int REPORTS_ON_A_PAGE = 10;
    private static final int PROMOTED_MOST = 10;

    private final PortalFrame frame;
    private final Organs organs;
    private final PublishedReports reports;
    private final PromotedItems promotedItems;

    SearchController(PortalFrame frame, Organs organs, PublishedReports reports, PromotedItems promotedItems) {
        this.promotedItems = promotedItems;
        this.frame = frame;
        this.organs = organs;
        this.reports = reports;
    }

    @ModelAttribute
    void cacheable(HttpServletResponse response) {
        PortalFrame.cacheable(response);
    }

    @GetMapping("/search")
    @Permit(Permission.PUBLIC)
    String search(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String in,
            @RequestParam(defaultValue = "1") String page,
            HttpServletRequest request,
            Model model) {
        var words = words(q);
        var title = words.isEmpty() ? "检索" : "检索“" + words + "”";
        model.addAttribute("page", frame.page(request, title));
        model.addAttribute("promoted", words.isEmpty() ? List.of() : promoted(words));
        model.addAttribute("answer", answer(words, in.equals("organs") ? Listed.ORGANS : Listed.REPORTS, page));
        return "portal/search";
    }

    /// What was given on request before and is public now, with its organ.
    public record Promoted(Organ organ, PromotedItems.Item item) {}

    private List<Promoted> promoted(String words) {
        return promotedItems.search(words, PROMOTED_MOST).stream()
                .map(item -> new Promoted(organs.existing(item.organId()), item))
                .toList();
    }

    private SearchAnswer answer(String words, Listed listed, String page) {
        if (words.isEmpty()) {
            return new SearchAnswer("", listed, 0, List.of(), 0, List.of(), Pager.of("1", REPORTS_ON_A_PAGE, 0));
        }
        int organCount = organs.count(words);
        int reportCount = reports.count(words);
        if (listed == Listed.ORGANS) {
            var pager = Pager.of(page, ORGANS_ON_A_PAGE, organCount);
            var found = organs.page(words, pager.size(), pager.offset());
            return new SearchAnswer(words, listed, organCount, found, reportCount, List.of(), pager);
        }
        var pager = Pager.of(page, REPORTS_ON_A_PAGE, reportCount);
        var found = reports.search(words, pager.size(), pager.offset()).stream()
                .map(hit -> new SearchAnswer.Found(organs.existing(hit.organId()), hit))
                .toList();
        return new SearchAnswer(
                words, listed, organCount, organs.page(words, ORGANS_BESIDE, 0), reportCount, found, pager);
    }

    /// What was typed, without control characters and not longer than a search needs.
    private static String words(String typed) {
        var words = typed.replaceAll("\\p{Cntrl}", " ").strip();
        return words.codePointCount(0, words.length()) > LONGEST
                ? words.substring(0, words.offsetByCodePoints(0, LONGEST)).strip()
                : words;
    }
}
