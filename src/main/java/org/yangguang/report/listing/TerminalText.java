package org.yangguang.report.listing;

import java.util.ArrayList;
import java.util.List;

/// Text as a terminal shows it: a Chinese character takes two columns, a combining mark none.
///
/// Text out of a file or its name may hold commands to the terminal or turn its direction; these
/// are shown as `·`.
public final class TerminalText {
    private static final String CLOSING = "，。；：、”）》！？";

    private TerminalText() {}

    /// Without anything a terminal would obey.
    public static String safe(String text) {
        var safe = new StringBuilder(text.length());
        text.codePoints().forEach(point -> safe.appendCodePoint(obeyed(point) ? '·' : point));
        return safe.toString();
    }

    private static boolean obeyed(int point) {
        return Character.isISOControl(point)
                || (point >= 0x202A && point <= 0x202E)
                || (point >= 0x2066 && point <= 0x2069)
                || (point >= 0xD800 && point <= 0xDFFF);
    }

    public static int width(String text) {
        return text.codePoints().map(TerminalText::width).sum();
    }

    private static int width(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return isWide(point) ? 2 : 1;
    }

    /// 〔Unicode 标准附件 11〕 Wide and Fullwidth.
    private static boolean isWide(int point) {
        return (point >= 0x1100 && point <= 0x115F)
                || (point >= 0x2E80 && point <= 0x303E)
                || (point >= 0x3041 && point <= 0xA4CF)
                || (point >= 0xAC00 && point <= 0xD7A3)
                || (point >= 0xF900 && point <= 0xFAFF)
                || (point >= 0xFE30 && point <= 0xFE6F)
                || (point >= 0xFF00 && point <= 0xFF60)
                || (point >= 0xFFE0 && point <= 0xFFE6)
                || (point >= 0x1F300 && point <= 0x1FAFF)
                || (point >= 0x20000 && point <= 0x3FFFD);
    }

    /// No line wider than `most`; none begins with a closing mark, no number is cut.
    public static List<String> wrap(String text, int most) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        int width = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            int own = width(point);
            if (width + own > most && CLOSING.indexOf(point) < 0) {
                int cut = line.length();
                while (cut > 1 && isPartOfNumber(point) && isPartOfNumber(line.charAt(cut - 1))) {
                    cut--;
                }
                var rest = cut > 1 ? line.substring(cut) : "";
                lines.add(cut > 1 ? line.substring(0, cut) : line.toString());
                line = new StringBuilder(rest);
                width = width(rest);
            }
            line.appendCodePoint(point);
            width += own;
            i += Character.charCount(point);
        }
        lines.add(line.toString());
        lines.replaceAll(String::stripTrailing);
        return lines;
    }

    private static boolean isPartOfNumber(int c) {
        return (c >= '0' && c <= '9') || c == '.' || c == '-' || c == ',';
    }
}
