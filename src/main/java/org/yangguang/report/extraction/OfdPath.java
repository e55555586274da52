package org.yangguang.report.extraction;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yangguang.report.extraction.PdfPage.Rule;

/// The drawn lines of an OFD page: 图元 with their abbreviated data (GB/T 33190, 9.1), of which
/// straight ones along an axis become rules.
final class OfdPath {
    private static final int MOST_RULES = 6_000;
    private static final int MOST_NUMBERS = 200_000;
    private static final float THIN = 3f;
    private static final float STRAIGHT = 0.8f;

    private final List<Rule> rules = new ArrayList<>();

    List<Rule> rules() {
        return rules;
    }

    /// @param to from the space of the object to points on the page
    void draw(String data, AffineTransform to, boolean stroked, boolean filled) {
        var shape = shape(data);
        shape.transform(to);
        var bounds = shape.getBounds2D();
        boolean slim = Math.min(bounds.getWidth(), bounds.getHeight()) <= THIN;
        if (stroked) {
            segments(shape);
        } else if (filled && slim) {
            boolean across = bounds.getWidth() >= bounds.getHeight();
            if (across) {
                rule(bounds.getMinX(), bounds.getCenterY(), bounds.getMaxX(), bounds.getCenterY());
            } else {
                rule(bounds.getCenterX(), bounds.getMinY(), bounds.getCenterX(), bounds.getMaxY());
            }
        }
    }

    private void segments(Path2D shape) {
        var at = new double[6];
        double startX = 0;
        double startY = 0;
        double x = 0;
        double y = 0;
        for (var segment = shape.getPathIterator(null); !segment.isDone(); segment.next()) {
            switch (segment.currentSegment(at)) {
                case PathIterator.SEG_MOVETO -> {
                    startX = x = at[0];
                    startY = y = at[1];
                }
                case PathIterator.SEG_LINETO -> {
                    rule(x, y, at[0], at[1]);
                    x = at[0];
                    y = at[1];
                }
                case PathIterator.SEG_QUADTO -> {
                    x = at[2];
                    y = at[3];
                }
                case PathIterator.SEG_CUBICTO -> {
                    x = at[4];
                    y = at[5];
                }
                default -> {
                    rule(x, y, startX, startY);
                    x = startX;
                    y = startY;
                }
            }
        }
    }

    private void rule(double x1, double y1, double x2, double y2) {
        double width = Math.abs(x1 - x2);
        double height = Math.abs(y1 - y2);
        if (Math.min(width, height) <= STRAIGHT && Math.max(width, height) > THIN && rules.size() < MOST_RULES) {
            rules.add(new Rule((float) Math.min(x1, x2), (float) Math.min(y1, y2), (float) Math.max(x1, x2), (float)
                    Math.max(y1, y2)));
        }
    }

    /// `S`, `M` begin, `L` is a line, `Q`, `B`, `A` are curves, `C` closes.
    private static Path2D shape(String data) {
        var shape = new Path2D.Double();
        var words = data.strip().split("[\\s,]+");
        int i = 0;
        while (i < words.length && i < MOST_NUMBERS) {
            var act = words[i++];
            int count = switch (act) {
                case "S", "M", "L" -> 2;
                case "Q" -> 4;
                case "B" -> 6;
                case "A" -> 7;
                default -> 0;
            };
            if (i + count > words.length) {
                break;
            }
            var n = numbers(String.join(" ", Arrays.copyOfRange(words, i, i + count)));
            i += count;
            if (n.length < count) {
                continue;
            }
            if (act.equals("S") || act.equals("M")) {
                shape.moveTo(n[0], n[1]);
            } else if (shape.getCurrentPoint() != null) {
                switch (act) {
                    case "L" -> shape.lineTo(n[0], n[1]);
                    case "Q" -> shape.quadTo(n[0], n[1], n[2], n[3]);
                    case "B" -> shape.curveTo(n[0], n[1], n[2], n[3], n[4], n[5]);
                    case "A" -> shape.moveTo(n[5], n[6]);
                    case "C" -> shape.closePath();
                    default -> {}
                }
            }
        }
        return shape;
    }

    /// Numbers with blanks between them; what is none ends the list.
    static double[] numbers(@Nullable String text) {
        if (text == null) {
            return new double[0];
        }
        var numbers = new ArrayList<Double>();
        for (var word : text.strip().split("[\\s,]+")) {
            if (!word.matches("[+-]?(?:\\d{1,12}(?:\\.\\d{0,20})?|\\.\\d{1,20})(?:[eE][+-]?\\d{1,2})?")) {
                break;
            }
            numbers.add(Double.parseDouble(word));
        }
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /// Distances from each character to the next, at most as many as there are characters;
    /// `g 3 2.5` stands for 2.5 three times.
    static double[] offsets(@Nullable String text, int most) {
        if (text == null) {
            return new double[0];
        }
        var offsets = new ArrayList<Double>();
        var words = text.strip().split("[\\s,]+");
        for (int i = 0; i < words.length && offsets.size() < most; i++) {
            if (words[i].equalsIgnoreCase("g") && i + 2 < words.length) {
                var repeat = numbers(words[i + 1] + " " + words[i + 2]);
                for (int n = 0; repeat.length == 2 && n < Math.min(repeat[0], most) && offsets.size() < most; n++) {
                    offsets.add(repeat[1]);
                }
                i += 2;
            } else {
                var one = numbers(words[i]);
                if (one.length == 0) {
                    break;
                }
                offsets.add(one[0]);
            }
        }
        return offsets.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
