package org.yangguang.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Covering burnt in, seen with the eyes of somebody who wants to read what is below.
class BurningTests {

    private static final String LABEL = "第十六条";

    @Test
    @DisplayName("第三十七条：遮盖处在公开件里提取不出文字，像素全黑，元数据不在，验证通过")
    void nothingRemainsBelow() throws IOException {
        var original = ReleaseSamples.pdf("申请人张三，公民身份号码" + ReleaseSamples.ID, "联系电话 " + ReleaseSamples.MOBILE);
        try (var source = Source.open(MaterialKind.PDF, original)) {
            var hits = BurningChild.survey(source, List.of("张三")).hits();
            assertThat(hits)
                    .extracting(Hit::kind)
                    .containsExactlyInAnyOrder(Hit.Kind.ID_NUMBER, Hit.Kind.MOBILE, Hit.Kind.WORD);
            var covers = covers(hits);
            var outgoing = Burner.outgoing(MaterialKind.PDF, source, covers);

            assertThat(new String(outgoing, StandardCharsets.ISO_8859_1))
                    .doesNotContain(ReleaseSamples.ID, "Author", "Metadata");
            try (var reopened = Loader.loadPDF(outgoing)) {
                assertThat(new PDFTextStripper().getText(reopened)).isBlank();
                assertThat(reopened.getDocumentInformation().getCOSObject().size())
                        .isZero();
                var seen = new PDFRenderer(reopened).renderImageWithDPI(0, 200);
                for (var cover : covers) {
                    assertThat(shareOfBlack(seen, cover.area(), 200 / 72.0)).isGreaterThan(0.7);
                }
                assertThat(shareOfBlack(seen, new Area(1, 0, 0, 595, 80), 200 / 72.0))
                        .isZero();
            }
            var verdict = Verification.of(MaterialKind.PDF, source, outgoing, covers, List.of("张三"), List.of("公开件"));
            assertThat(verdict.faults()).isEmpty();
            assertThat(verdict.words()).isGreaterThanOrEqualTo(3);
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "90", "180", "270"})
    @DisplayName("页面转过方向、裁过边：找到的位置正好盖住文字，其余不盖")
    void turnedAndCropped(int rotation) throws IOException {
        var media = new PDRectangle(-20, -30, 700, 900);
        var crop = new PDRectangle(40, 50, 500, 700);
        var original = ReleaseSamples.pdf(media, crop, rotation, "ABC " + ReleaseSamples.ID + " XYZ");
        try (var source = Source.open(MaterialKind.PDF, original)) {
            var hits = BurningChild.survey(source, List.of()).hits();
            assertThat(hits).hasSize(1);
            var covers = covers(hits, "");
            double scale = source.outgoingScale(1);
            var before = source.draw(1, scale);
            var after = source.draw(1, scale);
            Patch.burn(after, covers, scale);
            var area = covers.getFirst().area();
            assertThat(ink(before, area, scale))
                    .as("the number stands under the box")
                    .isGreaterThan(300);
            assertThat(shareOfBlack(after, area, scale)).isEqualTo(1);
            // What is left outside the box is the six letters; a number not covered would leave three
            // times that.
            int left = ink(before, new Area(1, 0, 0, 900, 900), scale) - ink(before, area, scale);
            assertThat(left).isBetween(50, ink(before, area, scale));
        }
    }

    @Test
    @DisplayName("文字行末折断的号码、全角数字、银行卡、座机、邮箱都能找到；校验位不对的身份号码、普通长数字不误报")
    void findsPersonalData() throws IOException {
        assertThat(kinds("号码 110105194912", "31002X 后文")).containsExactly(Hit.Kind.ID_NUMBER);
        assertThat(kinds("１３８００１３８０００")).containsExactly(Hit.Kind.MOBILE);
        assertThat(kinds("138-0013-8000，传真 0571-88261234")).containsExactly(Hit.Kind.MOBILE, Hit.Kind.LANDLINE);
        assertThat(kinds("账号 6222 0200 0000 0000 000")).contains(Hit.Kind.BANK_CARD);
        assertThat(kinds("zhang.san@example.com")).containsExactly(Hit.Kind.EMAIL);
        assertThat(kinds("110105194912310021 合计 1234567890123 元")).isEmpty();
        assertThat(kinds("发文 2024 年 1 月 18 日 330110 0571")).isEmpty();
    }

    @Test
    @DisplayName("验证能发现：带文字层的、没盖住的、混进附件的、说明里写出原文的")
    void verificationFindsFaults() throws IOException {
        var original = ReleaseSamples.pdf("密" + ReleaseSamples.ID);
        try (var source = Source.open(MaterialKind.PDF, original)) {
            var covers = covers(BurningChild.survey(source, List.of()).hits());
            assertThat(faults(source, original, covers, "")).contains("公开件里还能提取出文字", "公开件里除页面图像以外还有别的内容");

            var uncovered = Burner.outgoing(MaterialKind.PDF, source, List.of());
            assertThat(faults(source, uncovered, covers, "")).containsExactly("第 1 页的遮盖处不是全黑");

            var good = Burner.outgoing(MaterialKind.PDF, source, covers);
            assertThat(faults(source, good, covers, "")).isEmpty();
            assertThat(faults(source, good, covers, "号码" + ReleaseSamples.ID))
                    .singleElement()
                    .asString()
                    .contains("请改写");

            var appended = new ByteArrayOutputStream();
            appended.writeBytes(good);
            appended.writeBytes(("% " + ReleaseSamples.ID).getBytes(StandardCharsets.US_ASCII));
            assertThat(faults(source, appended.toByteArray(), covers, "")).contains("公开件的原始数据里还有被遮盖的内容");

            try (var tampered = Loader.loadPDF(good)) {
                try (var content = new PDPageContentStream(
                        tampered, tampered.getPage(0), PDPageContentStream.AppendMode.APPEND, false)) {
                    content.addRect(10, 10, 10, 10);
                    content.fill();
                }
                var out = new ByteArrayOutputStream();
                tampered.save(out);
                assertThat(faults(source, out.toByteArray(), covers, "")).contains("公开件里除页面图像以外还有别的内容");
            }
        }
    }

    @Test
    @DisplayName("已遮盖的内容在别处没有遮盖：提醒页码和处数，不说出内容")
    void remindsOfTheSameWordElsewhere() throws IOException {
        var original = ReleaseSamples.pdf("张三于当日到场", "经办人张三");
        try (var source = Source.open(MaterialKind.PDF, original)) {
            var first = BurningChild.survey(source, List.of("张三")).hits().getFirst();
            var covers = covers(List.of(first));
            var outgoing = Burner.outgoing(MaterialKind.PDF, source, covers);
            var verdict = Verification.of(MaterialKind.PDF, source, outgoing, covers, List.of(), List.of());
            assertThat(verdict.faults()).isEmpty();
            assertThat(verdict.remarks())
                    .singleElement()
                    .asString()
                    .contains("第 1 页还有 1 处")
                    .doesNotContain("张三");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png"})
    @DisplayName("图片重新编码：EXIF 不在，遮盖处全黑，别处照旧，验证通过；不遮盖的验证不过")
    void pictures(String format) throws IOException {
        var kind = format.equals("png") ? MaterialKind.PNG : MaterialKind.JPEG;
        var plain = ReleaseSamples.picture(format, 400, 200);
        var original = kind == MaterialKind.JPEG ? ReleaseSamples.turned(plain, 6) : plain;
        try (var source = Source.open(kind, original)) {
            var size = source.pages().getFirst();
            assertThat(size.width()).isEqualTo(kind == MaterialKind.JPEG ? 200 : 400);
            var covers = List.of(new Cover(new Area(1, 30, 30, 130, 60), LABEL));
            var outgoing = Burner.outgoing(kind, source, covers);
            assertThat(new String(outgoing, StandardCharsets.ISO_8859_1)).doesNotContain("Exif");
            var seen = ImageIO.read(new ByteArrayInputStream(outgoing));
            assertThat(shareOfBlack(seen, covers.getFirst().area(), 1)).isGreaterThan(0.6);
            assertThat(seen.getRGB(5, 5) & 0xff)
                    .as("red, whichever way it is turned")
                    .isLessThan(60);
            assertThat(Verification.of(kind, source, outgoing, covers, List.of(), List.of())
                            .faults())
                    .isEmpty();
            var bare = Burner.outgoing(kind, source, List.of());
            assertThat(Verification.of(kind, source, bare, covers, List.of(), List.of())
                            .faults())
                    .containsExactly("第 1 页的遮盖处不是全黑");
        }
    }

    @Test
    @DisplayName("有害或者离谱的 PDF：零页、页数过多、幅面过大、残缺，各有一句说明")
    void hostile() {
        refused(ReleaseSamples.pages(0), "一页也没有");
        refused(ReleaseSamples.pages(Source.MOST_PAGES + 1), "超过 200 页");
        refused(ReleaseSamples.sized(14_400, 14_400), "幅面异常");
        refused(ReleaseSamples.sized(0.5f, 0.5f), "幅面异常");
        refused(
                "%PDF-1.7\nxref\n0 3\ntrailer <</Root 9 0 R>>\nstartxref\n5\n%%EOF".getBytes(StandardCharsets.US_ASCII),
                "损坏");
        var liar = new String(ReleaseSamples.pages(1), StandardCharsets.ISO_8859_1)
                .replace("/Count 1", "/Count 2147483647");
        assertThat(pagesOf(liar.getBytes(StandardCharsets.ISO_8859_1)))
                .as("counted by walking")
                .isEqualTo(1);
    }

    private static int pagesOf(byte[] pdf) {
        try (var source = Source.open(MaterialKind.PDF, pdf)) {
            return source.pages().size();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void refused(byte[] pdf, String why) {
        assertThatThrownBy(() -> Source.open(MaterialKind.PDF, pdf))
                .isInstanceOf(Source.Unfit.class)
                .hasMessageContaining(why);
    }

    private static List<String> faults(Source source, byte[] outgoing, List<Cover> covers, String note)
            throws IOException {
        return Verification.of(MaterialKind.PDF, source, outgoing, covers, List.of(), List.of(note))
                .faults();
    }

    private static List<Hit.Kind> kinds(String... lines) throws IOException {
        try (var source = Source.open(MaterialKind.PDF, ReleaseSamples.pdf(lines))) {
            return BurningChild.survey(source, List.of()).hits().stream()
                    .map(Hit::kind)
                    .toList();
        }
    }

    private static List<Cover> covers(List<Hit> hits) {
        return covers(hits, LABEL);
    }

    private static List<Cover> covers(List<Hit> hits, String label) {
        return hits.stream()
                .flatMap(hit -> hit.areas().stream())
                .map(area -> new Cover(area, label))
                .toList();
    }

    private static double shareOfBlack(BufferedImage image, Area area, double scale) {
        var box = area.pixels(scale, image.getWidth(), image.getHeight());
        int black = 0;
        for (int y = box.top(); y < box.top() + box.height(); y++) {
            for (int x = box.left(); x < box.left() + box.width(); x++) {
                black += (image.getRGB(x, y) & 0xf0f0f0) == 0 ? 1 : 0;
            }
        }
        return black / (double) (box.width() * box.height());
    }

    private static int ink(BufferedImage image, Area area, double scale) {
        var box = area.pixels(scale, image.getWidth(), image.getHeight());
        return (int) Math.round(shareOfBlack(image, area, scale) * box.width() * box.height());
    }
}
