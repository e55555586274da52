package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.yangguang.annual.AnnualReports;
import org.yangguang.annual.AnnualWork;
import org.yangguang.annual.ReportVersion;
import org.yangguang.document.PdfPress;
import org.yangguang.identity.Colleagues;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.checking.Finding;
import org.yangguang.report.comparing.DiffHtml;
import org.yangguang.report.comparing.ReportDiff;
import org.yangguang.report.writing.ReportFormat;
import org.yangguang.report.writing.ReportHtml;
import org.yangguang.report.writing.ReportJson;
import org.yangguang.report.writing.ReportWriter;
import org.yangguang.report.writing.UnprintableReport;
import org.yangguang.ui.Chinese;
import org.yangguang.ui.Crumb;

/// 版本、预览、导出：the report as it was handed on, read again, compared, and written as files.
@Controller
@RequestMapping("/office/reports/{year:[0-9]{4}}")
public class AnnualVersionController {

    private final OfficeFrame frame;
    private final EditorPages editor;
    private final AnnualReports reports;
    private final Colleagues colleagues;
    private final ReportWriter writer;

    AnnualVersionController(
            OfficeFrame frame, EditorPages editor, AnnualReports reports, Colleagues colleagues, PdfPress press) {
        this.frame = frame;
        this.editor = editor;
        this.reports = reports;
        this.colleagues = colleagues;
        this.writer = new ReportWriter(press);
    }

    /// A version in the list.
    public record VersionLine(ReportVersion version, String by, String at) {}

    @GetMapping("/versions")
    @Permit(Permission.REPORT_READ)
    String versions(@PathVariable int year, HttpServletRequest request, Model model) {
        var work = editor.find(year);
        editor.frame(model, request, work, 0, "版本");
        model.addAttribute("lines", lines(work));
        return "office/annual/versions";
    }

    private List<VersionLine> lines(AnnualWork work) {
        var versions = reports.versions(work.organ(), work.year());
        Map<UUID, String> names =
                colleagues.names(versions.stream().map(ReportVersion::by).toList());
        return versions.stream()
                .map(version -> new VersionLine(
                        version, names.getOrDefault(version.by(), EditorPages.SOMEBODY), Chinese.minute(version.at())))
                .toList();
    }

    @GetMapping("/versions/{number}")
    @Permit(Permission.REPORT_READ)
    String version(@PathVariable int year, @PathVariable String number, HttpServletRequest request, Model model) {
        var work = editor.find(year);
        var kept = kept(work, number);
        int of = kept.version().number();
        editor.frame(
                model, request, work, 0, "第 " + of + " 版", new Crumb("版本", "/office/reports/" + year + "/versions"));
        read(model, kept.report(), kept.findings(), "/office/reports/" + year + "/versions/" + of + "/report");
        model.addAttribute("title", "第 " + of + " 版：" + kept.version().stage().label());
        model.addAttribute(
                "note",
                Chinese.minute(kept.version().at()) + "，SHA-256 "
                        + kept.version().sha256());
        return "office/annual/read";
    }

    /// The report as it would be printed now.
    @GetMapping("/preview")
    @Permit(Permission.REPORT_READ)
    String preview(@PathVariable int year, HttpServletRequest request, Model model) {
        var work = editor.find(year);
        editor.frame(model, request, work, 0, "预览");
        read(model, work.report(), work.findings().all(), "/office/reports/" + year + "/work");
        model.addAttribute("title", "预览");
        model.addAttribute("note", "按现在的数字和正文排印；落款在公布时加上。");
        return "office/annual/read";
    }

    private static void read(Model model, AnnualReport report, List<Finding> findings, String files) {
        model.addAttribute("article", ReportHtml.article(report));
        model.addAttribute("findings", findings);
        model.addAttribute("files", files);
    }

    /// @param from number of a version
    /// @param to number of a version; anything else for the report as it is now
    @GetMapping("/compare")
    @Permit(Permission.REPORT_READ)
    String compare(
            @PathVariable int year,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "work") String to,
            HttpServletRequest request,
            Model model) {
        var work = editor.find(year);
        var before = kept(work, from);
        boolean now = to.equals("work");
        var after = now ? work.report() : kept(work, to).report();
        editor.frame(model, request, work, 0, "比较", new Crumb("版本", "/office/reports/" + year + "/versions"));
        model.addAttribute(
                "difference",
                DiffHtml.body(
                        ReportDiff.of(before.report(), after), "第 " + from + " 版", now ? "现在的报告" : "第 " + to + " 版"));
        return "office/annual/compare";
    }

    private ReportVersion.Kept kept(AnnualWork work, String number) {
        return (number.matches("[0-9]{1,6}")
                        ? reports.version(work.organ(), work.year(), Integer.parseInt(number))
                        : java.util.Optional.<ReportVersion.Kept>empty())
                .orElseThrow(CasePages::notFound);
    }

    @GetMapping("/work.{kind:html|docx|pdf|ofd|xlsx|csv|json}")
    @Permit(Permission.REPORT_READ)
    ResponseEntity<byte[]> work(@PathVariable int year, @PathVariable String kind) {
        var work = editor.find(year);
        return file(work.report(), work.findings().all(), kind, "（编制中）");
    }

    @GetMapping("/versions/{number}/report.{kind:html|docx|pdf|ofd|xlsx|csv|json}")
    @Permit(Permission.REPORT_READ)
    ResponseEntity<byte[]> file(@PathVariable int year, @PathVariable String number, @PathVariable String kind) {
        var kept = kept(editor.find(year), number);
        return file(kept.report(), kept.findings(), kind, "（第 " + number + " 版）");
    }

    private ResponseEntity<byte[]> file(AnnualReport report, List<Finding> findings, String kind, String mark) {
        var format = ReportFormat.of(kind).orElseThrow(CasePages::notFound);
        try {
            var bytes = format == ReportFormat.JSON
                    ? utf8(ReportJson.write(report, findings))
                    : writer.write(report, format, frame.today());
            return Download.of(report.title() + mark + "." + kind, format.mediaType(), bytes);
        } catch (UnprintableReport unprintable) {
            return Download.of(report.title() + ".txt", "text/plain;charset=UTF-8", utf8(unprintable.chinese()));
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
