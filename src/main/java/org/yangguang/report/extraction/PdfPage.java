package org.yangguang.report.extraction;

import java.awt.geom.Point2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/// The characters and the ruled lines of one PDF page, as they are seen: y grows downwards,
/// page rotation undone.
final class PdfPage extends PDFGraphicsStreamEngine {
    private static final int MOST_RULES = 6_000;
    private static final int MOST_GLYPHS = 60_000;
    private static final float THIN = 3f;

    record Glyph(String text, float x, float y, float width, float size) {
        float middle() {
            return x + width / 2;
        }

        /// A little above the base line, inside the body of the character.
        float bodyY() {
            return y - size * 0.35f;
        }
    }

    /// A straight line along one axis.
    record Rule(float x1, float y1, float x2, float y2) {
        boolean isHorizontal() {
            return x2 - x1 >= y2 - y1;
        }
    }

    private final List<Glyph> glyphs = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();
    private final List<float[]> path = new ArrayList<>();
    private final PDPage page;
    private float startX;
    private float startY;
    private float atX;
    private float atY;

    private PdfPage(PDPage page) {
        super(page);
        this.page = page;
    }

    static PdfPage read(PDPage page) throws IOException {
        var engine = new PdfPage(page);
        engine.processPage(page);
        return engine;
    }

    List<Glyph> glyphs() {
        return glyphs;
    }

    List<Rule> rules() {
        return rules;
    }

    private float[] seen(float x, float y) {
        var box = page.getCropBox();
        float left = x - box.getLowerLeftX();
        float up = y - box.getLowerLeftY();
        return switch (Math.floorMod(page.getRotation(), 360)) {
            case 90 -> new float[] {up, left};
            case 180 -> new float[] {box.getWidth() - left, up};
            case 270 -> new float[] {box.getHeight() - up, box.getWidth() - left};
            default -> new float[] {left, box.getHeight() - up};
        };
    }

    @Override
    protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement) throws IOException {
        var text = font.toUnicode(code);
        if (text == null || text.isBlank() || glyphs.size() >= MOST_GLYPHS) {
            return;
        }
        var from = seen(matrix.getTranslateX(), matrix.getTranslateY());
        float width = Math.abs(displacement.getX() * matrix.getScalingFactorX());
        float size = Math.max(1f, Math.abs(matrix.getScalingFactorY()));
        glyphs.add(new Glyph(text, from[0], from[1], width, size));
    }

    private void line(float x1, float y1, float x2, float y2) {
        path.add(new float[] {x1, y1, x2, y2});
    }

    @Override
    public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {
        line((float) p0.getX(), (float) p0.getY(), (float) p1.getX(), (float) p1.getY());
        line((float) p1.getX(), (float) p1.getY(), (float) p2.getX(), (float) p2.getY());
        line((float) p2.getX(), (float) p2.getY(), (float) p3.getX(), (float) p3.getY());
        line((float) p3.getX(), (float) p3.getY(), (float) p0.getX(), (float) p0.getY());
    }

    @Override
    public void moveTo(float x, float y) {
        startX = x;
        startY = y;
        atX = x;
        atY = y;
    }

    @Override
    public void lineTo(float x, float y) {
        line(atX, atY, x, y);
        atX = x;
        atY = y;
    }

    @Override
    public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
        atX = x3;
        atY = y3;
    }

    @Override
    public Point2D getCurrentPoint() {
        return new Point2D.Float(atX, atY);
    }

    @Override
    public void closePath() {
        line(atX, atY, startX, startY);
        atX = startX;
        atY = startY;
    }

    @Override
    public void endPath() {
        path.clear();
    }

    @Override
    public void strokePath() {
        for (var segment : path) {
            rule(segment);
        }
        path.clear();
    }

    /// A filled area is a rule only when it is thin: borders are often painted as slim rectangles.
    @Override
    public void fillPath(int windingRule) {
        if (path.isEmpty()) {
            return;
        }
        float left = Float.MAX_VALUE;
        float low = Float.MAX_VALUE;
        float right = -Float.MAX_VALUE;
        float high = -Float.MAX_VALUE;
        boolean many = path.size() > 8;
        for (var s : path) {
            left = Math.min(left, Math.min(s[0], s[2]));
            right = Math.max(right, Math.max(s[0], s[2]));
            low = Math.min(low, Math.min(s[1], s[3]));
            high = Math.max(high, Math.max(s[1], s[3]));
        }
        if (many) {
            path.forEach(this::rule);
        } else if (right - left <= THIN) {
            rule(new float[] {(left + right) / 2, low, (left + right) / 2, high});
        } else if (high - low <= THIN) {
            rule(new float[] {left, (low + high) / 2, right, (low + high) / 2});
        }
        path.clear();
    }

    @Override
    public void fillAndStrokePath(int windingRule) {
        strokePath();
    }

    private void rule(float[] segment) {
        var a = seen(segment[0], segment[1]);
        var b = seen(segment[2], segment[3]);
        float width = Math.abs(a[0] - b[0]);
        float height = Math.abs(a[1] - b[1]);
        boolean straight = Math.min(width, height) <= 0.8f && Math.max(width, height) > THIN;
        if (straight && rules.size() < MOST_RULES) {
            rules.add(new Rule(Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])));
        }
    }

    @Override
    public void drawImage(PDImage image) {}

    @Override
    public void clip(int windingRule) {}

    @Override
    public void shadingFill(COSName shadingName) {}
}
