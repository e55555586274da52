package org.yangguang.release;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;

/// A picture: one page, a pixel the unit, turned as its EXIF says, since that is how it is shown.
final class PictureSource implements Source {

    private final BufferedImage picture;

    private PictureSource(BufferedImage picture) {
        this.picture = picture;
    }

    static PictureSource open(MaterialKind kind, byte[] content) throws IOException {
        BufferedImage read;
        try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
            var reader = ImageIO.getImageReadersByFormatName(kind.extension()).next();
            reader.setInput(in, true, true);
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            if (pixels > MOST_PIXELS) {
                throw new Unfit("图片有 %d 万像素，超过 %d 万。请缩小后再传。".formatted(pixels / 10_000, MOST_PIXELS / 10_000));
            }
            if (reader.getWidth(0) < Area.LEAST || reader.getHeight(0) < Area.LEAST) {
                throw new Unfit("图片过小。请重新扫描或者导出后再传。");
            }
            read = reader.read(0);
        } catch (Unfit e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new Unfit("图片已经损坏，读不出来。请重新导出后再传。");
        }
        return new PictureSource(upright(read, kind == MaterialKind.JPEG ? orientation(content) : 1));
    }

    @Override
    public List<PageSize> pages() {
        return List.of(new PageSize(picture.getWidth(), picture.getHeight(), 0));
    }

    @Override
    public PageText text(int page) {
        return new PageText();
    }

    @Override
    public BufferedImage draw(int page, double scale) {
        int width = Math.max(1, (int) (picture.getWidth() * scale));
        int height = Math.max(1, (int) (picture.getHeight() * scale));
        var drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var g = drawn.createGraphics();
        g.setRenderingHint(
                java.awt.RenderingHints.KEY_INTERPOLATION, java.awt.RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(picture, 0, 0, width, height, null);
        g.dispose();
        return drawn;
    }

    @Override
    public double outgoingScale(int page) {
        return 1;
    }

    @Override
    public void close() {
        picture.flush();
    }

    /// On white, and turned.
    private static BufferedImage upright(BufferedImage read, int orientation) {
        int w = read.getWidth();
        int h = read.getHeight();
        boolean lying = orientation >= 5;
        var upright = new BufferedImage(lying ? h : w, lying ? w : h, BufferedImage.TYPE_INT_RGB);
        var g = upright.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, upright.getWidth(), upright.getHeight());
        g.drawImage(
                read,
                switch (orientation) {
                    case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
                    case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
                    case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
                    case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
                    case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
                    case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
                    case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
                    default -> new AffineTransform();
                },
                null);
        g.dispose();
        return upright;
    }

    /// Tag 0x0112 of the EXIF segment; 1 where there is none.
    static int orientation(byte[] b) {
        for (int at = 2; at + 4 < b.length && (b[at] & 0xff) == 0xff && (b[at + 1] & 0xff) != 0xda; ) {
            int length = number(b, at + 2, 2, false);
            if ((b[at + 1] & 0xff) == 0xe1 && at + 18 < b.length && b[at + 4] == 'E' && b[at + 5] == 'x') {
                return fromTiff(b, at + 10, Math.min(b.length, at + 2 + length));
            }
            at += 2 + length;
        }
        return 1;
    }

    private static int fromTiff(byte[] b, int tiff, int end) {
        boolean little = b[tiff] == 'I';
        int directory = tiff + number(b, tiff + 4, 4, little);
        if (directory < tiff || directory + 2 > end) {
            return 1;
        }
        int entries = number(b, directory, 2, little);
        for (int i = 0; i < entries && directory + 14 + i * 12 <= end; i++) {
            int entry = directory + 2 + i * 12;
            if (number(b, entry, 2, little) == 0x0112) {
                int value = number(b, entry + 8, 2, little);
                return value >= 1 && value <= 8 ? value : 1;
            }
        }
        return 1;
    }

    private static int number(byte[] b, int at, int bytes, boolean little) {
        int value = 0;
        for (int i = 0; i < bytes; i++) {
            value = value << 8 | b[little ? at + bytes - 1 - i : at + i] & 0xff;
        }
        return value;
    }
}
