package org.yangguang.document.received;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files with something wrong inside, made with the libraries that make real ones.
class FileGateTests {

    private static final Set<FileKind> FORM = EnumSet.of(FileKind.PDF, FileKind.JPEG, FileKind.PNG, FileKind.DOCX);
    private static final Set<FileKind> ALL = EnumSet.allOf(FileKind.class);

    private interface Making {
        void into(PDDocument document) throws IOException;
    }

    @Test
    @DisplayName("没有问题的 PDF、DOCX、XLSX、DOC、XLS 都收下；网址链接不算外部引用")
    void harmlessFilesPass() throws IOException {
        accepted("说明.pdf", "application/pdf", pdf(d -> {}));
        accepted("说明.PDF", "", pdf(d -> {}));
        accepted("说明.docx", FileKind.DOCX.mediaType(), docx());
        accepted("表.xlsx", "application/octet-stream", xlsx());
        accepted("表.xls", "application/vnd.ms-excel", xls(""));
        accepted("名录.csv", "application/vnd.ms-excel", "代码,名称\n".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("内容、后缀、浏览器报告的类型须一致：各说明其实是什么")
    void kindsMustAgree() throws IOException {
        assertThat(refusal("图.png", "", pdf(d -> {}), FORM)).contains("其实是 PDF", "后缀不符");
        assertThat(refusal("文.docx", "", xlsx(), FORM)).contains("其实是 Excel 工作簿");
        assertThat(refusal("文.docx", "", zip(Map.of("a.txt", new byte[3])), FORM))
                .contains("其实是压缩包");
        assertThat(refusal("文.pdf", "", "MZ\u0090\0".getBytes(StandardCharsets.ISO_8859_1), FORM))
                .contains("可执行程序");
        assertThat(refusal("文.pdf", "image/png", pdf(d -> {}), FORM)).contains("image/png", "两者不符");
        assertThat(refusal("文.doc", "", "x".getBytes(StandardCharsets.US_ASCII), FORM))
                .contains("导出为 PDF");
        assertThat(refusal("文.zip", "", zip(Map.of()), FORM)).contains("压缩包", "解压后逐个上传");
        assertThat(refusal("表.csv", "", xlsx(), Set.of(FileKind.CSV))).contains("其实是 Excel 工作簿");
    }

    @Test
    @DisplayName("带宏的：后缀 DOCM、改名为 DOCX 的、旧版 DOC 都认得出来")
    void macros() throws IOException {
        assertThat(refusal("文.docm", "", docx(), FORM)).contains("宏", "另存为不含宏");
        var renamed = withPart(docx(), "word/vbaProject.bin", new byte[] {1, 2, 3});
        assertThat(refusal("文.docx", "", renamed, FORM)).contains("“文.docx”带有宏");
        assertThat(refusal("文.doc", "", ole("WordDocument", "Macros"), ALL)).contains("带有宏");
        assertThat(FileGate.oldOffice("文.wps", ole("WordDocument", "Macros"))).isPresent();
        assertThat(FileGate.oldOffice("文.doc", ole("WordDocument"))).isEmpty();
    }

    @Test
    @DisplayName("设了密码的 DOCX、XLS、PDF、ZIP：说明是密码，不说成损坏")
    void passwords() throws Exception {
        assertThat(refusal("文.docx", "", locked(docx()), FORM)).contains("设有密码", "请取消密码");
        assertThat(refusal("表.xls", "", xls("secret"), ALL)).contains("设有密码");
        var policy = new StandardProtectionPolicy("owner", "user", new AccessPermission());
        assertThat(refusal("文.pdf", "", pdf(d -> d.protect(policy)), FORM)).contains("设有密码");
        var encrypted = zip(Map.of("word/document.xml", "x".getBytes(StandardCharsets.US_ASCII)));
        for (int i = 0; i + 10 < encrypted.length; i++) {
            if (encrypted[i] == 'P' && encrypted[i + 1] == 'K' && encrypted[i + 2] == 1) {
                encrypted[i + 8] |= 1;
            }
        }
        assertThat(refusal("文.docx", "", encrypted, FORM)).contains("设有密码");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("PDF 里的脚本、启动动作、夹带的文件：无论是否压缩在对象流里")
    void activePdf(boolean packed) throws IOException {
        var script = pdf(packed, d -> d.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)")));
        assertThat(refusal("文.pdf", "", script, FORM)).contains("带有脚本", "打印为 PDF");
        var launch = pdf(packed, d -> {
            var action = new PDActionLaunch();
            d.getDocumentCatalog().setOpenAction(action);
        });
        assertThat(refusal("文.pdf", "", launch, FORM)).contains("启动其他程序");
        var carrier = pdf(packed, d -> {
            var file = new PDEmbeddedFile(d, new java.io.ByteArrayInputStream(new byte[] {1}));
            var specification = new PDComplexFileSpecification();
            specification.setFile("a.exe");
            specification.setEmbeddedFile(file);
            var tree = new PDEmbeddedFilesNameTreeNode();
            tree.setNames(Map.of("a", specification));
            var names = new PDDocumentNameDictionary(d.getDocumentCatalog());
            names.setEmbeddedFiles(tree);
            d.getDocumentCatalog().setNames(names);
        });
        assertThat(refusal("文.pdf", "", carrier, FORM)).contains("夹带了其他文件");
        var form = pdf(packed, d -> {
            var acro = new COSDictionary();
            acro.setItem(COSName.getPDFName("XFA"), new COSDictionary());
            d.getDocumentCatalog().getCOSObject().setItem(COSName.ACRO_FORM, acro);
        });
        assertThat(refusal("文.pdf", "", form, FORM)).contains("动态表单");
    }

    @Test
    @DisplayName("用 #xx 改写的名称也认得；正文流里碰巧的字节不误报")
    void spelledNames() {
        var spelled = "%PDF-1.7\n1 0 obj <</S /J#61vaScript /J#53 (x)>> endobj\n%%EOF";
        assertThat(refusal("文.pdf", "", spelled.getBytes(StandardCharsets.US_ASCII), FORM))
                .contains("脚本");
        var chance = "%PDF-1.7\n1 0 obj <</Length 9>> stream\nab/JS (x)\nendstream endobj\n%%EOF";
        accepted("文.pdf", "", chance.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    @DisplayName("压缩炸弹、外部模板、嵌入对象、目录与部件不一致")
    void packages() throws IOException {
        var bomb = withPart(docx(), "word/media/a.bmp", new byte[30 * 1024 * 1024]);
        assertThat(bomb.length).isLessThan(200_000);
        assertThat(refusal("文.docx", "", bomb, FORM)).contains("解压后过大");
        var remote = withPart(
                docx(),
                "word/_rels/settings.xml.rels",
                "<Relationships><Relationship Id=\"r1\" Type=\"http://x/attachedTemplate\" Target=\"http://e/t.dotm\" TargetMode=\"External\"/></Relationships>"
                        .getBytes(StandardCharsets.US_ASCII));
        assertThat(refusal("文.docx", "", remote, FORM)).contains("外部的模板");
        assertThat(refusal("文.docx", "", withPart(docx(), "word/embeddings/o.bin", new byte[] {1}), FORM))
                .contains("夹带了其他文件");
        var truncated = docx();
        assertThat(refusal("文.docx", "", java.util.Arrays.copyOf(truncated, truncated.length / 2), FORM))
                .contains("不完整");
    }

    private static void accepted(String name, String declared, byte[] content) {
        assertThat(FileGate.check(name, declared, content, ALL)).isInstanceOf(FileGate.Accepted.class);
    }

    private static String refusal(String name, String declared, byte[] content, Set<FileKind> allowed) {
        return FileGate.check(name, declared, content, allowed) instanceof FileGate.Refused(var message)
                ? message
                : "accepted";
    }

    private static byte[] pdf(Making making) throws IOException {
        return pdf(false, making);
    }

    private static byte[] pdf(boolean packed, Making making) throws IOException {
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            making.into(document);
            var out = new ByteArrayOutputStream();
            document.save(out, packed ? new CompressParameters() : CompressParameters.NO_COMPRESSION);
            return out.toByteArray();
        }
    }

    private static byte[] docx() throws IOException {
        try (var document = new XWPFDocument()) {
            document.createParagraph()
                    .createHyperlinkRun("https://example.com/")
                    .setText("链接");
            var out = new ByteArrayOutputStream();
            document.write(out);
            return out.toByteArray();
        }
    }

    private static byte[] xlsx() throws IOException {
        try (var book = new XSSFWorkbook()) {
            book.createSheet("a").createRow(0).createCell(0).setCellValue("x");
            var out = new ByteArrayOutputStream();
            book.write(out);
            return out.toByteArray();
        }
    }

    private static byte[] xls(String password) throws IOException {
        try (var book = new HSSFWorkbook()) {
            var sheet = book.createSheet("a");
            for (int i = 0; i < 300; i++) {
                sheet.createRow(i).createCell(0).setCellValue("行 " + i);
            }
            if (!password.isEmpty()) {
                Biff8EncryptionKey.setCurrentUserPassword(password);
            }
            var out = new ByteArrayOutputStream();
            book.write(out);
            return out.toByteArray();
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
    }

    /// A container with streams or folders of these names.
    private static byte[] ole(String... names) throws IOException {
        try (var system = new POIFSFileSystem()) {
            for (var name : names) {
                if (name.equals("Macros")) {
                    system.getRoot().createDirectory(name);
                } else {
                    system.createDocument(new java.io.ByteArrayInputStream(new byte[8192]), name);
                }
            }
            var out = new ByteArrayOutputStream();
            system.writeFilesystem(out);
            return out.toByteArray();
        }
    }

    private static byte[] locked(byte[] document) throws Exception {
        try (var system = new POIFSFileSystem()) {
            var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (var to = encryptor.getDataStream(system)) {
                to.write(document);
            }
            var out = new ByteArrayOutputStream();
            system.writeFilesystem(out);
            return out.toByteArray();
        }
    }

    private static byte[] zip(Map<String, byte[]> parts) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private static byte[] withPart(byte[] document, String name, byte[] content) throws IOException {
        var parts = new java.util.LinkedHashMap<String, byte[]>();
        try (var in = new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(document))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(entry.getName(), in.readAllBytes());
            }
        }
        parts.put(name, content);
        return zip(parts);
    }
}
