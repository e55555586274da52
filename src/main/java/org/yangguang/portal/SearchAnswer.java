package org.yangguang.portal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.yangguang.organ.Organ;
import org.yangguang.report.published.PublishedReports.Hit;
import org.yangguang.ui.Pager;

/// What a search found.
///
/// @param words what was looked for, empty if nothing was typed
/// @param organs those whose name or code fits: a few beside the reports, or a page of them
/// @param pager of the list that is shown in full
public record SearchAnswer(
        String words,
        Listed listed,
        int organCount,
        List<Organ> organs,
        int reportCount,
        List<Found> reports,
        Pager pager) {

    /// Which of the two lists is shown in full.
    public enum Listed {
        ORGANS,
        REPORTS
    }

    public record Found(Organ organ, Hit hit) {}

    public String href(Listed listed) {
        var in = listed == Listed.ORGANS ? "&in=organs" : "";
        return "/search?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8) + in;
    }
}
