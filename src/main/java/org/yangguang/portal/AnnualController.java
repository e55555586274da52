package org.yangguang.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
import org.yangguang.organ.Organs;
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
    private final Organs organs;
    private final ReportFiles files;

    AnnualController(PortalFrame frame, PublishedReports reports, Organs organs, ReportFiles files) {
        this.frame = frame;
        this.organs = organs;
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
    String report(
            @PathVariable String org,
            @PathVariable int year,
            @RequestParam(defaultValue = "") String version,
            HttpServletRequest request,
            Model model) {
        var organ = frame.organ(org);
        var published = published(organ, year, version);
        var versions = reports.versions(organ.id(), year);
        boolean newest = versions.getFirst().number() == published.version();
        var changes = published.version() == 1
                ? Optional.<VersionChanges>empty()
                : reports.find(organ.id(), year, published.version() - 1)
                        .map(before -> VersionChanges.of(before.version(), before.content(), published.content()));
        var title = year + "年政府信息公开工作年度报告";
        var annual = new Crumb("政府信息公开年报", PortalFrame.home(organ) + "annual");
        model.addAttribute(
                "page",
                newest
                        ? frame.page(request, organ, Column.ANNUAL, title, annual, new Crumb(year + "年", ""))
                        : frame.page(
                                request,
                                organ,
                                Column.ANNUAL,
                                title + "（第 " + published.version() + " 版）",
                                annual,
                                new Crumb(year + "年", annual.href() + "/" + year),
                                new Crumb("第 " + published.version() + " 版", "")));
        model.addAttribute("organ", organ);
        model.addAttribute("published", published);
        model.addAttribute("versions", versions);
        model.addAttribute("changes", changes.orElse(null));
        model.addAttribute("years", reports.years(organ.id()));
        model.addAttribute(
                "article",
                ReportHtml.article(
                        published.content(), changes.map(VersionChanges::marks).orElse(_ -> Optional.empty())));
        model.addAttribute("chart", ResultChart.of(published.content()));
        model.addAttribute(
                "course",
                YearsChart.of(reports.figures(organ.id(), List.of(YearsChart.NEW, YearsChart.CARRIED)))
                        .orElse(null));
        model.addAttribute("below", below(organ, year));
        model.addAttribute("findings", Checker.forPeople(published.findings()));
        model.addAttribute("unknown", unknown(published.content()));
        model.addAttribute("pdfRefused", request.getParameter("pdf") != null);
        return "portal/report";
    }

    /// How far the organs below a government have published theirs; nothing for other organs.
    private @Nullable Below below(Organ organ, int year) {
        if (organ.kind() != OrganKind.GOVERNMENT) {
            return null;
        }
        var ids = new HashSet<>(organs.selfAndBelow(organ.id()));
        ids.remove(organ.id());
        return ids.isEmpty() ? null : new Below(ids.size(), reports.published(ids, year));
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
            @PathVariable String org,
            @PathVariable int year,
            @PathVariable("format") String extension,
            @RequestParam(defaultValue = "") String version) {
        var format = ReportFormat.of(extension).orElseThrow(PortalFrame::notFound);
        var organ = frame.organ(org);
        var published = published(organ, year, version);
        var content = files.of(published, format);
        if (content.isEmpty()) {
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .header(
                            HttpHeaders.LOCATION,
                            PortalFrame.home(organ) + "annual/" + year + "?pdf=refused"
                                    + (version.isEmpty() ? "" : "&version=" + published.version()))
                    .build();
        }
        var name = organ.name() + year + "年政府信息公开工作年度报告"
                + (version.isEmpty() ? "." : "（第" + published.version() + "版）.") + format.extension();
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

    /// @param version as it stands in the address; empty for the newest
    private PublishedReports.Report published(Organ organ, int year, String version) {
        if (version.isEmpty()) {
            return reports.find(organ.id(), year).orElseThrow(PortalFrame::notFound);
        }
        if (!version.matches("[1-9][0-9]{0,3}")) {
            throw PortalFrame.notFound();
        }
        return reports.find(organ.id(), year, Integer.parseInt(version)).orElseThrow(PortalFrame::notFound);
    }
}
