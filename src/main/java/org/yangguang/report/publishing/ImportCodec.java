package org.yangguang.report.publishing;

import java.util.ArrayList;
import java.util.List;
import org.yangguang.report.extraction.Note;
import org.yangguang.report.extraction.SourceText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a reading brings beside the report, as it is kept: notes of the reader and the source text.
final class ImportCodec {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ImportCodec() {}

    static String notes(List<Note> notes) {
        var list = JSON.createArrayNode();
        for (var note : notes) {
            var node = list.addObject();
            node.put("code", note.code().name());
            var cell = note.cell();
            node.put("cell", cell == null ? null : cell.path());
            node.put("where", note.where());
            node.put("text", note.text());
            ReportCodec.put(node, note.place());
        }
        return JSON.writeValueAsString(list);
    }

    static List<Note> notes(String json) {
        var notes = new ArrayList<Note>();
        for (var node : JSON.readTree(json)) {
            var path = node.path("cell").stringValue(null);
            notes.add(new Note(
                    Note.Code.valueOf(text(node, "code")),
                    path == null ? null : ReportCodec.cellAt(path).orElseThrow(),
                    text(node, "where"),
                    text(node, "text"),
                    ReportCodec.place(node.path("place"))));
        }
        return List.copyOf(notes);
    }

    static String source(SourceText source) {
        var lines = JSON.createArrayNode();
        for (var line : source.lines()) {
            var node = lines.addObject();
            node.put("table", line.table());
            var pieces = node.putArray("pieces");
            for (var piece : line.pieces()) {
                var one = pieces.addObject();
                one.put("text", piece.text());
                ReportCodec.put(one, piece.place());
            }
        }
        return JSON.writeValueAsString(lines);
    }

    static SourceText source(String json) {
        var lines = new ArrayList<SourceText.Line>();
        for (var node : JSON.readTree(json)) {
            var pieces = new ArrayList<SourceText.Piece>();
            for (var piece : node.path("pieces")) {
                pieces.add(new SourceText.Piece(text(piece, "text"), ReportCodec.place(piece.path("place"))));
            }
            lines.add(new SourceText.Line(node.path("table").intValue(), pieces));
        }
        return new SourceText(lines);
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).stringValue("");
    }
}
