package org.yangguang.annual;

import org.yangguang.report.CellId;

/// A value that the text may name: it is printed where `{{name}}` stands.
///
/// @param name as written between the braces
/// @param label what it is, for people
/// @param value as printed
/// @param href the page that shows where the value comes from; empty for none
public record LiveField(String name, String label, String value, String href) {

    static LiveField of(CellId id, int year, String value) {
        return new LiveField(id.path(), id.label(), value, href(id, year));
    }

    private static String href(CellId id, int year) {
        var report = "/office/reports/" + year;
        return switch (id) {
            case CellId.Two _ -> report + "/2";
            case CellId.Three(var row, var column) -> report + "/cells/" + row.code() + "/" + column.code();
            case CellId.Four(var route, var column) -> report + "/cells4/" + route.code() + "/" + column.code();
        };
    }
}
