package org.yangguang.release;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;

/// A material opened in the child process: pages that can be drawn and, where they have text, read.
interface Source extends AutoCloseable {

    int MOST_PAGES = 200;
    /// Memory of one drawn page; a sheet of A0 at 150 dpi.
    long MOST_PIXELS = 36_000_000;

    /// A material that is not taken; the message says why and what to do.
    final class Unfit extends IOException {
        private static final long serialVersionUID = 1L;

        Unfit(String message) {
            super(message);
        }

        String said() {
            return String.valueOf(getMessage());
        }
    }

    /// Their sizes; letters are not counted here.
    List<PageSize> pages() throws IOException;

    PageText text(int page) throws IOException;

    /// The page as it is shown, without transparency.
    ///
    /// @param scale pixels to the unit
    BufferedImage draw(int page, double scale) throws IOException;

    /// Pixels to the unit in the outgoing copy.
    double outgoingScale(int page) throws IOException;

    @Override
    void close() throws IOException;

    static Source open(MaterialKind kind, byte[] content) throws IOException {
        return switch (kind) {
            case PDF -> PdfSource.open(content);
            case JPEG, PNG -> PictureSource.open(kind, content);
        };
    }
}
