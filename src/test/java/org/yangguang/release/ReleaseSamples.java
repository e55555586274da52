package org.yangguang.release;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.util.Matrix;

/// Materials made for a test. The identity number is the invented one of GB 11643's own example.
public final class ReleaseSamples {

    static final String ID = "11010519491231002X";
    static final String MOBILE = "13800138000";
    static final PDRectangle A4 = PDRectangle.A4;

    private ReleaseSamples() {}

    /// One page with lines of text from the top, 14 points high, the first at 100 points from the top.
    public static byte[] pdf(String... lines) {
        return pdf(A4, A4, 0, lines);
    }

    public static byte[] pdf(PDRectangle media, PDRectangle crop, int rotation, String... lines) {
        try (var document = new PDDocument();
                var font = ReleaseSamples.class.getResourceAsStream("/fonts/NotoSerifSC-Regular.ttf")) {
            var face = PDType0Font.load(document, Objects.requireNonNull(font));
            var page = new PDPage(media);
            page.setCropBox(crop);
            page.setRotation(rotation);
            document.addPage(page);
            document.getDocumentInformation().setAuthor("张三");
            document.getDocumentInformation().setTitle(ID);
            try (var content = new PDPageContentStream(document, page)) {
                content.setFont(face, 14);
                float y = crop.getUpperRightY() - 100;
                for (var line : lines) {
                    content.beginText();
                    content.setTextMatrix(Matrix.getTranslateInstance(crop.getLowerLeftX() + 60, y));
                    content.showText(line);
                    content.endText();
                    y -= 24;
                }
            }
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] pages(int count) {
        try (var document = new PDDocument()) {
            for (int i = 0; i < count; i++) {
                document.addPage(new PDPage(A4));
            }
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] sized(float width, float height) {
        try (var document = new PDDocument()) {
            document.addPage(new PDPage(new PDRectangle(width, height)));
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Left half red, right half white.
    public static byte[] picture(String format, int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, width, height);
        g.setColor(Color.RED);
        g.fillRect(0, 0, width / 2, height);
        g.dispose();
        try {
            var out = new ByteArrayOutputStream();
            ImageIO.write(image, format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A JPEG whose EXIF says that it lies on its side, with a name in a comment.
    public static byte[] turned(byte[] jpeg, int orientation) {
        byte[] exif = {
            (byte) 0xff,
            (byte) 0xe1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            1,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte) orientation,
            0,
            0,
            0,
            0,
            0,
            0
        };
        var out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.writeBytes(exif);
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }
}
