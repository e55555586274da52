package org.yangguang.report.extraction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.yangguang.report.extraction.Grid.Box;
import org.yangguang.report.extraction.Specimen.Table;
import org.yangguang.report.extraction.Specimen.Words;

/// Prints a specimen as text.
final class TextPress {
    enum Layout {
        /// One cell a line, an empty line after each; a blank cell is an empty line more.
        LINES_DOUBLE(true),
        /// One cell a line, a blank cell an empty line.
        LINES(true),
        /// Cells that a span covers are blank.
        TABS(true),
        /// Cells that a span covers are left out.
        TABS_RAGGED(true),
        PIPES(true),
        PIPES_RAGGED(true),
        MARKDOWN(true),
        /// Without pipes at the edges.
        MARKDOWN_BARE(true),
        MARKDOWN_HTML(true),
        ALIGNED(true),
        SPACES(false),
        RUNNING(false);

        final boolean keepsBlanks;

        Layout(boolean keepsBlanks) {
            this.keepsBlanks = keepsBlanks;
        }
    }

    private final Random random;
    Layout layout = Layout.TABS;
    String end = "\n";
    boolean brokenLabels;
    UnaryOperator<String> digits = UnaryOperator.identity();

    TextPress(Random random) {
        this.random = random;
    }

    String print(Specimen specimen) {
        var out = new StringBuilder();
        boolean markdown = layout.name().startsWith("MARKDOWN");
        boolean first = true;
        for (var block : specimen.blocks()) {
            switch (block) {
                case Words words -> {
                    boolean heading = words.text().matches("[一二三四五六]、.{4,24}");
                    out.append(markdown && first ? "# " : markdown && heading ? "## " : "")
                            .append(words.text());
                    out.append(
                            layout == Layout.RUNNING ? "" : layout == Layout.LINES_DOUBLE || markdown ? "\n\n" : "\n");
                }
                case Table table -> out.append(table(table.grid()));
            }
            first = false;
        }
        return out.toString().replace("\n", end);
    }

    private String text(Box box) {
        var text = box.isValue() ? digits.apply(box.text()) : box.text();
        boolean lines = layout == Layout.LINES || layout == Layout.LINES_DOUBLE || layout == Layout.SPACES;
        if (brokenLabels && !box.isValue() && lines && text.length() > 6 && random.nextInt(3) == 0) {
            int cut = 2 + random.nextInt(text.length() - 3);
            return text.substring(0, cut) + (layout == Layout.SPACES ? " " : "\n") + text.substring(cut);
        }
        return layout.name().startsWith("MARKDOWN") ? text.replace("|", "\\|") : text;
    }

    private String table(Grid grid) {
        return switch (layout) {
            case LINES_DOUBLE -> each(grid, "", "\n\n", "");
            case LINES -> each(grid, "", "\n", "");
            case TABS -> whole(grid, "", "\t", "\n");
            case TABS_RAGGED -> each(grid, "", "\t", "\n");
            case PIPES -> whole(grid, "", " | ", " |\n");
            case PIPES_RAGGED -> each(grid, "", " | ", "|\n");
            case MARKDOWN -> markdown(grid, "| ", " |\n");
            case MARKDOWN_BARE -> markdown(grid, "", "\n");
            case MARKDOWN_HTML -> new HtmlPress(random).only(grid) + "\n\n";
            case ALIGNED -> aligned(grid);
            case SPACES -> each(grid, "", " ", "\n");
            case RUNNING -> each(grid, "", "", "");
        };
    }

    private String each(Grid grid, String before, String after, String end) {
        var out = new StringBuilder();
        for (var row : grid.rows) {
            out.append(before);
            row.forEach(b -> out.append(text(b)).append(after));
            out.append(end);
        }
        return out.toString();
    }

    private List<List<String>> squares(Grid grid) {
        var rows = new ArrayList<List<String>>();
        for (var row : grid.squares()) {
            rows.add(Arrays.stream(row).map(b -> b == null ? "" : text(b)).toList());
        }
        return rows;
    }

    private String whole(Grid grid, String before, String between, String end) {
        var out = new StringBuilder();
        squares(grid)
                .forEach(r -> out.append(before).append(String.join(between, r)).append(end));
        return out.toString();
    }

    private String markdown(Grid grid, String before, String end) {
        var rows = squares(grid);
        var out = new StringBuilder();
        for (int r = 0; r < rows.size(); r++) {
            out.append(before).append(String.join(" | ", rows.get(r))).append(end);
            if (r == 0) {
                var rule = rows.get(r).stream()
                        .map(c -> List.of("---", ":---:", "---:", ":--").get(random.nextInt(4)))
                        .toList();
                out.append(before).append(String.join("|", rule)).append(end);
            }
        }
        return out.append("\n").toString();
    }

    private String aligned(Grid grid) {
        var rows = squares(grid);
        int columns = rows.getFirst().size();
        var widths = new int[columns];
        for (var row : rows) {
            for (int c = 0; c < columns; c++) {
                widths[c] = Math.max(
                        widths[c], PlainText.width(row.get(c), row.get(c).length()));
            }
        }
        var out = new StringBuilder();
        for (var row : rows) {
            var line = new StringBuilder();
            for (int c = 0; c < columns; c++) {
                int width = PlainText.width(row.get(c), row.get(c).length());
                line.append(row.get(c)).append(" ".repeat(widths[c] - width + 2));
            }
            out.append(line.toString().stripTrailing()).append("\n");
        }
        return out.toString();
    }
}
