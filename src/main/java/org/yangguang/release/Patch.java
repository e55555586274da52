package org.yangguang.release;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/// Burns covers into a page: black, with the label in white. What it draws depends on the covers alone, so
/// that a finished page can be compared with what it must look like.
final class Patch {

    private static final double TALLEST = 11 / 72.0 * 200;
    private static final double SMALLEST = 9;
    private static final double SHARE_OF_HEIGHT = 0.62;
    private static final double SHARE_OF_WIDTH = 0.9;

    private static @org.jspecify.annotations.Nullable TrueTypeFont face;

    private Patch() {}

    /// Paints the covers over the page, in their order.
    static void burn(BufferedImage page, List<Cover> covers, double scale) {
        var g = page.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        for (var cover : covers) {
            var box = cover.area().pixels(scale, page.getWidth(), page.getHeight());
            g.setColor(Color.BLACK);
            g.fillRect(box.left(), box.top(), box.width(), box.height());
            var clip = g.getClip();
            g.clipRect(box.left(), box.top(), box.width(), box.height());
            g.setColor(Color.WHITE);
            label(cover.label(), box).ifPresent(g::fill);
            g.setClip(clip);
        }
        g.dispose();
    }

    private static java.util.Optional<Path2D> label(String text, Area.Pixels box) {
        int letters = text.codePointCount(0, text.length());
        if (letters == 0) {
            return java.util.Optional.empty();
        }
        double size =
                Math.min(TALLEST, Math.min(box.height() * SHARE_OF_HEIGHT, box.width() * SHARE_OF_WIDTH / letters));
        if (size < SMALLEST) {
            return java.util.Optional.empty();
        }
        double x = box.left() + (box.width() - size * letters) / 2;
        double base = box.top() + (box.height() + size * 0.76) / 2;
        try {
            return java.util.Optional.of(letters(text, x, base, size));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Outlines of the face itself: no font of the system is asked for.
    private static Path2D letters(String text, double x, double base, double size) throws IOException {
        var font = face();
        var cmap = font.getUnicodeCmapLookup();
        double unit = size / font.getUnitsPerEm();
        var line = new Path2D.Double();
        double at = x;
        for (int point : text.codePoints().toArray()) {
            var glyph = font.getGlyph().getGlyph(cmap.getGlyphId(point));
            if (glyph != null) {
                var place = AffineTransform.getTranslateInstance(at, base);
                place.scale(unit, -unit);
                line.append(glyph.getPath().getPathIterator(place), false);
            }
            at += size;
        }
        return line;
    }

    private static synchronized TrueTypeFont face() throws IOException {
        var known = face;
        if (known == null) {
            try (var in = Patch.class.getResourceAsStream("/fonts/NotoSansSC-Bold.ttf")) {
                if (in == null) {
                    throw new IOException("font resource is missing");
                }
                known = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
            }
            face = known;
        }
        return known;
    }
}
