package org.yangguang.document;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/// Follows the drawing of one PDF page and writes down each run of text and each path as an object
/// of an OFD page, in the order they were drawn. Millimetres from the top left corner.
final class OfdCanvas extends PDFGraphicsStreamEngine {
    private static final double MILLIMETRES = 25.4 / 72;
    /// Share of a character above its base line.
    private static final double ASCENT = 0.88;
    private static final double NEAR = 0.05;
    private static final double LINE_HEIGHT = 1.2;

    private final PDPage page;
    private final StringBuilder objects = new StringBuilder();
    private final Path2D path = new Path2D.Double();
    private final List<Letter> run = new ArrayList<>();
    private int nextId;

    /// @param end where the next character stands if nothing shifts it
    private record Letter(String text, double x, double y, double end, double size, int font, String colour) {
        boolean goesOnWith(Letter next) {
            return next.font == font
                    && Math.abs(next.size - size) < NEAR
                    && Math.abs(next.y - y) < NEAR
                    && next.colour.equals(colour)
                    && next.x >= x
                    && next.x - end < size;
        }
    }

    OfdCanvas(PDPage page, int firstId) {
        super(page);
        this.page = page;
        this.nextId = firstId;
    }

    String width() {
        return millimetres(page.getMediaBox().getWidth() * MILLIMETRES);
    }

    String height() {
        return millimetres(page.getMediaBox().getHeight() * MILLIMETRES);
    }

    String objects() {
        endRun();
        return objects.toString();
    }

    int nextId() {
        return nextId;
    }

    @Override
    protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement) throws IOException {
        var text = font.toUnicode(code);
        if (text == null || text.isEmpty()) {
            return;
        }
        double x = matrix.getTranslateX() * MILLIMETRES;
        var letter = new Letter(
                text,
                x,
                (page.getMediaBox().getHeight() - matrix.getTranslateY()) * MILLIMETRES,
                x + displacement.getX() * matrix.getScalingFactorX() * MILLIMETRES,
                matrix.getScalingFactorY() * MILLIMETRES,
                font.getName().contains("Sans") ? OfdPages.HEI : OfdPages.SONG,
                colour(getGraphicsState().getNonStrokingColor()));
        if (!run.isEmpty() && !run.getLast().goesOnWith(letter)) {
            endRun();
        }
        run.add(letter);
    }

    private static String colour(PDColor colour) throws IOException {
        int rgb = colour.toRGB();
        return (rgb >> 16 & 0xFF) + " " + (rgb >> 8 & 0xFF) + " " + (rgb & 0xFF);
    }

    private void endRun() {
        if (run.isEmpty()) {
            return;
        }
        var first = run.getFirst();
        double above = first.size() * ASCENT;
        var steps = new ArrayList<String>();
        for (int i = 1; i < run.size(); i++) {
            steps.add(millimetres(run.get(i).x() - run.get(i - 1).x()));
        }
        var words = run.stream().map(Letter::text).collect(Collectors.joining());
        objects.append("<ofd:TextObject ID=\"%d\" Boundary=\"%s %s %s %s\" Font=\"%d\" Size=\"%s\">"
                .formatted(
                        nextId++,
                        millimetres(first.x()),
                        millimetres(first.y() - above),
                        millimetres(Math.max(run.getLast().end() - first.x(), first.size() / 2)),
                        millimetres(first.size() * LINE_HEIGHT),
                        first.font(),
                        millimetres(first.size())));
        objects.append("<ofd:FillColor Value=\"%s\"/>".formatted(first.colour()));
        objects.append("<ofd:TextCode X=\"0\" Y=\"%s\"".formatted(millimetres(above)));
        if (!steps.isEmpty()) {
            objects.append(" DeltaX=\"").append(repeated(steps)).append('"');
        }
        objects.append('>').append(OfdPages.text(words)).append("</ofd:TextCode></ofd:TextObject>\n");
        run.clear();
    }

    /// Equal steps one after another are written once: `g 12 4.233`.
    private static String repeated(List<String> steps) {
        var words = new ArrayList<String>();
        for (int i = 0; i < steps.size(); ) {
            int same = i;
            while (same < steps.size() && steps.get(same).equals(steps.get(i))) {
                same++;
            }
            if (same - i > 2) {
                words.add("g " + (same - i) + " " + steps.get(i));
            } else {
                words.addAll(steps.subList(i, same));
            }
            i = same;
        }
        return String.join(" ", words);
    }

    @Override
    public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {
        path.moveTo(p0.getX(), p0.getY());
        path.lineTo(p1.getX(), p1.getY());
        path.lineTo(p2.getX(), p2.getY());
        path.lineTo(p3.getX(), p3.getY());
        path.closePath();
    }

    @Override
    public void moveTo(float x, float y) {
        path.moveTo(x, y);
    }

    @Override
    public void lineTo(float x, float y) {
        path.lineTo(x, y);
    }

    @Override
    public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
        path.curveTo(x1, y1, x2, y2, x3, y3);
    }

    @Override
    public Point2D getCurrentPoint() {
        return path.getCurrentPoint();
    }

    @Override
    public void closePath() {
        path.closePath();
    }

    @Override
    public void endPath() {
        path.reset();
    }

    @Override
    public void strokePath() throws IOException {
        draw(true, false);
    }

    @Override
    public void fillPath(int windingRule) throws IOException {
        draw(false, true);
    }

    @Override
    public void fillAndStrokePath(int windingRule) throws IOException {
        draw(true, true);
    }

    private void draw(boolean stroked, boolean filled) throws IOException {
        endRun();
        var bounds = path.getBounds2D();
        if (path.getCurrentPoint() == null) {
            return;
        }
        double left = bounds.getMinX();
        double top = bounds.getMaxY();
        objects.append("<ofd:PathObject ID=\"%d\" Boundary=\"%s %s %s %s\" Stroke=\"%b\" Fill=\"%b\""
                .formatted(
                        nextId++,
                        millimetres(left * MILLIMETRES),
                        millimetres((page.getMediaBox().getHeight() - top) * MILLIMETRES),
                        millimetres(Math.max(bounds.getWidth() * MILLIMETRES, NEAR)),
                        millimetres(Math.max(bounds.getHeight() * MILLIMETRES, NEAR)),
                        stroked,
                        filled));
        if (stroked) {
            double line = getGraphicsState().getLineWidth() * MILLIMETRES;
            objects.append(" LineWidth=\"%s\"".formatted(millimetres(Math.max(line, NEAR))));
        }
        objects.append('>');
        if (stroked) {
            objects.append("<ofd:StrokeColor Value=\"%s\"/>"
                    .formatted(colour(getGraphicsState().getStrokingColor())));
        }
        if (filled) {
            objects.append("<ofd:FillColor Value=\"%s\"/>"
                    .formatted(colour(getGraphicsState().getNonStrokingColor())));
        }
        objects.append("<ofd:AbbreviatedData>%s</ofd:AbbreviatedData></ofd:PathObject>\n".formatted(data(left, top)));
        path.reset();
    }

    private String data(double left, double top) {
        var words = new ArrayList<String>();
        var at = new double[6];
        for (var segment = path.getPathIterator(null); !segment.isDone(); segment.next()) {
            switch (segment.currentSegment(at)) {
                case PathIterator.SEG_MOVETO -> words.add("M " + points(at, 1, left, top));
                case PathIterator.SEG_LINETO -> words.add("L " + points(at, 1, left, top));
                case PathIterator.SEG_QUADTO -> words.add("Q " + points(at, 2, left, top));
                case PathIterator.SEG_CUBICTO -> words.add("B " + points(at, 3, left, top));
                default -> words.add("C");
            }
        }
        return String.join(" ", words);
    }

    private static String points(double[] at, int count, double left, double top) {
        var words = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            words.add(millimetres((at[2 * i] - left) * MILLIMETRES));
            words.add(millimetres((top - at[2 * i + 1]) * MILLIMETRES));
        }
        return String.join(" ", words);
    }

    private static String millimetres(double value) {
        var rounded = BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    @Override
    public void drawImage(PDImage image) {}

    @Override
    public void clip(int windingRule) {}

    @Override
    public void shadingFill(COSName shadingName) {}
}
