package org.yangguang.office;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yangguang.organ.Organ;
import org.yangguang.organ.Organs;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.Cell;
import org.yangguang.report.CellId;
import org.yangguang.report.checking.Checker;
import org.yangguang.report.checking.Finding;
import org.yangguang.report.checking.Level;
import org.yangguang.report.extraction.Note;
import org.yangguang.report.extraction.SourceText;
import org.yangguang.report.publishing.ImportedReport;
import org.yangguang.report.publishing.ImportedReport.Correction;
import org.yangguang.report.publishing.ImportedReport.Illegible;
import org.yangguang.report.publishing.ImportedReport.Legible;
import org.yangguang.report.publishing.ImportedReport.Published;
import org.yangguang.report.publishing.ImportedReport.PutAside;
import org.yangguang.report.writing.ReportHtml;

/// An imported report as its page shows it: the source on one side, the reading on the other, and the
/// cell that is being looked at.
///
/// @param tables the three tables, each number a link to itself
/// @param blocks the source in reading order
/// @param whose the organ it would be listed under
/// @param otherOrgan the organ named in the report, where that is another one
public record ImportView(
        Optional<AnnualReport> report,
        String tables,
        List<Block> blocks,
        List<Finding> findings,
        List<Note> notes,
        Optional<Chosen> chosen,
        List<Corrected> corrections,
        Organ whose,
        String otherOrgan) {

    /// Running text (one piece a line) or the rows of a table.
    public record Block(boolean table, List<List<SourceText.Piece>> rows) {}

    /// What a person asks about: a cell, or the year.
    public record Subject(String path, Optional<CellId> cell) {}

    /// The cell that is looked at.
    ///
    /// @param how Chinese: how it was known
    /// @param now what it counts as at present
    public record Chosen(String path, String label, Cell read, String how, String now, boolean corrected) {

        public boolean isAt(SourceText.Piece piece) {
            return read.place() != null && read.place().equals(piece.place());
        }
    }

    /// A correction in words.
    public record Corrected(String path, String label, String became, String reason, String by, Instant at) {}

    /// A file in the list.
    ///
    /// @param look modifier of the tag
    public record Line(
            UUID id,
            String name,
            Instant at,
            String title,
            String organ,
            int year,
            String look,
            String state,
            String detail,
            long errors,
            int findings,
            boolean legible) {}

    static ImportView of(
            ImportedReport imported,
            Optional<Subject> subject,
            Function<ImportedReport, Organ> whose,
            Function<UUID, String> names) {
        var report = imported.report();
        var legible = imported.outcome() instanceof Legible l ? l : null;
        var owner = whose.apply(imported);
        var named = report.map(AnnualReport::organ).orElse("");
        return new ImportView(
                report,
                report.map(ImportView::tables).orElse(""),
                legible == null ? List.of() : blocks(legible.text()),
                Checker.forPeople(imported.findings()),
                legible == null ? List.of() : legible.notes(),
                legible == null
                        ? Optional.empty()
                        : subject.map(s -> chosen(s, legible.report(), report.get(), imported)),
                imported.corrections().reversed().stream()
                        .map(c -> corrected(c, names))
                        .toList(),
                owner,
                named.isEmpty() || named.equals(owner.name()) ? "" : named);
    }

    static Line line(ImportedReport imported, Organs organs) {
        var report = imported.report();
        var findings = Checker.forPeople(imported.findings());
        var state = imported.end().isEmpty()
                ? imported.outcome() instanceof Illegible ? "没有读出" : "待核对"
                : imported.end().get() instanceof Published ? "已公布" : "已搁置";
        var look = switch (state) {
            case "没有读出" -> "bad";
            case "待核对" -> "warn";
            case "已公布" -> "ok";
            default -> "hold";
        };
        var detail = imported.end().map(end -> ended(end, organs)).orElseGet(() -> fault(imported));
        return new Line(
                imported.id(),
                imported.name(),
                imported.importedAt(),
                report.map(AnnualReport::title).orElse(""),
                report.map(AnnualReport::organ).orElse(""),
                report.map(AnnualReport::year).orElse(0),
                look,
                state,
                detail,
                findings.stream().filter(f -> f.level() == Level.ERROR).count(),
                findings.size(),
                imported.outcome() instanceof Legible);
    }

    private static String ended(ImportedReport.End end, Organs organs) {
        return switch (end) {
            case Published(var organ, var year, var version, var _, var _) ->
                "列在" + organs.existing(organ).name() + " " + year + " 年，第 " + version + " 版";
            case PutAside(var reason, var _, var _) -> reason;
        };
    }

    private static String fault(ImportedReport imported) {
        return imported.outcome() instanceof Illegible(var message) ? message : "";
    }

    private static String tables(AnnualReport report) {
        Function<CellId, Optional<String>> href = id -> Optional.of("?cell=" + id.path() + "#at");
        return ReportHtml.tableTwo(report, href)
                + ReportHtml.tableThree(report, href)
                + ReportHtml.tableFour(report, href);
    }

    private static List<Block> blocks(SourceText text) {
        var blocks = new ArrayList<Block>();
        int table = -1;
        for (var line : text.lines()) {
            if (line.pieces().stream().allMatch(piece -> piece.text().isBlank())) {
                continue;
            }
            if (blocks.isEmpty() || line.table() != table) {
                blocks.add(new Block(line.table() > 0, new ArrayList<>()));
                table = line.table();
            }
            blocks.getLast().rows().add(line.pieces());
        }
        return blocks;
    }

    private static Chosen chosen(Subject subject, AnnualReport read, AnnualReport now, ImportedReport imported) {
        boolean corrected = imported.corrections().stream()
                .filter(c -> c.subject().equals(subject.cell()))
                .reduce((a, b) -> b)
                .filter(c -> c.kind() != Correction.Kind.AS_READ)
                .isPresent();
        if (subject.cell().isEmpty()) {
            var year = new Cell(
                    read.year() == 0 ? Cell.Reading.ABSENT : Cell.Reading.PRINTED,
                    read.year() == 0 ? null : BigDecimal.valueOf(read.year()),
                    read.year() == 0 ? "" : String.valueOf(read.year()),
                    null);
            return new Chosen(
                    subject.path(),
                    "年度",
                    year,
                    how(year.reading()),
                    now.year() == 0 ? "" : String.valueOf(now.year()),
                    corrected);
        }
        var id = subject.cell().get();
        var cell = read.cell(id);
        return new Chosen(
                subject.path(),
                id.label(),
                cell,
                how(cell.reading()),
                plain(now.cell(id).value()),
                corrected);
    }

    private static String plain(@Nullable BigDecimal value) {
        return value == null ? "" : value.toPlainString();
    }

    /// How a number was known, in words.
    static String how(Cell.Reading reading) {
        return switch (reading) {
            case PRINTED -> "照原文读出";
            case NORMALISED -> "去掉单位、分隔符或全角后读出";
            case SOLVED -> "几格数字连写，按表内合计只有一种拆法，已拆开";
            case COUNTED -> "由人填写";
            case BLANK -> "原文空白";
            case MARKED_NONE -> "原文写的是短横、斜线或“无”，没有当作 0";
            case ABSENT -> "原文没有这一格";
            case UNREADABLE -> "读不出一个确定的数";
        };
    }

    private static Corrected corrected(Correction correction, Function<UUID, String> names) {
        var became = switch (correction.kind()) {
            case VALUE -> "改为 " + plain(correction.value());
            case BLANK -> "改为空白";
            case AS_READ -> "恢复机器读数";
        };
        return new Corrected(
                correction.subject().map(CellId::path).orElse("year"),
                correction.label(),
                became,
                correction.reason(),
                names.apply(correction.by()),
                correction.at());
    }
}
