package org.yangguang.bench;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.yangguang.document.PdfOutcome;
import org.yangguang.document.PdfPress;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.AnnualReport.Section;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.Cell;
import org.yangguang.report.CellId;
import org.yangguang.report.DisputeColumn;
import org.yangguang.report.DisputeRoute;
import org.yangguang.report.Form;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.TableTwoField;
import org.yangguang.report.writing.ReportHtml;
import org.yangguang.report.writing.ReportWriter;

/// Reports of places that do not exist, with tables that add up, in the formats we read.
final class Specimens {
    private static final ReportWriter WRITER = new ReportWriter(new PdfPress());
    private static final String LIGHT = "<td width=\"66\" style=\"border:solid windowtext 1.0pt\">";
    private static final String CELL =
            "<td width=\"66\" valign=\"center\" style=\"border:solid windowtext 1.0pt;padding:0 5.4pt\">"
                    + "<p class=\"MsoNormal\" align=\"center\" style=\"text-align:center\">"
                    + "<span lang=\"EN-US\" style=\"font-size:10.5pt;font-family:宋体\">";

    private Specimens() {}

    static AnnualReport report(long seed) {
        var random = new Random(seed);
        var cells = new HashMap<CellId, Cell>();
        for (var field : TableTwoField.of(Form.FMT_2021)) {
            cells.put(CellId.of(field), Cell.counted(random.nextInt(300)));
        }
        for (var column : ApplicantColumn.values()) {
            for (var row : TableThreeRow.of(Form.FMT_2021)) {
                cells.put(CellId.of(row, column), Cell.counted(0));
            }
        }
        int granted = 0;
        int partial = 0;
        int left = 0;
        for (var column : ApplicantColumn.values()) {
            boolean total = column == ApplicantColumn.TOTAL;
            int g = total ? granted : random.nextInt(90);
            int p = total ? partial : random.nextInt(20);
            int l = total ? left : random.nextInt(9);
            granted += g;
            partial += p;
            left += l;
            cells.put(CellId.of(TableThreeRow.GRANTED, column), Cell.counted(g));
            cells.put(CellId.of(TableThreeRow.PARTIAL, column), Cell.counted(p));
            cells.put(CellId.of(TableThreeRow.TOTAL, column), Cell.counted(g + p));
            cells.put(CellId.of(TableThreeRow.CARRIED_OUT, column), Cell.counted(l));
            cells.put(CellId.of(TableThreeRow.NEW_RECEIVED, column), Cell.counted(g + p + l));
        }
        for (var route : DisputeRoute.values()) {
            int upheld = random.nextInt(9);
            for (var column : DisputeColumn.values()) {
                boolean counts = column == DisputeColumn.UPHELD || column == DisputeColumn.TOTAL;
                cells.put(CellId.of(route, column), Cell.counted(counts ? upheld : 0));
            }
        }
        int received = (granted + partial + left) / 2;
        var organ = List.of("云山县商务局", "临江市人民政府", "东川省财政厅").get(random.nextInt(3));
        int year = 2021 + random.nextInt(4);
        return new AnnualReport(
                organ + year + "年政府信息公开工作年度报告",
                organ,
                year,
                Form.FMT_2021,
                LocalDate.of(year + 1, 1, 20),
                List.of("根据《中华人民共和国政府信息公开条例》规定，编制本报告。数据统计期限为" + year + "年1月1日至12月31日。"),
                List.of(
                        section(1, "一、总体情况", "本年度新收政府信息公开申请" + received + "件，均依法办理。", random),
                        section(5, "五、存在的主要问题及改进情况", "公开内容不够丰富，解读形式较为单一。", random),
                        section(6, "六、其他需要报告的事项", "本年度没有收取信息处理费。", random)),
                cells,
                Map.of());
    }

    private static Section section(int ordinal, String heading, String first, Random random) {
        var text = new StringBuilder(first);
        for (int i = 0; i < 6; i++) {
            text.append("通过门户网站主动公开信息")
                    .append(BigDecimal.valueOf(random.nextInt(5000)))
                    .append("条，政务新媒体发布信息")
                    .append(random.nextInt(3000))
                    .append("条，举办新闻发布会")
                    .append(random.nextInt(9))
                    .append("场，及时回应社会关切，公开质量持续提高。");
        }
        return new Section(ordinal, heading, List.of(text.toString(), text.reverse().toString()));
    }

    /// A page of a website that holds the report as pasted out of Word.
    static byte[] html(AnnualReport report, int kilobytes) {
        var page = ReportHtml.page(report);
        var body = page.substring(page.indexOf("<article"), page.lastIndexOf("</body>"));
        body = body.replaceAll("<td[^>]*>", kilobytes < 45 ? LIGHT : CELL);
        body = kilobytes < 45 ? body : body.replace("</td>", "</span><o:p></o:p></p></td>");
        var head = "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>" + report.title()
                + "</title>\n<style>.nav a{color:#333;display:block}</style></head>\n<body><div class=\"nav\"><ul>\n";
        var foot = "</body></html>\n";
        int size = kilobytes * 1024 - head.length() - foot.length() - body.getBytes(StandardCharsets.UTF_8).length;
        var frame = new StringBuilder(head);
        for (int i = 0; size > 0; i++) {
            var item = "<li class=\"item\"><a href=\"/zwgk/list_%d.html\" target=\"_blank\">政务动态%d</a></li>\n"
                    .formatted(i, i);
            frame.append(item);
            size -= item.length() + 8;
        }
        return (frame + "</ul></div>\n" + body + foot).getBytes(StandardCharsets.UTF_8);
    }

    /// What a person copies out of the page: a row of a table a line, tabs between its cells.
    static byte[] text(AnnualReport report) {
        return lines(report, "", "\t", "");
    }

    static byte[] markdown(AnnualReport report) {
        return lines(report, "| ", " | ", " |");
    }

    private static byte[] lines(AnnualReport report, String before, String between, String after) {
        var text = new StringBuilder();
        for (var element : Jsoup.parse(ReportHtml.page(report)).select("h1, h2, h3, p, tr")) {
            if (element.normalName().equals("tr")) {
                text.append(element.children().stream()
                        .map(Element::text)
                        .collect(Collectors.joining(between, before, after)));
            } else {
                text.append(element.text());
            }
            text.append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static byte[] docx(AnnualReport report) {
        return WRITER.docx(report, LocalDate.of(2026, 1, 20));
    }

    static byte[] pdf(AnnualReport report) {
        return switch (WRITER.pdf(report, LocalDate.of(2026, 1, 20))) {
            case PdfOutcome.PdfFile(var bytes) -> bytes;
            case PdfOutcome other -> throw new IllegalStateException(other.toString());
        };
    }
}
