package org.yangguang.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.Loader;

/// Writes the pages of a PDF from our press as OFD (GB/T 33190-2016): the same text and lines at the
/// same places, so that both files break their lines and pages alike. Fonts are named, not embedded:
/// every system that opens OFD has 宋体 and 黑体.
///
/// The same PDF gives the same bytes.
public final class OfdPages {
    private static final String NAMESPACE = "xmlns:ofd=\"http://www.ofdspec.org/2016\"";
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    static final int SONG = 1;
    static final int HEI = 2;
    private static final int FIRST_FREE_ID = 3;

    private OfdPages() {}

    /// The pages of a PDF from our press, with the title, author and date it carries itself.
    public static byte[] of(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            var information = document.getDocumentInformation();
            return of(
                    pdf,
                    Objects.requireNonNullElse(information.getTitle(), ""),
                    Objects.requireNonNullElse(information.getAuthor(), ""),
                    LocalDate.ofInstant(information.getCreationDate().toInstant(), ZoneId.of("Asia/Shanghai")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param date the date the file carries as its own
    public static byte[] of(byte[] pdf, String title, String author, LocalDate date) {
        var parts = new LinkedHashMap<String, String>();
        var pages = new ArrayList<String>();
        int id = FIRST_FREE_ID;
        try (var document = Loader.loadPDF(pdf)) {
            for (var page : document.getPages()) {
                var canvas = new OfdCanvas(page, id + 2);
                canvas.processPage(page);
                pages.add("<ofd:Page ID=\"%d\" BaseLoc=\"Pages/Page_%d/Content.xml\"/>\n".formatted(id, pages.size()));
                parts.put("Doc_0/Pages/Page_%d/Content.xml".formatted(pages.size() - 1), content(canvas, id + 1));
                id = canvas.nextId();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var all = new LinkedHashMap<String, String>();
        all.put("OFD.xml", main(pdf, title, author, date));
        all.put("Doc_0/Document.xml", document(pages, id));
        all.put("Doc_0/PublicRes.xml", fonts());
        all.putAll(parts);
        return pack(all, date);
    }

    private static String main(byte[] pdf, String title, String author, LocalDate date) {
        return DECLARATION
                + """
                <ofd:OFD %s Version="1.0" DocType="OFD">
                <ofd:DocBody>
                <ofd:DocInfo>
                <ofd:DocID>%s</ofd:DocID>
                <ofd:Title>%s</ofd:Title>
                <ofd:Author>%s</ofd:Author>
                <ofd:CreationDate>%s</ofd:CreationDate>
                <ofd:ModDate>%s</ofd:ModDate>
                <ofd:Creator>Yangguang</ofd:Creator>
                </ofd:DocInfo>
                <ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>
                </ofd:DocBody>
                </ofd:OFD>
                """.formatted(
                                NAMESPACE,
                                UUID.nameUUIDFromBytes(pdf).toString().replace("-", ""),
                                text(title),
                                text(author),
                                date,
                                date);
    }

    private static String document(List<String> pages, int lastId) {
        return DECLARATION + """
                <ofd:Document %s>
                <ofd:CommonData>
                <ofd:MaxUnitID>%d</ofd:MaxUnitID>
                <ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>
                <ofd:PublicRes>PublicRes.xml</ofd:PublicRes>
                </ofd:CommonData>
                <ofd:Pages>
                %s</ofd:Pages>
                </ofd:Document>
                """.formatted(NAMESPACE, lastId, String.join("", pages));
    }

    private static String fonts() {
        return DECLARATION + """
                <ofd:Res %s BaseLoc="Res">
                <ofd:Fonts>
                <ofd:Font ID="%d" FontName="宋体" FamilyName="宋体"/>
                <ofd:Font ID="%d" FontName="黑体" FamilyName="黑体"/>
                </ofd:Fonts>
                </ofd:Res>
                """.formatted(NAMESPACE, SONG, HEI);
    }

    private static String content(OfdCanvas canvas, int layer) {
        return DECLARATION + """
                <ofd:Page %s>
                <ofd:Area><ofd:PhysicalBox>0 0 %s %s</ofd:PhysicalBox></ofd:Area>
                <ofd:Content>
                <ofd:Layer ID="%d" Type="Body">
                %s</ofd:Layer>
                </ofd:Content>
                </ofd:Page>
                """.formatted(NAMESPACE, canvas.width(), canvas.height(), layer, canvas.objects());
    }

    static String text(String text) {
        return PaperHtml.escape(Invisible.dropFrom(text));
    }

    private static byte[] pack(Map<String, String> parts, LocalDate date) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                var entry = new ZipEntry(part.getKey());
                entry.setTimeLocal(date.atStartOfDay());
                zip.putNextEntry(entry);
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
