package org.yangguang.opendata;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.yangguang.calendar.ChineseDate;
import org.yangguang.opendata.RecordStore.FigureRow;
import org.yangguang.opendata.RecordStore.ReportRow;
import org.yangguang.report.Form;
import org.yangguang.report.listing.Csv;
import org.yangguang.report.published.FigureItem;
import org.yangguang.report.published.PublishedReports;
import org.yangguang.report.writing.ReportJson;

/// Everything published of a year as one file, written as it is read: some reports at a time, so that
/// neither memory nor a transaction grows with the year. The same content gives the same bytes.
final class YearFile {

    private static final int PORTION = 200;

    private final RecordStore records;
    private final PublishedReports reports;
    private final RecordedYear dataset;

    YearFile(RecordStore records, PublishedReports reports, RecordedYear dataset) {
        this.records = records;
        this.reports = reports;
        this.dataset = dataset;
    }

    /// @param format `csv`, `jsonl` or `zip`
    void write(String format, OutputStream out) throws IOException {
        switch (format) {
            case "csv" -> figures(out);
            case "jsonl" -> texts(out);
            case "zip" -> archive(out);
            default -> throw new IllegalArgumentException(format);
        }
    }

    /// In lower-case hexadecimal.
    String sha256(String format) throws IOException {
        var digest = sha256();
        write(format, new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        return HexFormat.of().formatHex(digest.digest());
    }

    /// A part of a file, written to the end.
    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private void archive(OutputStream out) throws IOException {
        var sums = new StringBuilder();
        var parts = new LinkedHashMap<String, Writing>();
        parts.put("说明.txt", o -> text(o, about()));
        parts.put("figures.csv", this::figures);
        parts.put("items.csv", YearFile::dictionary);
        parts.put("findings.csv", this::findings);
        parts.put("reports.jsonl", this::texts);
        var zip = new ZipOutputStream(new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() {
                // The answer is closed by who opened it.
            }
        });
        for (var part : parts.entrySet()) {
            var digest = sha256();
            entry(zip, part.getKey());
            part.getValue().to(new DigestOutputStream(zip, digest));
            zip.closeEntry();
            sums.append(HexFormat.of().formatHex(digest.digest()))
                    .append("  ")
                    .append(part.getKey())
                    .append('\n');
        }
        entry(zip, "SHA256SUMS");
        text(zip, sums.toString());
        zip.closeEntry();
        zip.finish();
    }

    private void entry(ZipOutputStream zip, String name) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(
                LocalDateTime.ofInstant(dataset.changedAt(), ChineseDate.ZONE).withNano(0));
        zip.putNextEntry(entry);
    }

    /// One line a report, one column an item.
    private void figures(OutputStream out) throws IOException {
        var items = FigureItem.all().stream().filter(this::isAsked).toList();
        var head = new ArrayList<@Nullable Object>(
                List.of("organ", "organ_name", "organ_kind", "year", "form", "version", "published_on"));
        items.forEach(item -> head.add(item.code()));
        text(out, Csv.BYTE_ORDER_MARK + Csv.line(head.toArray()));
        for (var portion = portion(0); !portion.isEmpty(); portion = portion(last(portion))) {
            var figures = records.figures(dataset.year(), ids(portion)).stream()
                    .collect(Collectors.groupingBy(
                            FigureRow::organ, Collectors.toMap(FigureRow::item, Function.identity())));
            for (var report : portion) {
                var line = new ArrayList<@Nullable Object>();
                line.add(report.organ());
                line.add(report.organName());
                line.add(report.kind());
                line.add(report.year());
                line.add(report.form());
                line.add(report.version());
                line.add(report.publishedOn());
                var own = figures.getOrDefault(report.organ(), Map.of());
                items.forEach(item -> line.add(shown(own.get(item.code()))));
                text(out, Csv.line(line.toArray()));
            }
        }
    }

    private boolean isAsked(FigureItem item) {
        return item.forms().contains(Form.forYear(dataset.year()))
                || item.forms().stream().anyMatch(form -> form != Form.FMT_LEGACY) && dataset.year() >= 2019;
    }

    private static @Nullable Object shown(@Nullable FigureRow figure) {
        if (figure == null) {
            return null;
        }
        var gap = figure.gap();
        return gap == null ? figure.value() : Gap.code(gap);
    }

    private static void dictionary(OutputStream out) throws IOException {
        text(out, Csv.BYTE_ORDER_MARK + Csv.line("代码", "所在表", "名称", "单位", "有此项的表式", "本平台相加所得", "几个机关能否相加"));
        for (var item : FigureItem.all()) {
            text(
                    out,
                    Csv.line(
                            item.code(),
                            item.part().label(),
                            item.label(),
                            item.unit(),
                            item.forms().stream().map(Form::code).collect(Collectors.joining(" ")),
                            item.origin() == FigureItem.Origin.ADDED ? "是" : "否",
                            item.isAddable() ? "是" : "否"));
        }
    }

    private void findings(OutputStream out) throws IOException {
        text(out, Csv.BYTE_ORDER_MARK + Csv.line("organ", "year", "rule", "level", "place", "text"));
        for (var portion = portion(0); !portion.isEmpty(); portion = portion(last(portion))) {
            for (var finding : records.findings(dataset.year(), ids(portion))) {
                text(
                        out,
                        Csv.line(
                                finding.organ(),
                                finding.year(),
                                finding.rule(),
                                finding.level(),
                                finding.place(),
                                finding.text()));
            }
        }
    }

    /// One line a report, with all of its text and tables.
    private void texts(OutputStream out) throws IOException {
        for (var portion = portion(0); !portion.isEmpty(); portion = portion(last(portion))) {
            for (var row : portion) {
                var report =
                        reports.find(row.organId(), row.year(), row.version()).orElseThrow();
                var line = Json.object();
                line.put("organ", row.organ());
                line.put("organ_name", row.organName());
                line.put("year", row.year());
                line.put("version", row.version());
                line.set("report", Json.read(ReportJson.write(report.content(), report.findings())));
                text(out, Json.line(line) + "\n");
            }
        }
    }

    private List<ReportRow> portion(int after) {
        return records.portion(dataset.year(), after, PORTION);
    }

    private static int last(List<ReportRow> portion) {
        return portion.getLast().organId();
    }

    private static List<Integer> ids(List<ReportRow> portion) {
        return portion.stream().map(ReportRow::organId).toList();
    }

    private String about() {
        return """
                %d 年度政府信息公开工作年度报告数据

                内容取自各机关已经公布的政府信息公开工作年度报告，现行的一版，共 %d 份。可免费使用、再利用，注明来源即可。

                figures.csv    一份报告一行，一个数据项一列，列名见 items.csv。
                               数字按原文；原文的 0 是 0。blank 原文空白，marked_none 原文写“—”“无”之类，
                               absent 原文缺此格，unreadable 不能读作一个数；空格为该报告的表式无此项。
                               organ_kind 为 GOVERNMENT 的是政府的汇总报告，与各机关的报告不能相加，否则重复计算。
                items.csv      数据字典。
                findings.csv   本平台按公开的规则核对所发现的问题，不是报告的内容，原文未改。
                reports.jsonl  一份报告一行：正文、每一格怎样读到、原文怎么写。
                SHA256SUMS     以上各文件的校验值。
                """.formatted(dataset.year(), dataset.reports());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
