package org.yangguang.report.extraction;

import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.yangguang.document.SafeXml;
import org.yangguang.report.extraction.PdfPage.Glyph;

/// OFD (GB/T 33190), behind the [ZipGate]: characters and lines at fixed places, read as those
/// of a PDF are. Of several documents in one file the first is read.
final class OfdSource {
    static final String MAIN_PART = "OFD.xml";

    /// A millimetre in points.
    private static final double POINTS = 72 / 25.4;

    private static final int MOST_CHARACTERS = 300_000;
    private static final int MOST_TEMPLATES = 4;

    private final Map<String, byte[]> parts = new HashMap<>();
    private final Map<String, String> templates = new HashMap<>();
    private final List<String> pages = new ArrayList<>();
    private List<Glyph> glyphs = new ArrayList<>();
    private OfdPath path = new OfdPath();
    private int characters;

    private OfdSource() {}

    static Sheet read(byte[] content) {
        var source = new OfdSource();
        ZipGate.parts(content, MAIN_PART, "不是 OFD 文件")
                .forEach((name, bytes) -> source.parts.put(name.toLowerCase(Locale.ROOT), bytes));
        try {
            return source.document();
        } catch (XMLStreamException e) {
            throw PackageXml.refused(e);
        }
    }

    private Sheet document() throws XMLStreamException {
        var root = resolve("", rootOf(part(MAIN_PART)));
        contents(part(root), root);
        if (pages.size() > Limits.PAGES) {
            throw new Limits.Exceeded(Reading.Code.TOO_LARGE, "OFD 超过 %d 页，不是一份年度报告。".formatted(Limits.PAGES));
        }
        var drawn = new ArrayList<PdfSource.Drawn>();
        for (var page : pages) {
            glyphs = new ArrayList<>();
            path = new OfdPath();
            draw(page, MOST_TEMPLATES);
            drawn.add(new PdfSource.Drawn(List.copyOf(glyphs), List.copyOf(path.rules())));
        }
        if (drawn.stream().allMatch(page -> page.glyphs().isEmpty())) {
            throw new Limits.Exceeded(Reading.Code.UNKNOWN_TYPE, "OFD 里没有文字，可能是扫描件。请上传可以选中文字的 OFD，或网页、DOCX。");
        }
        return PdfSource.of(drawn);
    }

    private static String rootOf(byte[] main) throws XMLStreamException {
        var xml = SafeXml.reader(main);
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("DocRoot")) {
                return xml.getElementText().strip();
            }
        }
        throw damaged();
    }

    /// The pages in order and the template pages by their ids.
    private void contents(byte[] document, String root) throws XMLStreamException {
        var xml = SafeXml.reader(document);
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            var location = xml.getAttributeValue(null, "BaseLoc");
            if (location == null) {
                continue;
            }
            if (xml.getLocalName().equals("Page")) {
                pages.add(resolve(root, location));
            } else if (xml.getLocalName().equals("TemplatePage")) {
                templates.put(Objects.toString(xml.getAttributeValue(null, "ID"), ""), resolve(root, location));
            }
        }
    }

    private void draw(String page, int templatesLeft) throws XMLStreamException {
        var xml = SafeXml.reader(part(page));
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "Template" -> {
                    var template = templates.get(Objects.toString(xml.getAttributeValue(null, "TemplateID"), ""));
                    if (template != null && templatesLeft > 0) {
                        draw(template, templatesLeft - 1);
                    }
                }
                case "TextObject" -> text(xml);
                case "PathObject" -> path(xml);
                default -> {}
            }
        }
    }

    private void text(XMLStreamReader xml) throws XMLStreamException {
        var to = placement(xml);
        double size = number(xml.getAttributeValue(null, "Size"), 3.5);
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("TextObject")) {
                return;
            }
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("TextCode")) {
                double x = number(xml.getAttributeValue(null, "X"), 0);
                double y = number(xml.getAttributeValue(null, "Y"), 0);
                var across = xml.getAttributeValue(null, "DeltaX");
                var down = xml.getAttributeValue(null, "DeltaY");
                run(xml.getElementText(), x, y, across, down, size, to);
            }
        }
    }

    private void run(
            String text,
            double x,
            double y,
            @Nullable String across,
            @Nullable String down,
            double size,
            AffineTransform to) {
        var points = text.codePoints().toArray();
        var dx = OfdPath.offsets(across, points.length);
        var dy = OfdPath.offsets(down, points.length);
        double height = Math.max(1, Math.hypot(to.getShearX(), to.getScaleY()) * size);
        double scale = Math.hypot(to.getScaleX(), to.getShearY());
        double atX = x;
        double atY = y;
        for (int i = 0; i < points.length; i++) {
            double width = points[i] < 0x2E80 ? size / 2 : size;
            double step = i < dx.length ? dx[i] : dy.length > 0 ? 0 : width;
            if (!Character.isWhitespace(points[i]) && !Character.isSpaceChar(points[i])) {
                if (++characters > MOST_CHARACTERS) {
                    throw new Limits.Exceeded(Reading.Code.TOO_LARGE, "OFD 的文字过多，不是一份年度报告。请只上传报告本身。");
                }
                var at = to.transform(new Point2D.Double(atX, atY), null);
                double most = points[i] < 0x2E80 ? size : width;
                double seen = step > 0 ? Math.min(most, step) : width;
                glyphs.add(new Glyph(
                        Character.toString(points[i]),
                        (float) at.getX(),
                        (float) at.getY(),
                        (float) (seen * scale),
                        (float) height));
            }
            atX += step;
            atY += i < dy.length ? dy[i] : 0;
        }
    }

    private void path(XMLStreamReader xml) throws XMLStreamException {
        var to = placement(xml);
        boolean stroked = !"false".equals(xml.getAttributeValue(null, "Stroke"));
        boolean filled = "true".equals(xml.getAttributeValue(null, "Fill"));
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("PathObject")) {
                return;
            }
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("AbbreviatedData")) {
                path.draw(xml.getElementText(), to, stroked, filled);
            }
        }
    }

    /// From the space of an object to points on the page.
    private static AffineTransform placement(XMLStreamReader xml) {
        var to = AffineTransform.getScaleInstance(POINTS, POINTS);
        var boundary = OfdPath.numbers(xml.getAttributeValue(null, "Boundary"));
        if (boundary.length >= 2) {
            to.translate(boundary[0], boundary[1]);
        }
        var matrix = OfdPath.numbers(xml.getAttributeValue(null, "CTM"));
        if (matrix.length == 6) {
            to.concatenate(new AffineTransform(matrix));
        }
        return to;
    }

    private static double number(@Nullable String text, double otherwise) {
        var numbers = OfdPath.numbers(text);
        return numbers.length == 0 ? otherwise : numbers[0];
    }

    private byte[] part(String name) {
        var bytes = parts.get(name.toLowerCase(Locale.ROOT));
        if (bytes == null) {
            throw damaged();
        }
        return bytes;
    }

    /// A location is written from the root of the package or from the part that names it.
    private static String resolve(String from, String location) {
        var path = location.strip();
        var steps = new ArrayDeque<String>();
        int folder = from.lastIndexOf('/');
        var whole = path.startsWith("/") || folder < 0 ? path : from.substring(0, folder + 1) + path;
        for (var step : whole.split("/")) {
            if (step.equals("..")) {
                steps.pollLast();
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.addLast(step);
            }
        }
        return String.join("/", steps);
    }

    private static Limits.Exceeded damaged() {
        return new Limits.Exceeded(Reading.Code.DAMAGED, "OFD 已损坏，缺少正文部件，无法读取。请重新导出后再上传。");
    }
}
