package org.yangguang.release;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/// Reads the letters of one page of a PDF with the place where each is shown, whichever way the page is
/// turned and cropped and whichever way the letter runs.
final class PdfLetters extends PDFTextStripper {

    /// Of the size of the letter, below and above its base line.
    private static final double DESCENT = 0.25;
    private static final double ASCENT = 0.95;

    private final PDPage sheet;
    private final int page;
    private final PageText text = new PageText();

    private PdfLetters(PDPage sheet, int page) {
        this.sheet = sheet;
        this.page = page;
        setSortByPosition(true);
        setSuppressDuplicateOverlappingText(false);
        setStartPage(page);
        setEndPage(page);
    }

    static PageText of(PDDocument document, PDPage sheet, int page) throws IOException {
        var letters = new PdfLetters(sheet, page);
        letters.writeText(document, Writer.nullWriter());
        return letters.text;
    }

    @Override
    protected void writeString(String line, List<TextPosition> positions) {
        for (var position : positions) {
            var shown = position.getUnicode();
            if (shown != null && !shown.isEmpty()) {
                text.add(new PageText.Glyph(shown, place(position)));
            }
        }
    }

    @Override
    protected void writeWordSeparator() {
        text.gap(' ');
    }

    @Override
    protected void writeLineSeparator() {
        text.gap('\n');
    }

    /// The corners of the letter in the page's own coordinates, then as the page is shown.
    private Area place(TextPosition position) {
        var m = position.getTextMatrix();
        double x0 = m.getTranslateX();
        double y0 = m.getTranslateY();
        double x1 = position.getEndX();
        double y1 = position.getEndY();
        double upX = m.getShearX();
        double upY = m.getScaleY();
        double[][] corners;
        if (position.getFont() != null && position.getFont().isVertical()) {
            double halfX = m.getScaleX() / 2;
            double halfY = m.getShearY() / 2;
            corners = new double[][] {
                {x0 - halfX, y0 - halfY}, {x0 + halfX, y0 + halfY}, {x1 - halfX, y1 - halfY}, {x1 + halfX, y1 + halfY}
            };
        } else {
            corners = new double[][] {
                {x0 - upX * DESCENT, y0 - upY * DESCENT},
                {x0 + upX * ASCENT, y0 + upY * ASCENT},
                {x1 - upX * DESCENT, y1 - upY * DESCENT},
                {x1 + upX * ASCENT, y1 + upY * ASCENT}
            };
        }
        return around(corners);
    }

    private Area around(double[][] corners) {
        double left = Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        for (var corner : corners) {
            var shown = shown(corner[0], corner[1]);
            left = Math.min(left, shown[0]);
            right = Math.max(right, shown[0]);
            top = Math.min(top, shown[1]);
            bottom = Math.max(bottom, shown[1]);
        }
        return new Area(page, left, top, Math.max(0.1, right - left), Math.max(0.1, bottom - top));
    }

    /// From the lower left corner of the cropped page before turning to the upper left one after it.
    private double[] shown(double x, double y) {
        double width = sheet.getCropBox().getWidth();
        double height = sheet.getCropBox().getHeight();
        return switch (Math.floorMod(sheet.getRotation(), 360)) {
            case 90 -> new double[] {y, x};
            case 180 -> new double[] {width - x, y};
            case 270 -> new double[] {height - y, width - x};
            default -> new double[] {x, height - y};
        };
    }
}
