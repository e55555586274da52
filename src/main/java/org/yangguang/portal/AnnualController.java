package org.yangguang.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.law.StatutoryPeriods;
import org.yangguang.organ.Organ;
import org.yangguang.organ.OrganKind;
import org.yangguang.portal.PortalFrame.Column;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.CellId;
import org.yangguang.report.DisputeColumn;
import org.yangguang.report.DisputeRoute;
import org.yangguang.report.Form;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.checking.Checker;
import org.yangguang.report.published.PublishedReports;
import org.yangguang.report.writing.ReportFormat;
import org.yangguang.report.writing.ReportHtml;
import org.yangguang.ui.Crumb;

/// 政府信息公开年报 (条例第四十九条): the years of an organ, one report to read, the same to take away.
@Controller
class AnnualController {

    private final PortalFrame frame;
    private final PublishedReports reports;
    private final ReportFiles files;

    AnnualController(PortalFrame frame, PublishedReports reports, ReportFiles files) {
        this.frame = frame;
        this.reports = reports;
        this.files = files;
    }

    @ModelAttribute
    void cacheable(HttpServletResponse response) {
        PortalFrame.cacheable(response);
    }

    @GetMapping("/o/{org}/annual")
    @Permit(Permission.PUBLIC)
    String years(
            @PathVariable String org,
            @RequestParam(defaultValue = "") String year,
            HttpServletRequest request,
            Model model) {
        var organ = frame.organ(org);
        var years = reports.years(organ.id());
        var chosen = years.stream()
                .filter(e -> year.equals(String.valueOf(e.year())))
                .findFirst();
        if (chosen.isPresent()) {
            return "redirect:" + PortalFrame.home(organ) + "annual/"
                    + chosen.get().year();
        }
        model.addAttribute("page", frame.page(request, organ, Column.ANNUAL, "政府信息公开年报"));
        model.addAttribute("organ", organ);
        model.addAttribute("years", years);
        model.addAttribute(
                "due",
                (organ.kind() == OrganKind.GOVERNMENT
                                ? StatutoryPeriods.ANNUAL_REPORT_GOVERNMENT
                                : StatutoryPeriods.ANNUAL_REPORT_DEPARTMENT)
                        .on(frame.today()));
        return "portal/annual";
    }

    @GetMapping("/o/{org}/annual/{year:[0-9]{4}}")
    @Permit(Permission.PUBLIC)
    String report(@PathVariable String org, @PathVariable int year, HttpServletRequest request, Model model) {
        var organ = frame.organ(org);
        var published = published(organ, year);
        model.addAttribute(
                "page",
                frame.page(
                        request,
                        organ,
                        Column.ANNUAL,
                        year + "年政府信息公开工作年度报告",
                        new Crumb("政府信息公开年报", PortalFrame.home(organ) + "annual"),
                        new Crumb(year + "年", "")));
        model.addAttribute("organ", organ);
        model.addAttribute("published", published);
        model.addAttribute("years", reports.years(organ.id()));
        model.addAttribute("article", ReportHtml.article(published.content()));
        model.addAttribute("chart", ResultChart.of(published.content()));
        model.addAttribute("findings", Checker.forPeople(published.findings()));
        model.addAttribute("unknown", unknown(published.content()));
        model.addAttribute("pdfRefused", request.getParameter("pdf") != null);
        return "portal/report";
    }

    /// How many cells the form asks for have no number, so that sums over them cannot be examined.
    private static long unknown(AnnualReport report) {
        var three = TableThreeRow.of(report.form()).stream()
                .flatMap(row -> Arrays.stream(ApplicantColumn.values()).map(column -> CellId.of(row, column)));
        var four = report.form() == Form.FMT_LEGACY
                ? Stream.<CellId>empty()
                : Arrays.stream(DisputeRoute.values())
                        .flatMap(
                                route -> Arrays.stream(DisputeColumn.values()).map(column -> CellId.of(route, column)));
        return Stream.concat(three, four)
                .filter(id -> report.value(id).isEmpty())
                .count();
    }

    @GetMapping("/o/{org}/annual/{year:[0-9]{4}}.{format:docx|pdf|ofd|html|json|xlsx|csv}")
    @Permit(Permission.PUBLIC)
    ResponseEntity<byte[]> file(
            @PathVariable String org, @PathVariable int year, @PathVariable("format") String extension) {
        var format = ReportFormat.of(extension).orElseThrow(PortalFrame::notFound);
        var organ = frame.organ(org);
        var published = published(organ, year);
        var content = files.of(published, format);
        if (content.isEmpty()) {
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .header(HttpHeaders.LOCATION, PortalFrame.home(organ) + "annual/" + year + "?pdf=refused")
                    .build();
        }
        var name = organ.name() + year + "年政府信息公开工作年度报告." + format.extension();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(format.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
                .body(content.get());
    }

    private PublishedReports.Report published(Organ organ, int year) {
        return reports.find(organ.id(), year).orElseThrow(PortalFrame::notFound);
    }
}
