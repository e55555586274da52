package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.TreeSet;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.yangguang.annual.AnnualDesk;
import org.yangguang.annual.AnnualReports;
import org.yangguang.annual.AnnualWork;
import org.yangguang.annual.DueDates;
import org.yangguang.annual.DutyDesk;
import org.yangguang.annual.FillSources;
import org.yangguang.annual.LateFacts;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.law.StatutoryPeriods;
import org.yangguang.report.Form;
import org.yangguang.report.compilation.Compilation;
import org.yangguang.report.published.PublishedReports;
import org.yangguang.ui.Crumb;

/// 年度报告 by year, and where the report of a year stands: what was done, what is missing, what comes
/// next.
@Controller
class AnnualListController {

    private static final List<Form> FORMS = List.of(Form.FMT_2021, Form.FMT_2019);

    private final OfficeFrame frame;
    private final EditorPages editor;
    private final AnnualReports reports;
    private final AnnualDesk desk;
    private final FillSources sources;
    private final PublishedReports published;
    private final AnnualTodos todos;
    private final DutyDesk duties;
    private final ReportController live;

    AnnualListController(
            OfficeFrame frame,
            EditorPages editor,
            AnnualReports reports,
            AnnualDesk desk,
            FillSources sources,
            PublishedReports published,
            AnnualTodos todos,
            DutyDesk duties,
            ReportController live) {
        this.todos = todos;
        this.duties = duties;
        this.frame = frame;
        this.editor = editor;
        this.reports = reports;
        this.desk = desk;
        this.sources = sources;
        this.published = published;
        this.live = live;
    }

    @GetMapping("/office/reports")
    @Permit(Permission.REPORT_READ)
    String years(HttpServletRequest request, Model model) {
        return years(TypedForm.empty(), request, model);
    }

    private String years(TypedForm form, HttpServletRequest request, Model model) {
        int now = frame.today().getYear();
        var editions = published.years(frame.organ().id());
        var begun = reports.years(frame.organ());
        var years = new TreeSet<Integer>(List.of(now, now - 1));
        editions.forEach(edition -> years.add(edition.year()));
        begun.forEach(row -> years.add(row.year()));
        model.addAttribute("page", frame.page(request, form.title("年度报告"), "reports"));
        model.addAttribute("organCode", frame.organ().code());
        model.addAttribute("form", form);
        model.addAttribute("annual", todos.of(frame.officer(), frame.organ(), frame.today()));
        model.addAttribute("latest", now);
        model.addAttribute(
                "years",
                years.descendingSet().stream()
                        .map(year -> new YearLine(
                                year,
                                live.reaches(year),
                                year == now,
                                begun.stream().filter(row -> row.year() == year).findFirst(),
                                due(year),
                                editions.stream().filter(e -> e.year() == year).findFirst()))
                        .toList());
        return "office/reports";
    }

    /// The day it is to be published (条例第四十九条, or an earlier local day), and how far it is.
    private AnnualDue due(int year) {
        var day = duties.standing(frame.organ(), year)
                .dates()
                .map(DueDates::publishBy)
                .orElseGet(() -> StatutoryPeriods.ANNUAL_REPORT_DEPARTMENT
                        .on(frame.today())
                        .forReportOn(year));
        return AnnualDue.of(day, frame.today());
    }

    /// 开始编制。
    @PostMapping("/office/reports")
    @Permit(Permission.REPORT_EDIT)
    String begin(HttpServletRequest request, HttpServletResponse response, Model model, RedirectAttributes flash) {
        var form = TypedForm.of(request);
        int year = form.at("year").matches("[0-9]{4}") ? Integer.parseInt(form.at("year")) : 0;
        if (year < Compilation.FIRST_YEAR || year > frame.today().getYear()) {
            form.fault(
                    "year",
                    "年度应在 %d 至 %d 之间；更早的年度用统计表，请用“导入报告”。"
                            .formatted(Compilation.FIRST_YEAR, frame.today().getYear()));
        }
        var chosen = FORMS.stream()
                .filter(f -> f.code().equals(form.at("form")))
                .findFirst()
                .orElseGet(() -> Form.forYear(year));
        if (form.ok()) {
            var hand = editor.hand(Permission.REPORT_EDIT, request);
            var result = desk.open(hand, frame.organ(), year, chosen);
            var trouble = editor.trouble(result, year);
            if (trouble.isEmpty()) {
                flash.addFlashAttribute("done", "已开始编制 " + year + " 年度报告。请先取数，或者从文件导入、人工补录。");
                return "redirect:/office/reports/" + year;
            }
            form.fault("year", trouble.get());
        }
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        return years(form, request, model);
    }

    @GetMapping("/office/reports/{year:[0-9]{4}}")
    @Permit(Permission.REPORT_READ)
    String show(@PathVariable int year, HttpServletRequest request, Model model) {
        var work = editor.look(year);
        model.addAttribute("mayBegin", work.isEmpty() && frame.officer().may(Permission.REPORT_EDIT));
        if (work.isPresent()) {
            return overview(work.get(), request, model);
        }
        if (live.reaches(year)) {
            return live.show(year, request, model);
        }
        if (year < AnnualDesk.FIRST_YEAR || year > frame.today().getYear()) {
            throw CasePages.notFound();
        }
        model.addAttribute(
                "page",
                frame.page(
                        request,
                        year + " 年度报告",
                        "reports",
                        new Crumb("年度报告", "/office/reports"),
                        new Crumb(year + " 年", "")));
        model.addAttribute("year", year);
        model.addAttribute("counted", year >= Compilation.FIRST_YEAR);
        model.addAttribute("organCode", frame.organ().code());
        model.addAttribute("published", published.find(frame.organ().id(), year).isPresent());
        return "office/annual/unbegun";
    }

    private String overview(AnnualWork work, HttpServletRequest request, Model model) {
        var names = editor.names(work);
        editor.frame(model, request, work, 0, "");
        model.addAttribute("work", work);
        model.addAttribute("checks", AnnualChecks.of(work, 0, names));
        model.addAttribute("formWords", AnnualWords.form(work.state().form()));
        model.addAttribute("course", editor.course(work.course(), names));
        model.addAttribute("versions", reports.versions(frame.organ(), work.year()));
        model.addAttribute("late", late(work));
        model.addAttribute("due", due(work.year()));
        model.addAttribute("organCode", frame.organ().code());
        model.addAttribute("mayChoose", editor.mayEdit(work));
        model.addAttribute(
                "marks",
                work.state().returned().stream()
                        .flatMap(returned -> returned.marks().stream())
                        .map(mark -> new Marked(
                                AnnualWords.place(mark.where()),
                                AnnualWords.href(work.year(), mark.where()),
                                mark.text()))
                        .toList());
        return "office/annual/overview";
    }

    /// What the ledgers say now and did not when the report was filled.
    private List<LateFacts> late(AnnualWork work) {
        return work.fill()
                .filter(fill -> switch (fill.source()) {
                    case LEDGER, SUM -> true;
                    case IMPORT, HAND -> false;
                })
                .flatMap(fill -> sources.count(
                                work.organ(), work.year(), work.state().form())
                        .map(now -> LateFacts.between(fill, now)))
                .orElse(List.of());
    }
}
