package org.yangguang.report.extraction;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.yangguang.document.SafeXml;

/// The paragraphs and tables of the main part of a Word document, read straight from its XML.
/// What was deleted or moved away under revision, field codes, comments and notes are left out;
/// the second copy that Word keeps of a drawing for older programs too.
final class DocxParts {
    sealed interface Block {
        record Paragraph(String text) implements Block {}

        record Table(List<Row> rows) implements Block {}
    }

    /// @param before columns of the grid left free at the start of the row
    record Row(int before, List<TableCell> cells) {}

    /// @param continuesAbove whether it only goes on with the cell over it
    record TableCell(int across, boolean continuesAbove, List<Block> blocks) {
        boolean hasTable() {
            return blocks.stream().anyMatch(Block.Table.class::isInstance);
        }

        String text() {
            var text = new StringBuilder();
            for (var block : blocks) {
                if (block instanceof Block.Paragraph(var words)) {
                    text.append(words.strip()).append(' ');
                }
            }
            return text.toString();
        }
    }

    private final XMLStreamReader xml;

    private DocxParts(XMLStreamReader xml) {
        this.xml = xml;
    }

    static List<Block> read(byte[] mainPart) {
        try {
            var parts = new DocxParts(SafeXml.reader(mainPart));
            var blocks = new ArrayList<Block>();
            while (parts.xml.hasNext()) {
                if (parts.xml.next() == XMLStreamConstants.START_ELEMENT && parts.isWord("body")) {
                    parts.blocks(blocks);
                }
            }
            return blocks;
        } catch (XMLStreamException e) {
            throw PackageXml.refused(e);
        }
    }

    /// Transitional and strict documents name Word's elements differently.
    private boolean isWord() {
        var space = xml.getNamespaceURI();
        return space != null
                && (space.endsWith("/wordprocessingml/2006/main") || space.endsWith("/wordprocessingml/main"));
    }

    private boolean isWord(String name) {
        return xml.getLocalName().equals(name) && isWord();
    }

    private @Nullable String value() {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals("val")) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    private void skip() throws XMLStreamException {
        for (int open = 1; open > 0; ) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                open++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                open--;
            }
        }
    }

    /// Goes to the next child of the element that is open; false when there is none.
    private boolean child() throws XMLStreamException {
        while (true) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
            if (event == XMLStreamConstants.END_ELEMENT) {
                return false;
            }
        }
    }

    private void blocks(List<Block> blocks) throws XMLStreamException {
        while (child()) {
            switch (xml.getLocalName()) {
                case "p" -> paragraph(blocks);
                case "tbl" -> blocks.add(new Block.Table(rows(new ArrayList<>())));
                case "sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "AlternateContent", "Choice" ->
                    blocks(blocks);
                default -> skip();
            }
        }
    }

    /// The words of a text box stand before those of the paragraph it is fixed to.
    private void paragraph(List<Block> blocks) throws XMLStreamException {
        var text = new StringBuilder();
        inline(text, blocks);
        blocks.add(new Block.Paragraph(text.toString()));
    }

    private void inline(StringBuilder text, List<Block> boxes) throws XMLStreamException {
        while (child()) {
            if (!isWord()) {
                if (xml.getLocalName().equals("Fallback")) {
                    skip();
                } else {
                    inline(text, boxes);
                }
                continue;
            }
            switch (xml.getLocalName()) {
                case "t" -> text.append(xml.getElementText());
                case "tab", "ptab" -> mark(text, '\t');
                case "br", "cr" -> mark(text, '\n');
                case "noBreakHyphen" -> mark(text, '-');
                case "r",
                        "hyperlink",
                        "ins",
                        "moveTo",
                        "smartTag",
                        "customXml",
                        "sdt",
                        "sdtContent",
                        "fldSimple",
                        "drawing",
                        "pict",
                        "object" -> inline(text, boxes);
                case "txbxContent" -> blocks(boxes);
                default -> skip();
            }
        }
    }

    private void mark(StringBuilder text, char mark) throws XMLStreamException {
        text.append(mark);
        skip();
    }

    private List<Row> rows(List<Row> rows) throws XMLStreamException {
        while (child()) {
            switch (xml.getLocalName()) {
                case "tr" -> row(rows);
                case "sdt", "sdtContent", "ins", "customXml" -> rows(rows);
                default -> skip();
            }
        }
        return rows;
    }

    private void row(List<Row> rows) throws XMLStreamException {
        var cells = new ArrayList<TableCell>();
        int before = cells(cells);
        if (before >= 0) {
            rows.add(new Row(before, cells));
        }
    }

    /// Answers how many columns are left free before the first cell; -1 when the row is deleted.
    private int cells(List<TableCell> cells) throws XMLStreamException {
        int before = 0;
        while (child()) {
            switch (xml.getLocalName()) {
                case "tc" -> cells.add(cell());
                case "trPr" -> before = free();
                case "sdt", "sdtContent", "ins", "customXml" -> cells(cells);
                default -> skip();
            }
        }
        return before;
    }

    private int free() throws XMLStreamException {
        int before = 0;
        while (child()) {
            if (isWord("gridBefore") && before >= 0) {
                before = count(value(), 0);
            } else if (isWord("del")) {
                before = -1;
            }
            skip();
        }
        return before;
    }

    private TableCell cell() throws XMLStreamException {
        int across = 1;
        boolean continues = false;
        var blocks = new ArrayList<Block>();
        while (child()) {
            switch (xml.getLocalName()) {
                case "p" -> paragraph(blocks);
                case "tbl" -> blocks.add(new Block.Table(rows(new ArrayList<>())));
                case "sdt", "sdtContent", "ins", "moveTo", "customXml" -> blocks(blocks);
                case "tcPr" -> {
                    while (child()) {
                        if (isWord("gridSpan")) {
                            across = count(value(), 1);
                        } else if (isWord("vMerge")) {
                            var value = value();
                            continues = value == null || value.equals("continue");
                        }
                        skip();
                    }
                }
                default -> skip();
            }
        }
        return new TableCell(across, continues, blocks);
    }

    private static int count(@Nullable String value, int least) {
        boolean number = value != null && value.length() <= 6 && CellText.isDigits(value);
        return number ? Math.clamp(Integer.parseInt(value), least, Limits.SPAN) : least;
    }
}
