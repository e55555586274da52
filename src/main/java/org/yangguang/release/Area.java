package org.yangguang.release;

import java.util.Optional;

/// A rectangle on a page as it is shown, turned and cropped: from its upper left corner, to the right and
/// down. The unit is the page's own: 1/72 inch of a PDF, a pixel of a picture.
///
/// @param page counted from 1
public record Area(int page, double x, double y, double width, double height) {

    /// Smaller than this nothing is covered, only clicked.
    public static final double LEAST = 2;

    public Area {
        if (page < 1 || !(width > 0) || !(height > 0) || !Double.isFinite(x + y + width + height)) {
            throw new IllegalArgumentException("not an area");
        }
    }

    /// The part that lies on the page, in tenths of a unit; empty if too little does.
    public Optional<Area> within(PageSize size) {
        double left = Math.max(0, tenths(x));
        double top = Math.max(0, tenths(y));
        double right = Math.min(size.width(), tenths(x + width));
        double bottom = Math.min(size.height(), tenths(y + height));
        return right - left >= LEAST && bottom - top >= LEAST
                ? Optional.of(new Area(page, left, top, tenths(right - left), tenths(bottom - top)))
                : Optional.empty();
    }

    boolean holds(double px, double py) {
        return px >= x && px <= x + width && py >= y && py <= y + height;
    }

    /// The pixels it covers, outward, so that none is covered by half.
    ///
    /// @param scale pixels to the unit
    Pixels pixels(double scale, int imageWidth, int imageHeight) {
        int left = Math.clamp((long) Math.floor(x * scale), 0, imageWidth);
        int top = Math.clamp((long) Math.floor(y * scale), 0, imageHeight);
        int right = Math.clamp((long) Math.ceil((x + width) * scale), left, imageWidth);
        int bottom = Math.clamp((long) Math.ceil((y + height) * scale), top, imageHeight);
        return new Pixels(left, top, right - left, bottom - top);
    }

    record Pixels(int left, int top, int width, int height) {}

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
