package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import org.yangguang.dispute.Disputes;
import org.yangguang.document.PdfPress;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.publication.Norms;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.CellId;
import org.yangguang.report.DisputeColumn;
import org.yangguang.report.DisputeRoute;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.TableTwoField;
import org.yangguang.report.checking.Answer;
import org.yangguang.report.checking.Check;
import org.yangguang.report.checking.Checker;
import org.yangguang.report.checking.Finding;
import org.yangguang.report.compilation.Compilation;
import org.yangguang.report.compilation.Compilation.Compiled;
import org.yangguang.report.writing.ReportFormat;
import org.yangguang.report.writing.ReportHtml;
import org.yangguang.report.writing.ReportJson;
import org.yangguang.report.writing.ReportWriter;
import org.yangguang.report.writing.UnprintableReport;
import org.yangguang.request.RequestList;
import org.yangguang.ui.Crumb;

/// 年度报告：compiled from the ledgers as they stand, with the requests behind each number.
@Controller
public class ReportController {

    private static final int PAGE = 20;
    /// The table whose rules cannot tell while one of its cells is blank.
    private static final String TABLE_TWO = "T2";

    private static final List<String> COUNTED = List.of(TABLE_TWO, "T3", "T4");

    private final OfficeFrame frame;
    private final Compilation compilation;
    private final RequestList requests;
    private final Disputes disputes;
    private final Norms norms;
    private final ReportWriter writer;

    ReportController(
            OfficeFrame frame,
            Compilation compilation,
            RequestList requests,
            Disputes disputes,
            Norms norms,
            PdfPress press) {
        this.norms = norms;
        this.frame = frame;
        this.compilation = compilation;
        this.requests = requests;
        this.disputes = disputes;
        this.writer = new ReportWriter(press);
    }

    /// What the rules say of the tables.
    ///
    /// @param holding ids of the rules that hold
    /// @param silent ids of the rules that cannot tell
    public record Verdicts(List<Check> holding, List<Check> silent, List<Finding> findings) {}

    /// What the ledgers say today, whether or not the report of the year was begun.
    @GetMapping("/office/reports/{year:[0-9]{4}}/live")
    @Permit(Permission.REPORT_READ)
    String show(@PathVariable int year, HttpServletRequest request, Model model) {
        var compiled = compiled(year);
        var report = compiled.report();
        model.addAttribute("fees", compiled.fees());
        model.addAttribute(
                "page",
                frame.page(
                        request,
                        year + " 年度报告",
                        "reports",
                        new Crumb("年度报告", "/office/reports"),
                        new Crumb(year + " 年", "")));
        model.addAttribute("report", report);
        model.addAttribute("tableTwo", ReportHtml.tableTwo(report, id -> href(compiled, year, id)));
        model.addAttribute("blank", blank(compiled));
        model.addAttribute("tableThree", ReportHtml.tableThree(report, id -> href(compiled, year, id)));
        model.addAttribute("tableFour", ReportHtml.tableFour(report, id -> href(compiled, year, id)));
        model.addAttribute("verdicts", verdicts(report));
        model.addAttribute("running", year == frame.today().getYear());
        return "office/report";
    }

    /// The documents and numbers behind a number of table 二.
    @GetMapping("/office/reports/{year:[0-9]{4}}/cells2/{field}")
    @Permit(Permission.REPORT_READ)
    String tableTwo(
            @PathVariable int year,
            @PathVariable String field,
            @RequestParam(defaultValue = "1") String page,
            HttpServletRequest request,
            Model model) {
        var compiled = compiled(year);
        var of = TableTwoField.of(compiled.report().form()).stream()
                .filter(f -> f.code().equals(field))
                .findFirst()
                .orElseThrow(CasePages::notFound);
        var records = compiled.records(of);
        var ids = records.documents();
        var pager = Pager.of(
                RequestListController.number(page),
                PAGE,
                ids.size(),
                UriComponentsBuilder.fromPath("/office/reports/" + year + "/cells2/" + of.code()));
        var label = CellId.of(of).label();
        model.addAttribute(
                "page",
                frame.page(
                        request,
                        label,
                        "reports",
                        new Crumb("年度报告", "/office/reports"),
                        new Crumb(year + " 年", "/office/reports/" + year),
                        new Crumb("来源", "")));
        model.addAttribute("year", year);
        model.addAttribute("label", label);
        model.addAttribute("records", records);
        model.addAttribute("shown", compiled.report().cell(CellId.of(of)).printed());
        model.addAttribute("pager", pager);
        model.addAttribute(
                "documents",
                norms.of(frame.organ(), ids.subList(pager.offset(), Math.min(ids.size(), pager.offset() + PAGE))));
        return "office/reportcell2";
    }

    /// The requests behind a number.
    @GetMapping("/office/reports/{year:[0-9]{4}}/cells/{row}/{column}")
    @Permit(Permission.REPORT_READ)
    String cell(
            @PathVariable int year,
            @PathVariable String row,
            @PathVariable String column,
            @RequestParam(defaultValue = "1") String page,
            HttpServletRequest request,
            Model model) {
        var compiled = compiled(year);
        var of = TableThreeRow.of(compiled.report().form()).stream()
                .filter(r -> r.code().equals(row))
                .findFirst()
                .orElseThrow(CasePages::notFound);
        var under = Arrays.stream(ApplicantColumn.values())
                .filter(c -> c.code().equals(column))
                .findFirst()
                .orElseThrow(CasePages::notFound);
        var ids = compiled.requests(of, under);
        var pager = Pager.of(
                RequestListController.number(page),
                PAGE,
                ids.size(),
                UriComponentsBuilder.fromPath("/office/reports/" + year + "/cells/" + of.code() + "/" + under.code()));
        model.addAttribute(
                "page",
                frame.page(
                        request,
                        CellId.of(of, under).label(),
                        "reports",
                        new Crumb("年度报告", "/office/reports"),
                        new Crumb(year + " 年", "/office/reports/" + year),
                        new Crumb("办件", "")));
        model.addAttribute("year", year);
        model.addAttribute("label", CellId.of(of, under).label());
        model.addAttribute("pager", pager);
        model.addAttribute(
                "rows",
                requests.of(frame.organ(), ids.subList(pager.offset(), Math.min(ids.size(), pager.offset() + PAGE))));
        return "office/reportcell";
    }

    /// The disputes behind a number of table 四.
    @GetMapping("/office/reports/{year:[0-9]{4}}/cells4/{route}/{column}")
    @Permit(Permission.REPORT_READ)
    String disputes(
            @PathVariable int year,
            @PathVariable String route,
            @PathVariable String column,
            @RequestParam(defaultValue = "1") String page,
            HttpServletRequest request,
            Model model) {
        var compiled = compiled(year);
        var of = Arrays.stream(DisputeRoute.values())
                .filter(r -> r.code().equals(route))
                .findFirst()
                .orElseThrow(CasePages::notFound);
        var under = Arrays.stream(DisputeColumn.values())
                .filter(c -> c.code().equals(column))
                .findFirst()
                .orElseThrow(CasePages::notFound);
        var ids = compiled.disputes(of, under);
        var pager = Pager.of(
                RequestListController.number(page),
                PAGE,
                ids.size(),
                UriComponentsBuilder.fromPath("/office/reports/" + year + "/cells4/" + of.code() + "/" + under.code()));
        var label = CellId.of(of, under).label();
        model.addAttribute(
                "page",
                frame.page(
                        request,
                        label,
                        "reports",
                        new Crumb("年度报告", "/office/reports"),
                        new Crumb(year + " 年", "/office/reports/" + year),
                        new Crumb("案件", "")));
        model.addAttribute("year", year);
        model.addAttribute("label", label);
        model.addAttribute("pager", pager);
        model.addAttribute(
                "rows",
                disputes.of(frame.organ(), ids.subList(pager.offset(), Math.min(ids.size(), pager.offset() + PAGE))));
        return "office/disputes/cell";
    }

    @GetMapping("/office/reports/{year:[0-9]{4}}.{kind:html|docx|pdf|ofd|xlsx|csv|json}")
    @Permit(Permission.REPORT_READ)
    ResponseEntity<byte[]> export(@PathVariable int year, @PathVariable String kind) {
        var format = ReportFormat.of(kind).orElseThrow(CasePages::notFound);
        var report = compiled(year).report();
        try {
            var bytes = format == ReportFormat.JSON
                    ? utf8(ReportJson.write(report, verdicts(report).findings()))
                    : writer.write(report, format, frame.today());
            return Download.of(report.title() + "." + kind, format.mediaType(), bytes);
        } catch (UnprintableReport unprintable) {
            return Download.of(report.title() + ".txt", "text/plain;charset=UTF-8", utf8(unprintable.chinese()));
        }
    }

    /// Years that the ledgers here can tell of: the running one and the last.
    boolean reaches(int year) {
        int now = frame.today().getYear();
        return year <= now && year >= now - 1;
    }

    private Compiled compiled(int year) {
        if (!reaches(year)) {
            throw CasePages.notFound();
        }
        return compilation.of(frame.organ(), year);
    }

    private static Verdicts verdicts(AnnualReport report) {
        var findings = Checker.forPeople(Checker.check(report, List.of()));
        boolean blank = TableTwoField.of(report.form()).stream()
                .anyMatch(field -> report.cell(CellId.of(field)).value() == null);
        var holding = new ArrayList<Check>();
        var silent = new ArrayList<Check>();
        for (var outcome : Checker.outcomes(report)) {
            var check = outcome.check();
            if (COUNTED.stream().anyMatch(check.id()::startsWith) && !(outcome.answer() instanceof Answer.Fails)) {
                boolean cannotTell = outcome.answer() instanceof Answer.CannotTell;
                (cannotTell || blank && check.id().startsWith(TABLE_TWO) ? silent : holding).add(check);
            }
        }
        return new Verdicts(List.copyOf(holding), List.copyOf(silent), findings);
    }

    /// What is missing of table 二 and what is to be known of it, each sentence once.
    private static List<String> blank(Compiled compiled) {
        return TableTwoField.of(compiled.report().form()).stream()
                .map(compiled::records)
                .flatMap(records -> Stream.concat(records.gaps().stream(), records.remarks().stream()))
                .distinct()
                .toList();
    }

    private static Optional<String> href(Compiled compiled, int year, CellId id) {
        return switch (id) {
            case CellId.Two(var field) -> Optional.of("/office/reports/" + year + "/cells2/" + field.code());
            case CellId.Three(var row, var column) ->
                compiled.requests(row, column).isEmpty()
                        ? Optional.empty()
                        : Optional.of("/office/reports/" + year + "/cells/" + row.code() + "/" + column.code());
            case CellId.Four(var route, var column) ->
                compiled.disputes(route, column).isEmpty()
                        ? Optional.empty()
                        : Optional.of("/office/reports/" + year + "/cells4/" + route.code() + "/" + column.code());
        };
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
