package org.yangguang.letter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yangguang.document.Paper;
import org.yangguang.document.Paper.Block;
import org.yangguang.document.Paper.Role;
import org.yangguang.document.Table;
import org.yangguang.document.Table.Cell;
import org.yangguang.document.Table.Look;

/// A letter as it leaves the organ.
///
/// @param organ 发文机关标志
/// @param number absent on a form that carries none, as 送达回证
/// @param attachments names of what goes with it, in order
/// @param signatory 署名机关
/// @param date 成文日期
/// @param contact 联系人、电话、地址; may be empty
public record OfficialLetter(
        String organ,
        @Nullable LetterNumber number,
        LetterText text,
        List<String> attachments,
        String signatory,
        LocalDate date,
        String contact) {
    public OfficialLetter {
        if (organ.isBlank() || signatory.isBlank()) {
            throw new IllegalArgumentException("公文应当有发文机关标志和署名机关。");
        }
        attachments = List.copyOf(attachments);
    }

    /// 2026年11月21日, without zeros as GB/T 9704 asks.
    public static String inChinese(LocalDate date) {
        return "%d年%d月%d日".formatted(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
    }

    /// The letter as a paper, part by part.
    public Paper paper() {
        var blocks = new ArrayList<Block>();
        blocks.add(Paper.line(Role.ORGAN_MARK, organ));
        if (number != null) {
            blocks.add(Paper.line(Role.NUMBER, number.toString()));
        }
        blocks.add(Paper.line(Role.RULE, ""));
        blocks.add(Paper.line(Role.TITLE, text.title()));
        if (!text.addressee().isEmpty()) {
            blocks.add(Paper.line(Role.ADDRESSEE, text.addressee() + "："));
        }
        text.parts().forEach(part -> blocks.add(block(part)));
        attachmentLines().forEach(line -> blocks.add(Paper.line(Role.ATTACHMENT, line)));
        blocks.add(Paper.line(Role.SIGNATURE, signatory));
        blocks.add(Paper.line(Role.DATE, inChinese(date)));
        if (!contact.isBlank()) {
            blocks.add(Paper.line(Role.NOTE, "（" + contact + "）"));
        }
        return new Paper(text.title(), organ, date, blocks);
    }

    /// The words alone, for a screen, a mail or a comparison.
    String plain() {
        return paper().blocks().stream()
                .flatMap(block -> switch (block) {
                    case Paper.Line(var role, var words) -> Stream.of(role == Role.RULE ? "────" : words);
                    case Table table -> table.rows().stream().map(OfficialLetter::plain);
                })
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /// A row of names and entries: `检索范围：……；检索方式：……`.
    private static String plain(Table.Row row) {
        var words = new StringBuilder();
        for (int i = 0; i < row.cells().size(); i++) {
            words.append(i == 0 ? "" : i % 2 == 0 ? "；" : "：")
                    .append(row.cells().get(i).text());
        }
        return words.toString();
    }

    private List<String> attachmentLines() {
        if (attachments.size() == 1) {
            return List.of("附件：" + attachments.getFirst());
        }
        var lines = new ArrayList<String>();
        for (int i = 0; i < attachments.size(); i++) {
            lines.add((i == 0 ? "附件：" : "　　　") + (i + 1) + "." + attachments.get(i));
        }
        return lines;
    }

    private static Block block(LetterPart part) {
        return switch (part) {
            case LetterPart.Heading(var words) -> Paper.line(Role.HEADING, words);
            case LetterPart.Paragraph(var words) -> Paper.line(Role.TEXT, words);
            case LetterPart.Form form -> table(form);
        };
    }

    private static Table table(LetterPart.Form form) {
        int width = form.width();
        var rows = form.rows().stream()
                .map(row -> {
                    var cells = new ArrayList<Cell>();
                    for (int i = 0; i < row.size(); i++) {
                        int columns = i == row.size() - 1 ? width - i : 1;
                        cells.add(new Cell(row.get(i), columns, 1, i % 2 == 0 ? Look.LABEL : Look.TEXT));
                    }
                    return new Table.Row(cells);
                })
                .toList();
        return new Table(List.of(), rows, width == 4 ? List.of(27, 24, 22, 27) : List.of(3, 7), 14, Table.Paging.FLOWS);
    }
}
