package org.yangguang.report.listing;

import org.yangguang.document.PaperHtml;

/// The frame of a page that stands by itself: no scripts, nothing fetched, printable on A4.
public final class ListingPage {
    private static final String MARK = "\u0000";

    private ListingPage() {}

    /// What comes before the body, when the body is written piece by piece.
    public static String head(String title) {
        var page = frame(title);
        return page.substring(0, page.indexOf(MARK));
    }

    /// What comes after the body.
    public static String foot() {
        var page = frame("");
        return page.substring(page.indexOf(MARK) + 1);
    }

    public static String page(String title, String body) {
        return head(title) + body + foot();
    }

    private static String frame(String title) {
        var css = PaperHtml.stylesheet("/report/report.css") + PaperHtml.stylesheet("/report/listing.css");
        var heading = "<h1>" + PaperHtml.escape(title.replace(MARK, "")) + "</h1>\n";
        return PaperHtml.page(title.replace(MARK, ""), "", css, "<main>\n" + heading + MARK + "</main>\n");
    }
}
