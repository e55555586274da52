package org.yangguang.release;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/// A PDF. Pages are counted by walking to them, for a file may claim any number.
final class PdfSource implements Source {

    private static final double OUTGOING_DPI = 200;
    private static final double POINTS = 72;

    private final PDDocument document;
    private final List<PDPage> pages;

    private PdfSource(PDDocument document, List<PDPage> pages) {
        this.document = document;
        this.pages = pages;
    }

    static PdfSource open(byte[] content) throws IOException {
        PDDocument document;
        try {
            document = Loader.loadPDF(content);
        } catch (InvalidPasswordException e) {
            throw new Unfit("这份 PDF 设有密码，不能打开。请取消密码后再传。");
        } catch (IOException e) {
            throw new Unfit("这份 PDF 已经损坏，读不出来。请用原软件重新导出后再传。");
        }
        try {
            if (document.isEncrypted()) {
                throw new Unfit("这份 PDF 设有使用限制。请取消限制（或者打印为新的 PDF）后再传。");
            }
            return new PdfSource(document, walk(document));
        } catch (IOException e) {
            document.close();
            throw e;
        } catch (RuntimeException e) {
            document.close();
            throw new Unfit("这份 PDF 的页面结构已经损坏，读不出来。请用原软件重新导出后再传。");
        }
    }

    private static List<PDPage> walk(PDDocument document) throws Unfit {
        var pages = new ArrayList<PDPage>();
        for (var page : document.getPages()) {
            if (pages.size() == MOST_PAGES) {
                throw new Unfit("这份 PDF 超过 " + MOST_PAGES + " 页。请拆分成几份再传。");
            }
            pages.add(page);
            var size = size(page);
            if (!(size.width() >= Area.LEAST) || !(size.height() >= Area.LEAST) || pixels(size, 1) > MOST_PIXELS) {
                throw new Unfit("第 %d 页的幅面异常（%.0f × %.0f 磅）。请打印为常用纸张大小的 PDF 再传。"
                        .formatted(pages.size(), size.width(), size.height()));
            }
        }
        if (pages.isEmpty()) {
            throw new Unfit("这份 PDF 一页也没有。请用原软件重新导出后再传。");
        }
        return pages;
    }

    private static double pixels(PageSize size, double scale) {
        return size.width() * scale * size.height() * scale;
    }

    /// Turned and cropped as it is shown.
    static PageSize size(PDPage page) {
        var crop = page.getCropBox();
        boolean lying = page.getRotation() % 180 != 0;
        return lying
                ? new PageSize(crop.getHeight(), crop.getWidth(), 0)
                : new PageSize(crop.getWidth(), crop.getHeight(), 0);
    }

    @Override
    public List<PageSize> pages() {
        return pages.stream().map(PdfSource::size).toList();
    }

    @Override
    public PageText text(int page) throws IOException {
        return PdfLetters.of(document, pages.get(page - 1), page);
    }

    @Override
    public BufferedImage draw(int page, double scale) throws IOException {
        var size = size(pages.get(page - 1));
        double fitting = Math.min(scale, Math.sqrt(MOST_PIXELS / pixels(size, 1)));
        return new PDFRenderer(document).renderImage(page - 1, (float) fitting, ImageType.RGB);
    }

    @Override
    public double outgoingScale(int page) {
        var size = size(pages.get(page - 1));
        return Math.min(OUTGOING_DPI / POINTS, Math.sqrt(MOST_PIXELS / pixels(size, 1)));
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
