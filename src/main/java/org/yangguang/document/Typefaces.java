package org.yangguang.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/// The two faces of the press, parsed once: a song face for text, a bold hei face for headings.
///
/// Parsing costs more than printing a letter does, hence they stay in memory.
final class Typefaces {
    final TrueTypeFont serif;
    final TrueTypeFont sansBold;

    Typefaces() {
        serif = load("NotoSerifSC-Regular.ttf");
        sansBold = load("NotoSansSC-Bold.ttf");
    }

    private static TrueTypeFont load(String file) {
        try (var in = Typefaces.class.getResourceAsStream("/fonts/" + file)) {
            if (in == null) {
                throw new IllegalStateException("font resource is missing: " + file);
            }
            return new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The characters of a text that one of the faces lacks. Line ends and tabs need no glyph.
    SortedSet<Integer> lacking(String text) {
        try {
            var inSerif = serif.getUnicodeCmapLookup();
            var inSans = sansBold.getUnicodeCmapLookup();
            var lacking = new TreeSet<Integer>();
            text.codePoints()
                    .filter(point -> point != '\n' && point != '\r' && point != '\t')
                    .filter(point -> inSerif.getGlyphId(point) == 0 || inSans.getGlyphId(point) == 0)
                    .forEach(lacking::add);
            return lacking;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
