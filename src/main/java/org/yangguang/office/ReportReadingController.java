package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.yangguang.annual.AnnualDesk;
import org.yangguang.annual.AnnualEvent;
import org.yangguang.annual.AnnualReports;
import org.yangguang.annual.AnnualWork;
import org.yangguang.annual.DutyDecision;
import org.yangguang.annual.DutyDesk;
import org.yangguang.annual.Matrix;
import org.yangguang.annual.ReportVersion;
import org.yangguang.annual.Stage;
import org.yangguang.identity.Colleagues;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.organ.Organ;
import org.yangguang.organ.Organs;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.published.PublishedReports;
import org.yangguang.ui.Crumb;

/// 核验一份年报：the version handed in beside what the rules found, last year's and the course of
/// events; the
/// supervising authority marks, returns, clears or takes it up again.
@Controller
public class ReportReadingController {

    private static final String ORGAN = AggregateController.YEAR + "/organs/{code}";
    private static final int MOST_REMARK = 500;

    private final OfficeFrame frame;
    private final Matrix matrix;
    private final AnnualReports reports;
    private final AnnualDesk desk;
    private final DutyDesk duties;
    private final Organs organs;
    private final PublishedReports published;
    private final Colleagues colleagues;

    ReportReadingController(
            OfficeFrame frame,
            Matrix matrix,
            AnnualReports reports,
            AnnualDesk desk,
            DutyDesk duties,
            Organs organs,
            PublishedReports published,
            Colleagues colleagues) {
        this.frame = frame;
        this.matrix = matrix;
        this.reports = reports;
        this.desk = desk;
        this.duties = duties;
        this.organs = organs;
        this.published = published;
        this.colleagues = colleagues;
    }

    /// The report of one's own organ is judged by the authority above, where there is one.
    static boolean mayJudge(OfficeFrame frame, int organ) {
        return organ != frame.officer().organId() || frame.organ().parentId() == null;
    }

    @GetMapping(ORGAN)
    @Permit(Permission.REPORT_SUPERVISE)
    String show(@PathVariable int year, @PathVariable String code, HttpServletRequest request, Model model) {
        var organ = organ(year, code);
        var work = reports.open(organ, year);
        var kept = work.flatMap(_ -> reports.handed(organ, year));
        var standing = duties.standing(organ, year);
        var acts = acts(organ, year, work, standing);
        boolean mayMark = acts.contains(SuperviseAct.RETURN);
        model.addAttribute(
                "page",
                frame.page(
                        request,
                        organ.name() + " " + year + " 年报",
                        "aggregate",
                        new Crumb(year + " 年报汇总与核验", MatrixFilter.AGGREGATE + year),
                        new Crumb(organ.name(), "")));
        model.addAttribute("organ", organ);
        model.addAttribute("year", year);
        model.addAttribute("row", matrix.rows(year, Set.of(code)).stream().findFirst());
        model.addAttribute("today", frame.today());
        model.addAttribute("stage", work.map(w -> w.state().stage()));
        model.addAttribute("standing", standing);
        model.addAttribute("acts", acts);
        model.addAttribute("mayJudge", mayJudge(frame, organ.id()));
        model.addAttribute("mayMark", mayMark);
        model.addAttribute("at", ReportPlace.of(Typed.of(request).get("at")).filter(_ -> mayMark));
        model.addAttribute(
                "steps", work.map(w -> ReadingView.course(w.course(), names(w))).orElse(List.of()));
        model.addAttribute(
                "view",
                kept.map(version -> ReadingView.of(
                        work.orElseThrow(),
                        version,
                        returned(organ, work.orElseThrow(), version),
                        duties.marks(organ, year, version.version().number()),
                        mayMark)));
        model.addAttribute("last", published.find(organ.id(), year - 1));
        return "office/aggregate/organ";
    }

    private java.util.Map<UUID, String> names(AnnualWork work) {
        var ids = new HashSet<UUID>();
        work.course().forEach(entry -> ids.add(entry.by()));
        return colleagues.names(ids);
    }

    /// The version that was handed in and returned before this one.
    private Optional<AnnualReport> returned(Organ organ, AnnualWork work, ReportVersion.Kept now) {
        return work.course().stream()
                .filter(entry -> entry.event() instanceof AnnualEvent.Returned
                        && entry.number() < now.version().event())
                .reduce((_, later) -> later)
                .flatMap(entry -> reports.versions(organ, work.year()).stream()
                        .filter(version -> version.stage() == Stage.SUBMITTED && version.event() < entry.number())
                        .findFirst())
                .flatMap(version -> reports.version(organ, work.year(), version.number()))
                .map(ReportVersion.Kept::report);
    }

    /// What can be done now.
    private List<SuperviseAct> acts(Organ organ, int year, Optional<AnnualWork> work, DutyDesk.Standing standing) {
        var acts = new ArrayList<SuperviseAct>();
        if (!mayJudge(frame, organ.id())) {
            return acts;
        }
        work.map(w -> w.state().stage()).ifPresent(stage -> {
            if (stage == Stage.SUBMITTED) {
                acts.add(SuperviseAct.CLEAR);
                acts.add(SuperviseAct.RETURN);
            } else if (stage == Stage.CLEARED || stage == Stage.PUBLISHED) {
                acts.add(SuperviseAct.REOPEN);
            }
        });
        boolean awaited = work.map(w -> !w.state().stage().isWithAuthority()).orElse(true);
        if (standing.isExempt()) {
            acts.add(SuperviseAct.ORDINARY);
        } else if (awaited && DutyDesk.owes(organ, year)) {
            acts.add(SuperviseAct.EXTEND);
            acts.add(SuperviseAct.EXEMPT);
            if (standing.decision().flatMap(DutyDecision::extension).isPresent()) {
                acts.add(SuperviseAct.ORDINARY);
            }
        }
        return acts;
    }

    /// An organ of the officer's tree; others do not exist here.
    private Organ organ(int year, String code) {
        AggregateController.existing(frame, year);
        return organs.byCode(code)
                .filter(organ -> frame.officer().scope().contains(organ.id()))
                .orElseThrow(CasePages::notFound);
    }

    // ── marks ────────────────────────────────────────────────────────────────────────────────────

    @PostMapping(ORGAN + "/marks")
    @Permit(Permission.REPORT_SUPERVISE)
    String mark(
            @PathVariable int year, @PathVariable String code, HttpServletRequest request, RedirectAttributes flash) {
        var organ = organ(year, code);
        var typed = Typed.of(request);
        var here = MatrixFilter.AGGREGATE + year + "/organs/" + code;
        var place = ReportPlace.of(typed.get("at"));
        var words = typed.get("words");
        var kept = reports.handed(organ, year);
        boolean open = mayJudge(frame, organ.id())
                && reports.open(organ, year)
                        .filter(w -> w.state().stage() == Stage.SUBMITTED)
                        .isPresent();
        if (place.isEmpty() || kept.isEmpty() || !open) {
            flash.addFlashAttribute("fault", "没有保存标注：报告不在待核准环节，或者没有这一处。请核对后再办。");
            return "redirect:" + here;
        }
        if (words.length() > MOST_REMARK) {
            flash.addFlashAttribute("fault", "标注不超过 %d 字，现在 %d 字，请精简。".formatted(MOST_REMARK, words.length()));
            flash.addFlashAttribute("words", words);
            return "redirect:" + here + "?at=" + place.get().code() + "#mark";
        }
        duties.mark(
                AggregateController.hand(frame, request),
                organ,
                year,
                kept.get().version().number(),
                new AnnualEvent.Mark(place.get().code(), words));
        flash.addFlashAttribute(
                "done", (words.isEmpty() ? "已取消标注：" : "已标注：") + place.get().label() + "。");
        return "redirect:" + here + "#" + place.get().anchor();
    }

    // ── acts ─────────────────────────────────────────────────────────────────────────────────────

    /// Names the organ and the effect before anything is done.
    @GetMapping(ORGAN + "/{act:return|clear|reopen|extend|exempt|ordinary}")
    @Permit(Permission.REPORT_SUPERVISE)
    String ask(
            @PathVariable int year,
            @PathVariable String code,
            @PathVariable String act,
            HttpServletRequest request,
            Model model) {
        var organ = organ(year, code);
        return confirm(organ, year, SuperviseAct.byPath(act).orElseThrow(), "", request, model);
    }

    @PostMapping(ORGAN + "/{act:return|clear|reopen|extend|exempt|ordinary}")
    @Permit(Permission.REPORT_SUPERVISE)
    String act(
            @PathVariable int year,
            @PathVariable String code,
            @PathVariable String act,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        var organ = organ(year, code);
        var what = SuperviseAct.byPath(act).orElseThrow();
        var typed = Typed.of(request);
        var fault = mayJudge(frame, organ.id())
                ? what.decision()
                        .map(kind -> duties.decide(
                                AggregateController.hand(frame, request),
                                organ,
                                year,
                                kind,
                                typed.day("until"),
                                typed.get("words")))
                        .orElseGet(() -> judged(what, organ, year, typed, request))
                : Optional.of("本机关的报告由上一级主管部门核验，不能自行办理。");
        if (fault.isPresent()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return confirm(organ, year, what, fault.get(), request, model);
        }
        flash.addFlashAttribute("done", "已办理：" + what.label() + "，" + organ.name() + "。");
        return "redirect:" + MatrixFilter.AGGREGATE + year + "/organs/" + code;
    }

    private Optional<String> judged(SuperviseAct what, Organ organ, int year, Typed typed, HttpServletRequest request) {
        var hand = AggregateController.hand(frame, request);
        int base = typed.number("events", 0);
        var words = typed.get("words");
        var result = switch (what) {
            case RETURN -> desk.giveBack(hand, organ, year, base, words, marks(organ, year));
            case CLEAR -> desk.clear(hand, organ, year, base, words);
            case REOPEN -> desk.reopen(hand, organ, year, words);
            case EXTEND, EXEMPT, ORDINARY -> throw new IllegalStateException(what + " is decided, not judged");
        };
        return switch (result) {
            case AnnualDesk.Result.Done _ -> Optional.empty();
            case AnnualDesk.Result.Refused(var message) -> Optional.of(message);
            case AnnualDesk.Result.Overtaken(var by, var at) ->
                Optional.of("打开本页之后，%s（%s）对该报告作过处理。以下是最新情况，请核对后再办。"
                        .formatted(
                                colleagues.names(Set.of(by)).getOrDefault(by, "另一人"),
                                org.yangguang.ui.Chinese.minute(at)));
        };
    }

    private List<AnnualEvent.Mark> marks(Organ organ, int year) {
        return reports.handed(organ, year)
                .map(kept -> duties.marks(organ, year, kept.version().number()))
                .orElse(List.of());
    }

    private String confirm(
            Organ organ, int year, SuperviseAct act, String fault, HttpServletRequest request, Model model) {
        var work = reports.open(organ, year);
        var here = MatrixFilter.AGGREGATE + year + "/organs/" + organ.code();
        model.addAttribute(
                "page",
                frame.page(
                        request,
                        (fault.isEmpty() ? "" : "有误：") + act.label() + "：" + organ.name(),
                        "aggregate",
                        new Crumb(year + " 年报汇总与核验", MatrixFilter.AGGREGATE + year),
                        new Crumb(organ.name(), here),
                        new Crumb(act.label(), "")));
        model.addAttribute("organ", organ);
        model.addAttribute("year", year);
        model.addAttribute("act", act);
        model.addAttribute("fault", fault);
        model.addAttribute("typed", Typed.of(request));
        model.addAttribute("stage", work.map(w -> w.state().stage()));
        model.addAttribute("events", work.map(w -> w.state().events()).orElse(0));
        model.addAttribute("blocking", work.map(w -> w.blocking().size()).orElse(0));
        model.addAttribute("standing", duties.standing(organ, year));
        model.addAttribute(
                "marks",
                act == SuperviseAct.RETURN
                        ? marks(organ, year).stream()
                                .flatMap(mark -> ReportPlace.of(mark.where()).stream()
                                        .map(place -> new ReadingView.Marked(place, mark.text())))
                                .toList()
                        : List.of());
        return "office/aggregate/act";
    }
}
