package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.yangguang.annual.AnnualDesk.Hand;
import org.yangguang.annual.AnnualReports;
import org.yangguang.annual.AnnualWork;
import org.yangguang.annual.FindingKey;
import org.yangguang.annual.Passages;
import org.yangguang.annual.ProsePart;
import org.yangguang.annual.ProseText;
import org.yangguang.annual.prose.FieldNames;
import org.yangguang.annual.prose.HandFigure;
import org.yangguang.annual.prose.Likeness;
import org.yangguang.annual.prose.ProseDesk;
import org.yangguang.annual.prose.ProseTemplates;
import org.yangguang.annual.prose.Rewriting;
import org.yangguang.annual.prose.Rewritings;
import org.yangguang.identity.Colleagues;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.report.checking.RequiredContent;
import org.yangguang.report.comparing.ReportDiff;
import org.yangguang.ui.Crumb;

/// Parts 一, 五 and 六 of a report being worked on: its text.
@Controller
class AnnualProseController {

    private static final String REPORT = "/office/reports/{year:[0-9]{4}}";
    private static final String PART = REPORT + "/{part:1|5|6}";

    private final OfficeFrame frame;
    private final ProsePages pages;
    private final AnnualReports reports;
    private final ProseDesk desk;
    private final ProseTemplates templates;
    private final Likeness likeness;
    private final Colleagues colleagues;

    AnnualProseController(
            OfficeFrame frame,
            ProsePages pages,
            AnnualReports reports,
            ProseDesk desk,
            ProseTemplates templates,
            Likeness likeness,
            Colleagues colleagues) {
        this.frame = frame;
        this.pages = pages;
        this.reports = reports;
        this.desk = desk;
        this.templates = templates;
        this.likeness = likeness;
        this.colleagues = colleagues;
    }

    @GetMapping(PART)
    @Permit(Permission.REPORT_READ)
    String show(
            @PathVariable int year,
            @PathVariable int part,
            @RequestParam(defaultValue = "") String words,
            HttpServletRequest request,
            Model model) {
        var work = reports.open(frame.organ(), year);
        return work.isEmpty() ? "redirect:/office/reports/" + year : page(work.get(), part, words, "", request, model);
    }

    private String page(
            AnnualWork work, int part, String words, String message, HttpServletRequest request, Model model) {
        return page(work, part, Map.of(), words, message, request, model);
    }

    private String page(
            AnnualWork work,
            int part,
            Map<ProsePart, String> typed,
            String words,
            String message,
            HttpServletRequest request,
            Model model) {
        frame(work, (message.isEmpty() ? "" : "有误：") + work.year() + " 年报告文字", request, model);
        model.addAttribute("view", pages.view(work, part, typed, words));
        model.addAttribute("message", message);
        return "office/annual/prose";
    }

    private void frame(AnnualWork work, String title, HttpServletRequest request, Model model) {
        model.addAttribute(
                "page",
                frame.page(
                        request,
                        title,
                        "reports",
                        new Crumb("年度报告", "/office/reports"),
                        new Crumb(work.year() + " 年", "/office/reports/" + work.year())));
    }

    /// Saves what was typed, then does what the button asked for: drafts what is empty, adds a live
    /// field, a
    /// sentence of last year or one that would satisfy a rule, or looks for fields.
    @PostMapping(PART)
    @Permit(Permission.REPORT_EDIT)
    String save(
            @PathVariable int year,
            @PathVariable int part,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        var form = Typed.of(request);
        var typed = typed(form, part);
        var outcome = desk.save(hand(request), frame.organ(), year, typed);
        var work = work(year);
        if (outcome.refusal().isPresent()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            var texts = new EnumMap<ProsePart, String>(ProsePart.class);
            typed.forEach((at, text) -> texts.put(at, text.text()));
            return page(work, part, texts, "", outcome.refusal().get(), request, model);
        }
        if (!outcome.clashes().isEmpty()) {
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            return clashed(work, part, outcome.clashes(), request, model);
        }
        var said = new ArrayList<String>();
        var wish = then(form.get("then"), work, part, request);
        said.addAll(wish);
        if (said.isEmpty() && !outcome.saved().isEmpty()) {
            said.add("已保存：" + labels(outcome.saved()) + "。");
        }
        if (!outcome.merged().isEmpty()) {
            said.add("别人同时改了" + labels(outcome.merged()) + "的另一段，两人的修改已合并。");
        }
        typed.forEach((at, text) -> FieldNames.unknown(text.text(), work.fields())
                .forEach(unknown -> said.add(at.label() + "：" + unknown.message())));
        flash.addFlashAttribute("done", String.join("", said));
        var words = form.get("then").equals("fields") ? form.get("words") : "";
        if (!words.isEmpty()) {
            flash.addAttribute("words", words);
        }
        return "redirect:/office/reports/" + year + "/" + part;
    }

    private static Map<ProsePart, ProseDesk.Typed> typed(Typed form, int section) {
        var typed = new EnumMap<ProsePart, ProseDesk.Typed>(ProsePart.class);
        for (var part : ProsePages.parts(section)) {
            var choice = form.get("choose." + part.name());
            var text = form.fields().get((choice.equals("mine") ? "mine." : "text.") + part.name());
            if (text != null && !choice.equals("theirs")) {
                typed.put(part, new ProseDesk.Typed(form.number("base." + part.name(), 0), text));
            }
        }
        return typed;
    }

    private List<String> then(String wish, AnnualWork work, int part, HttpServletRequest request) {
        if (wish.equals("draft")) {
            return draft(work, part, request);
        }
        var words = wish.split(":", 3);
        var to = words.length < 3
                ? Optional.<ProsePart>empty()
                : ProsePages.parts(part).stream()
                        .filter(p -> p.name().equals(words[1]))
                        .findFirst();
        var added = to.flatMap(p -> switch (words[0]) {
            case "field" ->
                work.fields().stream()
                        .filter(field -> field.name().equals(words[2]))
                        .map(field -> "{{" + field.name() + "}}")
                        .findFirst();
            case "copy" -> lastYear(work, p, words[2]);
            case "say" ->
                RequiredContent.of(work.report().organ()).stream()
                        .filter(content -> content.name().equals(words[2]))
                        .map(content -> "\n" + templates.suggestion(work, content))
                        .findFirst();
            default -> Optional.<String>empty();
        });
        if (added.isEmpty()) {
            return List.of();
        }
        var now = Optional.ofNullable(work.prose().get(to.get()));
        write(work, Map.of(to.get(), now.map(ProseText::text).orElse("") + added.get()), request);
        return List.of("已加在“%s”末尾。".formatted(to.get().label()));
    }

    private static Optional<String> lastYear(AnnualWork work, ProsePart part, String paragraph) {
        return work.before()
                .map(before ->
                        Passages.of(before).getOrDefault(part, "").lines().toList())
                .filter(lines -> paragraph.matches("[0-9]{1,3}") && Integer.parseInt(paragraph) < lines.size())
                .map(lines -> "\n" + lines.get(Integer.parseInt(paragraph)));
    }

    private List<String> draft(AnnualWork work, int part, HttpServletRequest request) {
        if (work.live().get("table3.new_received.total") == null) {
            return List.of("表三还没有取数，范本不知道有没有收到申请。请先取数，再起草。");
        }
        var drafts = new EnumMap<ProsePart, String>(ProsePart.class);
        for (var empty : ProsePages.parts(part)) {
            if (work.printed(empty).isBlank()) {
                drafts.put(empty, templates.draft(work, empty));
            }
        }
        write(work, drafts, request);
        return List.of(
                drafts.isEmpty()
                        ? "各段都有文字，没有改动。需要按范本重写的，请点该段的“重新套用范本”。"
                        : "已按范本起草：" + labels(drafts.keySet()) + "。请补上“请填写”各处。");
    }

    private void write(AnnualWork work, Map<ProsePart, String> texts, HttpServletRequest request) {
        var typed = new EnumMap<ProsePart, ProseDesk.Typed>(ProsePart.class);
        texts.forEach((part, text) -> typed.put(
                part,
                new ProseDesk.Typed(
                        Optional.ofNullable(work.prose().get(part))
                                .map(ProseText::revision)
                                .orElse(0),
                        text)));
        desk.save(hand(request), work.organ(), work.year(), typed);
    }

    private String clashed(
            AnnualWork work, int part, List<ProseDesk.Clash> clashes, HttpServletRequest request, Model model) {
        frame(work, "有误：别人同时改了同一段", request, model);
        model.addAttribute("head", AnnualHead.of(work, part));
        model.addAttribute("clashes", clashes);
        model.addAttribute(
                "diffs",
                clashes.stream()
                        .map(clash -> diff(clash.theirs().text(), clash.mine()))
                        .toList());
        model.addAttribute(
                "names",
                colleagues.names(
                        clashes.stream().map(clash -> clash.theirs().by()).collect(Collectors.toSet())));
        return "office/annual/prose-clash";
    }

    /// Shows a passage as it would be after a change, beside what it is: by the template, with a
    /// finding put
    /// right, with a number as live field, as an older revision had it.
    @GetMapping(PART + "/{passage}/propose")
    @Permit(Permission.REPORT_EDIT)
    String propose(
            @PathVariable int year,
            @PathVariable int part,
            @PathVariable String passage,
            @RequestParam(defaultValue = "") String finding,
            @RequestParam(defaultValue = "") String figure,
            @RequestParam(defaultValue = "") String revision,
            HttpServletRequest request,
            Model model) {
        var work = work(year);
        var at = passage(part, passage);
        var proposed = proposed(work, at, finding, figure, revision).orElseThrow(CasePages::notFound);
        var now = Optional.ofNullable(work.prose().get(at));
        frame(work, proposed.label(), request, model);
        model.addAttribute("head", AnnualHead.of(work, part));
        model.addAttribute("proposed", proposed);
        model.addAttribute("base", now.map(ProseText::revision).orElse(0));
        model.addAttribute("diff", diff(now.map(ProseText::text).orElse(""), proposed.after()));
        model.addAttribute("may", work.state().stage().isOpen());
        return "office/annual/prose-propose";
    }

    private Optional<Rewriting> proposed(
            AnnualWork work, ProsePart part, String finding, String figure, String revision) {
        if (!finding.isEmpty()) {
            return work.findings().all().stream()
                    .filter(f -> FindingKey.of(f).equals(finding))
                    .findFirst()
                    .flatMap(f -> Rewritings.of(work, f))
                    .filter(rewriting -> rewriting.part() == part);
        }
        if (!figure.isEmpty()) {
            var figures = HandFigure.in(work);
            return figure.matches("[0-9]{1,4}") && Integer.parseInt(figure) < figures.size()
                    ? Optional.of(figures.get(Integer.parseInt(figure)).rewriting(work))
                            .filter(rewriting -> rewriting.part() == part)
                    : Optional.empty();
        }
        if (!revision.isEmpty()) {
            return reports.revisions(work.organ(), work.year(), part).stream()
                    .filter(saved -> String.valueOf(saved.revision()).equals(revision))
                    .map(saved -> new Rewriting(part, "恢复第 " + saved.revision() + " 稿", saved.text()))
                    .findFirst();
        }
        return Optional.of(new Rewriting(part, "重新套用范本", templates.draft(work, part)));
    }

    @GetMapping(PART + "/{passage}/revisions")
    @Permit(Permission.REPORT_READ)
    String revisions(
            @PathVariable int year,
            @PathVariable int part,
            @PathVariable String passage,
            HttpServletRequest request,
            Model model) {
        var work = work(year);
        var at = passage(part, passage);
        var revisions = reports.revisions(work.organ(), year, at);
        frame(work, at.label() + "各稿", request, model);
        model.addAttribute("head", AnnualHead.of(work, part));
        model.addAttribute("part", at);
        model.addAttribute("revisions", revisions);
        model.addAttribute(
                "names", colleagues.names(revisions.stream().map(ProseText::by).collect(Collectors.toSet())));
        return "office/annual/prose-revisions";
    }

    @PostMapping(REPORT + "/likeness")
    @Permit(Permission.REPORT_EDIT)
    String compare(
            @PathVariable int year,
            @RequestParam(defaultValue = "1") String part,
            HttpServletRequest request,
            RedirectAttributes flash) {
        var run = likeness.run(hand(request), frame.organ(), year).orElseThrow(CasePages::notFound);
        var standing = Likeness.standing(run, work(year).report()).size();
        flash.addFlashAttribute(
                "done",
                run.compared() == 0
                        ? "没有可比的报告：本机关上年、同级机关本年和上年的报告都还没有公布。"
                        : "与 %d 份报告比对，雷同 %d 处。".formatted(run.compared(), standing));
        return "redirect:/office/reports/" + year + "/" + (part.matches("[156]") ? part : "1");
    }

    /// A paragraph beside the one it is like, the words both have marked.
    @GetMapping(REPORT + "/likeness/{number}")
    @Permit(Permission.REPORT_READ)
    String alike(@PathVariable int year, @PathVariable String number, HttpServletRequest request, Model model) {
        var work = work(year);
        var alike = likeness.last(work.organ(), year)
                .map(run -> Likeness.standing(run, work.report()))
                .filter(all -> number.matches("[0-9]{1,4}") && Integer.parseInt(number) < all.size())
                .map(all -> all.get(Integer.parseInt(number)).match())
                .orElseThrow(CasePages::notFound);
        int part = Math.max(1, alike.passage().ordinal());
        frame(work, "雷同比较", request, model);
        model.addAttribute("head", AnnualHead.of(work, part));
        model.addAttribute("match", alike);
        model.addAttribute(
                "mine",
                ProsePages.common(alike.passage().words(), alike.otherPassage().words()));
        model.addAttribute(
                "theirs",
                ProsePages.common(alike.otherPassage().words(), alike.passage().words()));
        return "office/annual/prose-alike";
    }

    static List<ReportDiff.ParagraphChange> diff(String before, String after) {
        return ReportDiff.paragraphs(before.lines().toList(), after.lines().toList());
    }

    private AnnualWork work(int year) {
        return reports.open(frame.organ(), year).orElseThrow(CasePages::notFound);
    }

    private static ProsePart passage(int section, String name) {
        return ProsePages.parts(section).stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(CasePages::notFound);
    }

    private Hand hand(HttpServletRequest request) {
        return new Hand(
                frame.acting(Permission.REPORT_EDIT, request), frame.officer().account());
    }

    private static String labels(Iterable<ProsePart> parts) {
        var labels = new ArrayList<String>();
        parts.forEach(part -> labels.add("“" + part.label() + "”"));
        return String.join("、", labels);
    }
}
