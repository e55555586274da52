package org.yangguang.release;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/// Makes the outgoing copy: each page a picture with the covers burnt in, and nothing else. Text, notes,
/// attachments, scripts, marks of the software and of the camera are not removed from the original,
/// they are
/// never taken over.
final class Burner {

    static final int MOST_BYTES = 60 * 1024 * 1024;

    /// Above this a page goes out as JPEG.
    private static final int LOSSLESS_MOST = 1_500_000;

    private static final float QUALITY = 0.88f;

    private Burner() {}

    static byte[] outgoing(MaterialKind kind, Source source, List<Cover> covers) throws IOException {
        var out = switch (kind) {
            case PDF -> pdf(source, covers);
            case JPEG, PNG -> picture(kind, page(source, 1, covers));
        };
        if (out.length > MOST_BYTES) {
            throw new Source.Unfit("生成的公开件超过 60 MB。请把材料拆分成几份再生成。");
        }
        return out;
    }

    private static BufferedImage page(Source source, int page, List<Cover> covers) throws IOException {
        double scale = source.outgoingScale(page);
        var drawn = source.draw(page, scale);
        Patch.burn(drawn, on(page, covers), scale);
        return drawn;
    }

    static List<Cover> on(int page, List<Cover> covers) {
        return covers.stream().filter(c -> c.area().page() == page).toList();
    }

    private static byte[] pdf(Source source, List<Cover> covers) throws IOException {
        try (var document = new PDDocument()) {
            long bytes = 0;
            int number = 0;
            for (var size : source.pages()) {
                number++;
                var page = new PDPage(new PDRectangle((float) size.width(), (float) size.height()));
                document.addPage(page);
                var image = image(document, page(source, number, covers));
                bytes += image.getCOSObject().getLength();
                if (bytes > MOST_BYTES) {
                    throw new Source.Unfit("生成的公开件超过 60 MB。请把材料拆分成几份再生成。");
                }
                try (var content = new PDPageContentStream(document, page)) {
                    content.drawImage(image, 0, 0, (float) size.width(), (float) size.height());
                }
            }
            document.getDocumentCatalog().setLanguage("zh-CN");
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static PDImageXObject image(PDDocument document, BufferedImage page) throws IOException {
        var lossless = isGray(page) ? gray(document, page) : LosslessFactory.createFromImage(document, page);
        return lossless.getCOSObject().getLength() <= LOSSLESS_MOST
                ? lossless
                : JPEGFactory.createFromImage(document, page, QUALITY);
    }

    private static boolean isGray(BufferedImage page) {
        var row = new int[page.getWidth()];
        for (int y = 0; y < page.getHeight(); y++) {
            page.getRGB(0, y, row.length, 1, row, 0, row.length);
            for (int rgb : row) {
                if ((rgb >> 16 & 0xff) != (rgb & 0xff) || (rgb >> 8 & 0xff) != (rgb & 0xff)) {
                    return false;
                }
            }
        }
        return true;
    }

    /// Value by value: Java's own gray pictures pass through a colour profile and come out lighter.
    private static PDImageXObject gray(PDDocument document, BufferedImage page) throws IOException {
        var packed = new ByteArrayOutputStream();
        var row = new int[page.getWidth()];
        var line = new byte[page.getWidth()];
        try (var deflater = new DeflaterOutputStream(packed)) {
            for (int y = 0; y < page.getHeight(); y++) {
                page.getRGB(0, y, row.length, 1, row, 0, row.length);
                for (int x = 0; x < row.length; x++) {
                    line[x] = (byte) row[x];
                }
                deflater.write(line);
            }
        }
        return new PDImageXObject(
                document,
                new ByteArrayInputStream(packed.toByteArray()),
                COSName.FLATE_DECODE,
                page.getWidth(),
                page.getHeight(),
                8,
                PDDeviceGray.INSTANCE);
    }

    private static byte[] picture(MaterialKind kind, BufferedImage page) throws IOException {
        var out = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName(kind.extension()).next();
        try (var to = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(to);
            var how = writer.getDefaultWriteParam();
            if (kind == MaterialKind.JPEG) {
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionQuality(QUALITY);
            }
            writer.write(null, new IIOImage(page, null, null), how);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
