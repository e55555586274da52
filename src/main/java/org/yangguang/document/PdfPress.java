package org.yangguang.document;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.GregorianCalendar;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// Prints well-formed XHTML of our own to a tagged PDF. The same page and date give the same bytes.
///
/// One page set is printed at a time: the parsed fonts are shared and not made for several threads.
public final class PdfPress {
    static {
        XRLog.setLoggingEnabled(false);
    }

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final String SERIF = "Yangguang Serif";
    private static final String SANS = "Yangguang Sans";

    private final ReentrantLock lock = new ReentrantLock();
    private final Typefaces faces = new Typefaces();

    /// @param xhtml the whole page, with `lang`, `title` and its style inside; it may load
    ///      nothing from outside
    /// @param date the date the file shall carry as its own
    public PdfOutcome print(String xhtml, LocalDate date) {
        var visible = Invisible.dropFrom(xhtml);
        var lacking = faces.lacking(visible);
        if (!lacking.isEmpty()) {
            return new MissingGlyphs(lacking);
        }
        lock.lock();
        try {
            return new PdfOutcome.PdfFile(render(visible, date));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }

    private byte[] render(String xhtml, LocalDate date) throws IOException {
        try (var document = new PDDocument()) {
            var builder = new PdfRendererBuilder()
                    .usePDDocument(document)
                    .usePdfUaAccessibility(true)
                    .withProducer("Yangguang")
                    .withHtmlContent(xhtml, null)
                    .useExternalResourceAccessControl(
                            (_, _) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                    .useFont(face(document, faces.serif), SERIF, 400, FontStyle.NORMAL, true)
                    .useFont(face(document, faces.sansBold), SANS, 700, FontStyle.NORMAL, true)
                    .toStream(new ByteArrayOutputStream());
            try (var renderer = builder.buildPdfRenderer()) {
                renderer.createPDFWithoutClosing();
                date(document, date);
                document.setDocumentId((long) xhtml.hashCode() * 31 + date.toEpochDay());
                var out = new ByteArrayOutputStream();
                document.save(out);
                return out.toByteArray();
            }
        }
    }

    private static PDFontSupplier face(PDDocument document, TrueTypeFont font) throws IOException {
        return new PDFontSupplier(PDType0Font.load(document, font, true));
    }

    /// The renderer stamps the moment of printing; a file kept as evidence carries the date of
    /// its letter instead.
    private static void date(PDDocument document, LocalDate date) {
        var start = date.atStartOfDay(SHANGHAI);
        var information = document.getDocumentInformation();
        information.setCreationDate(GregorianCalendar.from(start));
        information.setModificationDate(GregorianCalendar.from(start));
    }
}
