package org.yangguang.report.listing;

/// Colours on a terminal that shows them. What a colour says stands in words too.
public enum Ink {
    COLOURED,
    PLAIN;

    public String red(String text) {
        return in("31", text);
    }

    public String green(String text) {
        return in("32", text);
    }

    public String yellow(String text) {
        return in("33", text);
    }

    public String bold(String text) {
        return in("1", text);
    }

    private String in(String code, String text) {
        return this == PLAIN ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
