package org.yangguang.report.extraction;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.Form;
import org.yangguang.report.extraction.Reading.Code;
import org.yangguang.report.extraction.Reading.Read;
import org.yangguang.report.extraction.Reading.Unreadable;

/// Reads a published annual report out of a file: text or Markdown in any layout, HTML, DOCX, DOC,
/// PDF, OFD, XLSX, and the JSON and CSV we write.
///
/// Nothing is guessed. Whatever the input, the answer is a report or a sentence that says why
/// there is none; nothing is thrown. Safe for several threads.
public final class ReportReader {

    /// @param content the whole file
    /// @param fileName used in messages only; what the file is, is told from its content
    public Reading read(byte[] content, String fileName) {
        return guarded(content, fileName, _ -> {});
    }

    /// As above.
    ///
    /// @param source is given what the file says, if it can be opened at all
    public Reading read(byte[] content, String fileName, Consumer<SourceText> source) {
        return guarded(content, fileName, sheet -> source.accept(SourceText.of(sheet)));
    }

    private static Reading guarded(byte[] content, String fileName, Consumer<Sheet> seen) {
        try {
            return open(content, fileName, seen);
        } catch (Limits.Exceeded e) {
            return new Unreadable(e.code, e.chinese);
        } catch (RuntimeException | StackOverflowError e) {
            return new Unreadable(Code.DAMAGED, "“%s”已损坏或结构异常，无法读取。请用办公软件打开后另存一份再试。".formatted(fileName));
        }
    }

    private static Reading open(byte[] content, String fileName, Consumer<Sheet> seen) {
        if (content.length == 0) {
            return new Unreadable(Code.EMPTY, "“%s”是空文件。请重新下载或选择另一份文件。".formatted(fileName));
        }
        if (content.length > Limits.BYTES) {
            return new Unreadable(Code.TOO_LARGE, "“%s”超过 20 MB，未打开。请只上传报告正文，不要附图片和附件。".formatted(fileName));
        }
        return switch (FileKind.of(content)) {
            case PDF -> report(PdfSource.read(content), List.of(), seen);
            case DOCX -> report(DocxSource.read(content), List.of(), seen);
            case XLSX -> report(XlsxSource.read(content), List.of(), seen);
            case OFD -> report(OfdSource.read(content), List.of(), seen);
            case OLE -> report(DocSource.read(content), List.of(), seen);
            case ZIP -> {
                ZipGate.document(content);
                yield new Unreadable(Code.UNKNOWN_TYPE, "“%s”是压缩包。请解压后上传里面的报告。".formatted(fileName));
            }
            case PICTURE -> new Unreadable(Code.UNKNOWN_TYPE, "“%s”是图片。请上传文字版（网页、DOCX、PDF 或文本）。".formatted(fileName));
            case TEXT -> text(content, fileName, seen);
        };
    }

    private static Reading text(byte[] content, String fileName, Consumer<Sheet> seen) {
        var decoded = Encodings.decode(content);
        if (decoded.isEmpty()) {
            return new Unreadable(
                    Code.ENCODING, "“%s”不是文本，也不是能识别的文件格式。请上传网页、DOCX、PDF、OFD、XLSX 或文本。".formatted(fileName));
        }
        var text = decoded.get().text();
        if (isBinary(text)) {
            return new Unreadable(
                    Code.UNKNOWN_TYPE, "“%s”不是文本，也不是能识别的文件格式。请上传网页、DOCX、PDF、OFD、XLSX 或文本。".formatted(fileName));
        }
        if (JsonSource.looksLikeJson(text)) {
            return JsonSource.read(text);
        }
        if (CsvSource.looksLikeOurs(text)) {
            return CsvSource.read(text);
        }
        var notes = new ArrayList<Note>();
        if (!decoded.get().charset().equals(StandardCharsets.UTF_8)) {
            notes.add(Note.of(
                    Note.Code.ENCODING,
                    "文件",
                    "文件按 %s 编码读取。".formatted(decoded.get().charset().name()),
                    null));
        }
        if (decoded.get().damaged() > 0) {
            notes.add(Note.of(
                    Note.Code.ENCODING,
                    "文件",
                    "文件中有 %d 处字节不成字，已用“%s”代替；含有它的数字按未知处理。"
                            .formatted(decoded.get().damaged(), Encodings.DAMAGED),
                    null));
        }
        return report(FileKind.looksLikeHtml(text) ? HtmlSource.read(text) : PlainText.read(text), notes, seen);
    }

    /// Control characters do not occur in text; GB18030 would read almost any bytes as something.
    private static boolean isBinary(String text) {
        int head = Math.min(text.length(), 20_000);
        int control = 0;
        for (int i = 0; i < head; i++) {
            char c = text.charAt(i);
            if ((c < 32 && c != '\n' && c != '\r' && c != '\t' && c != '\f') || c == 127) {
                control++;
            }
        }
        return control > head / 200 + 2;
    }

    private static Reading report(Sheet sheet, List<Note> before, Consumer<Sheet> seen) {
        seen.accept(sheet);
        var tables = new Tables();
        var imprint = Imprint.read(sheet);
        var asDrawn = imprint.isPresent() ? FormTables.read(sheet, tables) : FormTables.NOTHING;
        boolean oldSheet = imprint.isPresent() && asDrawn.indicators().isPresent();
        int afterThree = oldSheet || asDrawn.three() >= 0 ? asDrawn.three() : TableThree.read(sheet, tables);
        boolean three = afterThree >= 0;
        int limit = three ? tables.spans.getFirst().from() : tableTwoLimit(sheet);
        boolean two = asDrawn.two() || (!oldSheet && TableTwo.read(sheet, limit, tables));
        boolean four = asDrawn.four() || (!oldSheet && TableFour.read(sheet, afterThree, tables));
        var indicators = asDrawn.indicators().orElseGet(() -> Indicators.read(sheet, tables));
        boolean statutory = two || three;
        boolean legacy = !statutory && !indicators.isEmpty();
        if (legacy) {
            tables.cells.clear();
        }
        int firstHeading = ProseReader.firstHeading(sheet);
        var title = imprint.orElseGet(() -> TitleReader.read(sheet, firstHeading));
        if (!statutory
                && !four
                && indicators.isEmpty()
                && imprint.isEmpty()
                && firstHeading == sheet.run().length()) {
            return new Unreadable(
                    Code.NOT_A_REPORT,
                    title.title().isEmpty()
                            ? "文件中没有找到政府信息公开工作年度报告的标题、章节或表格。请确认选对了文件。"
                            : "文件只有“%s”的标题，没有正文和表格。正文可能在附件里，请上传附件。".formatted(title.title()));
        }
        var form = legacy ? Form.FMT_LEGACY : Objects.requireNonNullElseGet(tables.form, () -> byYear(title.year()));
        var prose = ProseReader.read(sheet, tables, title, imprint.isPresent());
        var notes = new ArrayList<>(before);
        notes.addAll(sheet.notes());
        notes.addAll(tables.notes);
        missing(form, two, three, four, notes);
        if (!prose.leftOut().isEmpty()) {
            var examples = String.join("；", prose.leftOut().stream().limit(4).toList());
            notes.add(Note.of(Note.Code.PAGE_JUNK, "网页残留", "已剔除页面文字：%s。".formatted(examples), null));
        }
        return new Read(
                new AnnualReport(
                        title.title(),
                        title.organ(),
                        title.year(),
                        form,
                        title.publishedOn(),
                        prose.preamble(),
                        prose.sections(),
                        tables.cells,
                        indicators),
                notes);
    }

    /// Nothing in the tables told the form: the one in force for the year.
    private static Form byYear(int year) {
        return year > 0 ? Form.forYear(year) : Form.FMT_2021;
    }

    private static int tableTwoLimit(Sheet sheet) {
        var next = Labels.PARTS.get(2).find(sheet);
        return next == null ? sheet.run().length() : next.start();
    }

    private static void missing(Form form, boolean two, boolean three, boolean four, List<Note> notes) {
        if (form == Form.FMT_LEGACY) {
            return;
        }
        if (!two) {
            notes.add(Note.of(Note.Code.TABLE_MISSING, "表二", "没有找到表二（主动公开政府信息情况）。", null));
        }
        if (!three) {
            notes.add(Note.of(Note.Code.TABLE_MISSING, "表三", "没有找到表三（收到和处理政府信息公开申请情况）。", null));
        }
        if (!four) {
            notes.add(Note.of(Note.Code.TABLE_MISSING, "表四", "没有找到表四（行政复议、行政诉讼情况）。", null));
        }
    }
}
