package org.yangguang.report.prose;

import java.util.regex.Pattern;
import org.yangguang.report.AnnualReport;

/// The parts of a title: `云山县商务局 | 2022 | 政府信息公开工作年度报告`.
final class TitleParts {
    private static final Pattern TITLE =
            Pattern.compile("^(?<organ>\\p{IsHan}[^\\d]{0,40}?)?\\s*(?<year>(?:19|20)\\d{2})\\s*年?\\s*度?"
                    + "\\s*(?<later>\\p{IsHan}{2,40}?)??\\s*(?<document>(?:政府)?(?:信息|政务)公开\\p{IsHan}{0,8}报告).*$");

    private TitleParts() {}

    static ProseFacts.Title of(AnnualReport report) {
        var title = NumberReader.narrow(report.title()).replaceAll("\\s+", "");
        var matcher = TITLE.matcher(title);
        if (!matcher.matches()) {
            return new ProseFacts.Title(report.title(), "", "", "");
        }
        var organ = orEmpty(matcher.group("organ"));
        return new ProseFacts.Title(
                report.title(),
                organ.isEmpty() ? orEmpty(matcher.group("later")) : organ,
                matcher.group("year"),
                matcher.group("document"));
    }

    private static String orEmpty(@org.jspecify.annotations.Nullable String group) {
        return group == null ? "" : group;
    }
}
