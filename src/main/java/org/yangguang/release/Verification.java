package org.yangguang.release;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.text.PDFTextStripper;

/// Reopens an outgoing copy as a stranger would and looks for what must not be there: text, words that were
/// covered, parts other than the pictures, and anything under the black.
final class Verification {

    private static final List<Charset> SPELLINGS = List.of(
            StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE, Charset.forName("GB18030"));
    /// Fewer bytes than these stand in compressed pictures by chance.
    private static final int LEAST_IN_PIXELS = 6;
    /// A number within what is covered is looked for by itself too.
    private static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z]{6,}");
    private static final int EXACT = 2;
    private static final int JPEG_EDGE = 110;
    private static final int JPEG_INSIDE = 60;
    private static final int JPEG_BLOCK = 16;
    private static final int LETTER_MARGIN = 2;
    private static final int WORD_LEAST = 2;
    private static final int WORD_MOST = 60;

    private static final Set<String> CATALOG = Set.of("Type", "Pages", "Lang", "Version");
    private static final Set<String> PAGE =
            Set.of("Type", "Parent", "MediaBox", "CropBox", "Resources", "Contents", "Rotate");
    private static final Set<String> PICTURE = Set.of(
            "Type",
            "Subtype",
            "Width",
            "Height",
            "ColorSpace",
            "BitsPerComponent",
            "Filter",
            "DecodeParms",
            "Length",
            "Interpolate");

    private final List<Cover> covers;
    private final Set<String> words;
    private final Set<String> faults = new LinkedHashSet<>();

    private Verification(List<Cover> covers, Set<String> words) {
        this.covers = covers;
        this.words = words;
    }

    /// @param faults Chinese, without the words; empty if the copy may leave
    /// @param remarks what an officer should look at once more
    /// @param words how many words were searched for
    record Verdict(List<String> faults, List<String> remarks, int pages, int words) {}

    /// @param typed words the officer had covered, beside those that stand under the covers
    /// @param shown the names and notes that go out with the copy
    static Verdict of(
            MaterialKind kind,
            Source original,
            byte[] outgoing,
            List<Cover> covers,
            List<String> typed,
            List<String> shown)
            throws IOException {
        var words = new LinkedHashSet<String>();
        typed.stream().filter(w -> !w.isBlank()).forEach(words::add);
        var sizes = original.pages();
        for (int page = 1; page <= sizes.size(); page++) {
            var on = Burner.on(page, covers);
            if (!on.isEmpty()) {
                var text = original.text(page);
                on.stream()
                        .map(c -> text.under(c.area()))
                        .filter(t -> !t.isBlank())
                        .forEach(t -> {
                            words.add(t);
                            NUMBER.matcher(t).results().map(MatchResult::group).forEach(words::add);
                        });
            }
        }
        var verification = new Verification(covers, words);
        switch (kind) {
            case PDF -> verification.pdf(outgoing, original);
            case JPEG, PNG -> verification.picture(kind, outgoing, original);
        }
        verification.shown(shown);
        return new Verdict(
                List.copyOf(verification.faults),
                elsewhere(original, sizes.size(), covers, words),
                sizes.size(),
                words.size());
    }

    /// Whether what was covered in one place stands uncovered in another.
    private static List<String> elsewhere(Source original, int pages, List<Cover> covers, Set<String> words)
            throws IOException {
        var remarks = new ArrayList<String>();
        if (covers.isEmpty()) {
            return remarks;
        }
        for (int page = 1; page <= pages; page++) {
            var text = original.text(page);
            var areas = Burner.on(page, covers).stream().map(Cover::area).toList();
            long places = words.stream()
                    .filter(w -> {
                        int length = PageText.withoutBlanks(w).length();
                        return length >= WORD_LEAST && length <= WORD_MOST;
                    })
                    .mapToLong(w -> text.uncovered(w, areas))
                    .sum();
            if (places > 0) {
                remarks.add("第 " + page + " 页还有 " + places + " 处文字与已遮盖的内容相同，没有遮盖。请核对是否也应遮盖。");
            }
        }
        return remarks;
    }

    private void pdf(byte[] outgoing, Source original) throws IOException {
        raw(outgoing);
        try (var document = Loader.loadPDF(outgoing)) {
            if (document.isEncrypted()
                    || document.getNumberOfPages() != original.pages().size()) {
                faults.add("公开件的页数与原件不符");
                return;
            }
            if (!new PDFTextStripper().getText(document).isBlank()) {
                faults.add("公开件里还能提取出文字");
            }
            structure(document);
            objects(document);
            int number = 0;
            for (var page : document.getPages()) {
                number++;
                var names = page.getResources().getXObjectNames().iterator();
                if (names.hasNext() && page.getResources().getXObject(names.next()) instanceof PDImageXObject image) {
                    boolean exact =
                            !String.valueOf(image.getCOSObject().getFilters()).contains("DCT");
                    pixels(plain(image.getImage()), number, original, exact);
                }
            }
        } catch (IOException | RuntimeException e) {
            faults.add("公开件重新打开失败");
        }
    }

    private void structure(PDDocument document) throws IOException {
        boolean bare = CATALOG.containsAll(names(document.getDocumentCatalog().getCOSObject()))
                && document.getDocumentInformation().getCOSObject().size() == 0;
        for (var page : document.getPages()) {
            var resources = page.getResources().getCOSObject();
            var pictures = resources.getCOSDictionary(COSName.XOBJECT);
            bare &= PAGE.containsAll(names(page.getCOSObject()))
                    && names(resources).equals(Set.of("XObject"))
                    && pictures != null
                    && pictures.size() == 1
                    && pictures.getDictionaryObject(pictures.keySet().iterator().next()) instanceof COSStream picture
                    && COSName.IMAGE.equals(picture.getCOSName(COSName.SUBTYPE))
                    && PICTURE.containsAll(names(picture));
            try (var drawing = page.getContents()) {
                var operators = new String(drawing.readAllBytes(), StandardCharsets.US_ASCII).strip();
                bare &= operators.matches("q\\s+[0-9. ]+ cm\\s+/\\w+ Do\\s+Q");
            }
        }
        if (!bare) {
            faults.add("公开件里除页面图像以外还有别的内容");
        }
    }

    private static Set<String> names(COSDictionary dictionary) {
        var names = new LinkedHashSet<String>();
        dictionary.keySet().forEach(key -> names.add(key.getName()));
        return names;
    }

    /// Every object the file holds, reachable or not, unfolded.
    private void objects(PDDocument document) throws IOException {
        for (var key : new ArrayList<COSObjectKey>(
                document.getDocument().getXrefTable().keySet())) {
            var object = document.getDocument().getObjectFromPool(key).getObject();
            if (object instanceof COSStream stream && !COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE))) {
                try (var in = stream.createInputStream()) {
                    search(in.readAllBytes(), 1, "公开件的数据流");
                }
            }
            strings(object, 0);
        }
    }

    private void strings(@org.jspecify.annotations.Nullable COSBase object, int depth) {
        if (depth > 8) {
            return;
        }
        switch (object) {
            case COSString text -> search(text.getBytes(), 1, "公开件的文字对象");
            case COSArray array -> array.forEach(item -> strings(item, depth + 1));
            case COSDictionary dictionary -> dictionary.getValues().forEach(item -> strings(item, depth + 1));
            case null, default -> {}
        }
    }

    private void picture(MaterialKind kind, byte[] outgoing, Source original) throws IOException {
        raw(outgoing);
        if (kind == MaterialKind.JPEG ? !BarePicture.jpeg(outgoing) : !BarePicture.png(outgoing)) {
            faults.add("公开件里除图像以外还有别的内容");
        }
        var image = ImageIO.read(new ByteArrayInputStream(outgoing));
        var size = original.pages().getFirst();
        if (image == null || image.getWidth() != (int) size.width() || image.getHeight() != (int) size.height()) {
            faults.add("公开件重新打开失败");
        } else {
            pixels(plain(image), 1, original, kind == MaterialKind.PNG);
        }
    }

    /// Gray values as they are stored: asked for a colour, Java brightens them.
    private static BufferedImage plain(BufferedImage image) {
        if (image.getType() != BufferedImage.TYPE_BYTE_GRAY) {
            return image;
        }
        var plain = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        var row = new int[image.getWidth()];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRaster().getPixels(0, y, row.length, 1, row);
            for (int x = 0; x < row.length; x++) {
                row[x] *= 0x010101;
            }
            plain.setRGB(0, y, row.length, 1, row, 0, row.length);
        }
        return plain;
    }

    /// Under each cover there must be black and its label, whatever the original shows there.
    private void pixels(BufferedImage image, int page, Source original, boolean exact) throws IOException {
        double scale = original.outgoingScale(page);
        var on = Burner.on(page, covers);
        var expected = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Patch.burn(expected, on, scale);
        for (var cover : on) {
            var box = cover.area().pixels(scale, image.getWidth(), image.getHeight());
            if (box.width() == 0 || box.height() == 0 || !isBlack(image, expected, box, exact)) {
                faults.add("第 " + page + " 页的遮盖处不是全黑");
            }
        }
    }

    private static boolean isBlack(BufferedImage image, BufferedImage expected, Area.Pixels box, boolean exact) {
        for (int y = box.top(); y < box.top() + box.height(); y++) {
            for (int x = box.left(); x < box.left() + box.width(); x++) {
                int most = exact
                        ? EXACT
                        : inside(x, box.left(), box.width()) && inside(y, box.top(), box.height())
                                ? JPEG_INSIDE
                                : JPEG_EDGE;
                // Beside a letter of the label JPEG shades; black stays dark and white stays light.
                if (apart(image.getRGB(x, y), expected.getRGB(x, y)) > most
                        && (exact || !nearLetter(expected, x, y, box))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean inside(int at, int from, int length) {
        return at >= from + JPEG_BLOCK && at < from + length - JPEG_BLOCK;
    }

    private static boolean nearLetter(BufferedImage expected, int x, int y, Area.Pixels box) {
        for (int dy = -LETTER_MARGIN; dy <= LETTER_MARGIN; dy++) {
            for (int dx = -LETTER_MARGIN; dx <= LETTER_MARGIN; dx++) {
                int nx = Math.clamp(x + dx, box.left(), box.left() + box.width() - 1);
                int ny = Math.clamp(y + dy, box.top(), box.top() + box.height() - 1);
                if ((expected.getRGB(nx, ny) & 0xff) > EXACT) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int apart(int a, int b) {
        return Math.max(
                Math.abs((a >> 16 & 0xff) - (b >> 16 & 0xff)),
                Math.max(Math.abs((a >> 8 & 0xff) - (b >> 8 & 0xff)), Math.abs((a & 0xff) - (b & 0xff))));
    }

    private void raw(byte[] outgoing) {
        search(outgoing, LEAST_IN_PIXELS, "公开件的原始数据");
    }

    private void search(byte[] bytes, int least, String where) {
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        for (var word : words) {
            for (var spelling : SPELLINGS) {
                var spelled = word.getBytes(spelling);
                if (spelled.length >= least && text.contains(new String(spelled, StandardCharsets.ISO_8859_1))) {
                    faults.add(where + "里还有被遮盖的内容");
                }
            }
        }
    }

    private void shown(List<String> shown) {
        for (var text : shown) {
            var plain = PageText.withoutBlanks(text);
            if (words.stream()
                    .map(PageText::withoutBlanks)
                    .anyMatch(w -> w.length() >= WORD_LEAST && plain.contains(w))) {
                faults.add("公开名称或者遮盖说明里出现了被遮盖的内容，请改写");
            }
        }
    }
}
