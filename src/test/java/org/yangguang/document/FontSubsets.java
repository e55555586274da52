package org.yangguang.document;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;

/// Makes the fonts under `resources/fonts` out of the full Noto fonts. Run by hand when a font is
/// renewed:
///
/// `FontSubsets <full.ttf> <Unihan_OtherMappings.txt> <subset.ttf>`
///
/// Kept are GB 2312 (汉字, punctuation, Greek, Cyrillic, kana), the 8105 characters of
/// 通用规范汉字表 as marked by `kTGH` in the Unihan database (names of people and places need its
/// third level), Latin, general punctuation, numbers in circles and full-width forms. The
/// subsetter writes a character map for the basic plane only, so the 196 characters of the table
/// beyond it stay out.
final class FontSubsets {
    private static final Charset GB2312 = Charset.forName("GB2312");
    private static final Pattern TABLE_ENTRY = Pattern.compile("U\\+([0-9A-F]{4})\\tkTGH\\t.*");

    private FontSubsets() {}

    public static void main(String[] args) throws IOException {
        var kept = characters(Path.of(args[1]));
        try (var font = new TTFParser().parse(new RandomAccessReadBufferedFile(args[0]));
                var out = Files.newOutputStream(Path.of(args[2]))) {
            var cmap = font.getUnicodeCmapLookup();
            kept.removeIf(point -> cmap.getGlyphId(point) == 0);
            var subset = new TTFSubsetter(font);
            kept.forEach(subset::add);
            subset.writeToStream(out);
        }
        System.out.println("kept " + kept.size() + " characters");
    }

    private static TreeSet<Integer> characters(Path unihan) throws IOException {
        var kept = new TreeSet<Integer>();
        range(kept, 0x20, 0x7E);
        range(kept, 0xA0, 0x17F);
        range(kept, 0x2010, 0x2044);
        range(kept, 0x2460, 0x249B);
        range(kept, 0x2500, 0x257F);
        range(kept, 0x3000, 0x303F);
        range(kept, 0xFF01, 0xFFE6);
        for (int lead = 0xA1; lead <= 0xF7; lead++) {
            for (int trail = 0xA1; trail <= 0xFE; trail++) {
                new String(new byte[] {(byte) lead, (byte) trail}, GB2312)
                        .codePoints()
                        .filter(point -> point != 0xFFFD)
                        .forEach(kept::add);
            }
        }
        "≤≥≠≈±×÷√°℃㎡№✓✕□■○●△▲☆★→←↑↓".codePoints().forEach(kept::add);
        try (var lines = Files.lines(unihan, StandardCharsets.UTF_8)) {
            lines.map(TABLE_ENTRY::matcher)
                    .filter(entry -> entry.matches())
                    .forEach(entry -> kept.add(Integer.parseInt(entry.group(1), 16)));
        }
        return kept;
    }

    private static void range(TreeSet<Integer> kept, int first, int last) {
        for (int point = first; point <= last; point++) {
            kept.add(point);
        }
    }
}
