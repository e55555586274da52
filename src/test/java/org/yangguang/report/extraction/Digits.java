package org.yangguang.report.extraction;

import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/// How figures and bytes are disfigured on their way to a page.
final class Digits {
    private Digits() {}

    static String fullWidth(String text) {
        var out = new StringBuilder();
        for (char c : text.toCharArray()) {
            out.append((c >= '0' && c <= '9') || c == ',' || c == '.' ? (char) (c + 0xFEE0) : c);
        }
        return out.toString();
    }

    /// A blank somewhere between the digits of a long number.
    static String parted(String text, Random random) {
        if (text.length() < 2 || !text.matches("[\\d０-９.．]+")) {
            return text;
        }
        int cut = 1 + random.nextInt(text.length() - 1);
        var blank = List.of("\u00A0", " ", "\u3000").get(random.nextInt(3));
        return text.substring(0, cut) + blank + text.substring(cut);
    }

    static String thousands(String text) {
        if (!text.matches("-?\\d{4,}(\\.\\d+)?")) {
            return text;
        }
        int end = text.indexOf('.') < 0 ? text.length() : text.indexOf('.');
        return text.substring(0, end).replaceAll("(?<=\\d)(?=(\\d{3})+$)", ",") + text.substring(end);
    }

    static String invisible(String text, Random random) {
        var out = new StringBuilder();
        for (char c : text.toCharArray()) {
            out.append(c);
            if (random.nextInt(3) == 0) {
                out.append(List.of("\u200B", "\uFEFF", "\u200D", "\u2060", "\u00AD")
                        .get(random.nextInt(5)));
            }
        }
        return out.toString();
    }

    static UnaryOperator<String> any(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> Digits::fullWidth;
            case 1 -> Digits::thousands;
            case 2 -> t -> fullWidth(thousands(t));
            case 3 -> t -> invisible(t, random);
            case 4 -> t -> parted(t, random);
            default -> UnaryOperator.identity();
        };
    }

    /// Bytes that belong to no character, in the prose.
    static byte[] spoiled(byte[] page, int count) {
        var out = new java.io.ByteArrayOutputStream();
        int comma = 0;
        for (int i = 0; i < page.length; i++) {
            out.write(page[i]);
            boolean wide = page[i] < 0 && i > page.length / 50 && page[i - 1] >= 0;
            if (wide && comma < count) {
                // the first byte of a character alone
                comma++;
                out.write(0xFF);
                while (i + 1 < page.length && page[i + 1] < 0 && comma == 2) {
                    i++;
                }
            }
        }
        return out.toByteArray();
    }

    static byte[] cutInCharacter(byte[] page) {
        var out = java.util.Arrays.copyOf(page, page.length + 1);
        out[page.length] = (byte) 0xE4;
        return out;
    }
}
