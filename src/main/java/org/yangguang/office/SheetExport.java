package org.yangguang.office;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.yangguang.document.Table;
import org.yangguang.document.TableXlsx;
import tools.jackson.databind.json.JsonMapper;

/// A list as it is taken away: the rows as shown, and on a sheet of their own who took what when
/// (security P6).
///
/// @param about what the list is: filter, number of rows, who, when, purpose
public record SheetExport(String title, List<String> head, List<List<String>> rows, Map<String, String> about) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public SheetExport {
        head = List.copyOf(head);
        rows = List.copyOf(rows);
        about = Collections.unmodifiableMap(new LinkedHashMap<>(about));
    }

    /// The forms a list leaves in.
    public enum Format {
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        CSV("text/csv; charset=UTF-8"),
        JSON("application/json");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        static Optional<Format> of(String text) {
            return List.of(values()).stream()
                    .filter(f -> f.name().equalsIgnoreCase(text))
                    .findFirst();
        }
    }

    ResponseEntity<byte[]> as(Format format, LocalDate today) {
        var content = switch (format) {
            case XLSX -> xlsx(today);
            case CSV -> csv().getBytes(StandardCharsets.UTF_8);
            case JSON -> json();
        };
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(format.mediaType))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(
                                        title + today + "." + format.name().toLowerCase(java.util.Locale.ROOT),
                                        StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(content);
    }

    /// The cells are text: what looks like a formula is none (security P7).
    private byte[] xlsx(LocalDate today) {
        var sheets = new LinkedHashMap<String, Table>();
        sheets.put("清单", table(head, rows, Collections.nCopies(head.size(), 10)));
        sheets.put(
                "导出说明",
                table(
                        List.of("项目", "内容"),
                        about.entrySet().stream()
                                .map(e -> List.of(e.getKey(), e.getValue()))
                                .toList(),
                        List.of(20, 80)));
        return TableXlsx.write(title, "", today, sheets);
    }

    private static Table table(List<String> head, List<List<String>> rows, List<Integer> widths) {
        return new Table(
                List.of(row(head, Table.Look.HEAD)),
                rows.stream().map(cells -> row(cells, Table.Look.TEXT)).toList(),
                widths,
                9,
                Table.Paging.FLOWS);
    }

    private static Table.Row row(List<String> cells, Table.Look look) {
        return new Table.Row(
                cells.stream().map(text -> Table.Cell.of(text, look)).toList());
    }

    /// With a byte order mark, by which Excel knows the encoding.
    private String csv() {
        var lines = new ArrayList<List<String>>();
        lines.add(head);
        lines.addAll(rows);
        return "\uFEFF"
                + lines.stream()
                        .map(cells -> cells.stream().map(AuditController::cell).collect(Collectors.joining(",")))
                        .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private byte[] json() {
        var items = rows.stream()
                .map(cells -> {
                    var item = new LinkedHashMap<String, String>();
                    for (int i = 0; i < head.size(); i++) {
                        item.put(head.get(i), cells.get(i));
                    }
                    return item;
                })
                .toList();
        var whole = new LinkedHashMap<String, Object>();
        whole.put("导出说明", about);
        whole.put("清单", items);
        return JSON.writeValueAsBytes(whole);
    }
}
