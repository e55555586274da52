package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.yangguang.document.received.FileGate;
import org.yangguang.document.received.FileKind;
import org.yangguang.document.received.ReceivedFile;
import org.yangguang.identity.Colleagues;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.indicator.Definitions;
import org.yangguang.indicator.EntryHistory;
import org.yangguang.indicator.Indicator;
import org.yangguang.indicator.IndicatorDesk;
import org.yangguang.indicator.IndicatorDesk.Field;
import org.yangguang.indicator.IndicatorDesk.Result;
import org.yangguang.indicator.IndicatorDesk.Written;
import org.yangguang.indicator.Indicators;
import org.yangguang.indicator.Indicators.Contribution;
import org.yangguang.organ.Organ;
import org.yangguang.organ.Organs;
import org.yangguang.ui.Crumb;

/// 年报指标: the figures of a year that the prose states, entered, corrected, and summed over the
/// organs below.
@Controller
@RequestMapping(IndicatorController.HOME)
public class IndicatorController {

    static final String HOME = "/office/indicators";
    static final Crumb CRUMB = new Crumb("年报指标", HOME);
    private static final String YEAR = "/{year:[0-9]{4}}";
    private static final int PAGE = 50;
    private static final Set<FileKind> EVIDENCE =
            EnumSet.of(FileKind.PDF, FileKind.JPEG, FileKind.PNG, FileKind.DOCX, FileKind.XLSX, FileKind.OFD);

    private final OfficeFrame frame;
    private final CasePages cases;
    private final Indicators indicators;
    private final IndicatorDesk desk;
    private final Definitions definitions;
    private final Organs organs;
    private final Colleagues colleagues;

    IndicatorController(
            OfficeFrame frame,
            CasePages cases,
            Indicators indicators,
            IndicatorDesk desk,
            Definitions definitions,
            Organs organs,
            Colleagues colleagues) {
        this.frame = frame;
        this.cases = cases;
        this.indicators = indicators;
        this.desk = desk;
        this.definitions = definitions;
        this.organs = organs;
        this.colleagues = colleagues;
    }

    /// The year a report is due for: until the end of March the one before （第四十九条）.
    @GetMapping
    @Permit(Permission.REPORT_READ)
    String home() {
        var today = frame.today();
        return "redirect:" + HOME + "/" + (today.getMonthValue() <= 3 ? today.getYear() - 1 : today.getYear());
    }

    // ── a year ───────────────────────────────────────────────────────────────────────────────────

    @GetMapping(YEAR)
    @Permit(Permission.REPORT_READ)
    String show(
            @PathVariable int year,
            @RequestParam(defaultValue = "own") String view,
            HttpServletRequest request,
            Model model) {
        if (view.equals("tree") && frame.officer().may(Permission.INDICATOR_DEFINE)) {
            return tree(year, request, model);
        }
        return show(year, TypedForm.empty(), request, model);
    }

    private String show(int year, TypedForm form, HttpServletRequest request, Model model) {
        possible(year);
        var sheet = indicators.sheet(frame.organ().id(), year);
        about(year, form, request, model);
        model.addAttribute("sheet", sheet);
        model.addAttribute("view", IndicatorView.of(sheet));
        return "office/indicators/year";
    }

    private String tree(int year, HttpServletRequest request, Model model) {
        possible(year);
        about(year, TypedForm.empty(), request, model);
        model.addAttribute(
                "groups", IndicatorView.tree(indicators.over(frame.organ().id(), year)));
        return "office/indicators/tree";
    }

    private void about(int year, TypedForm form, HttpServletRequest request, Model model) {
        int now = frame.today().getYear();
        model.addAttribute("page", frame.page(request, form.title(year + " 年年报指标"), "indicators"));
        model.addAttribute("form", form);
        model.addAttribute("year", year);
        model.addAttribute(
                "years",
                IntStream.rangeClosed(0, 7).mapToObj(back -> now - back).toList());
    }

    /// Enters what was filled in beside the blank indicators; one wrong field and nothing is entered.
    @PostMapping(YEAR)
    @Permit(Permission.INDICATOR_EDIT)
    String enter(
            @PathVariable int year,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        possible(year);
        var form = TypedForm.of(request);
        var written = new ArrayList<Written>();
        for (var indicator : definitions.of(frame.organ().id())) {
            var value = form.at("v-" + indicator.code());
            var evidence = form.at("e-" + indicator.code());
            if (!value.isEmpty()) {
                written.add(new Written(indicator.code(), value, Optional.empty(), evidence, List.of()));
            } else if (!evidence.isEmpty()) {
                form.fault("v-" + indicator.code(), indicator.name() + "写了依据，没有写数值。");
            }
        }
        if (written.isEmpty() && form.ok()) {
            flash.addFlashAttribute("done", "没有填写任何数值，没有改动。");
            return "redirect:" + HOME + "/" + year;
        }
        if (form.ok()) {
            switch (desk.enter(cases.hand(Permission.INDICATOR_EDIT, request), frame.organ(), year, written)) {
                case Result.Done(var understood) -> {
                    flash.addFlashAttribute("done", "已录入 " + written.size() + " 项。" + told(understood));
                    return "redirect:" + HOME + "/" + year;
                }
                case Result.Refused(var faults) ->
                    faults.forEach(f -> form.fault(
                            (f.field() == Field.EVIDENCE ? "e-" : "v-")
                                    + written.get(f.index()).code(),
                            named(written.get(f.index()).code()) + "：" + f.message()));
                case Result.Overtaken _ -> form.fault("main", CasePages.OVERTAKEN);
            }
        }
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        return show(year, form, request, model);
    }

    private String named(String code) {
        return definitions.find(frame.organ().id(), code).map(Indicator::name).orElse(code);
    }

    static String told(List<String> understood) {
        return understood.isEmpty() ? "" : understood.stream().collect(Collectors.joining("；", "请核对：", "。"));
    }

    // ── one indicator ────────────────────────────────────────────────────────────────────────────

    /// A share of the tree with the organ's name.
    public record Share(Organ organ, Contribution of) {}

    @GetMapping(YEAR + "/{code}")
    @Permit(Permission.REPORT_READ)
    String one(@PathVariable int year, @PathVariable String code, HttpServletRequest request, Model model) {
        return one(year, find(code), TypedForm.empty(), request, model);
    }

    private Indicator find(String code) {
        return definitions.find(frame.organ().id(), code).orElseThrow(CasePages::notFound);
    }

    private String one(int year, Indicator indicator, TypedForm form, HttpServletRequest request, Model model) {
        possible(year);
        var organ = frame.organ();
        var sheet = indicators.sheet(organ.id(), year);
        var row = sheet.values().stream()
                .filter(v -> v.indicator().code().equals(indicator.code()))
                .findFirst()
                .map(v -> IndicatorView.row(sheet, v));
        var history = indicators.history(organ.id(), year, indicator);
        model.addAttribute(
                "page",
                frame.page(
                        request,
                        form.title(year + " 年" + indicator.name()),
                        "indicators",
                        CRUMB,
                        new Crumb(year + " 年", HOME + "/" + year),
                        new Crumb(indicator.name(), "")));
        model.addAttribute("form", form);
        model.addAttribute("year", year);
        model.addAttribute("indicator", indicator);
        model.addAttribute("row", row);
        model.addAttribute("history", history);
        model.addAttribute("files", desk.evidence(organ, year));
        model.addAttribute(
                "names",
                colleagues.names(history.entries().stream()
                        .flatMap(e -> e.revisions().stream())
                        .map(EntryHistory.Revision::recordedBy)
                        .collect(Collectors.toSet())));
        shares(year, indicator, request, model);
        return "office/indicators/one";
    }

    /// For a 主管部门: where the sum over the organs below comes from.
    private void shares(int year, Indicator indicator, HttpServletRequest request, Model model) {
        if (!frame.officer().may(Permission.INDICATOR_DEFINE)) {
            model.addAttribute("sum", Optional.empty());
            model.addAttribute("shares", List.of());
            model.addAttribute("part", ListPart.of(0, PAGE, 1, ""));
            return;
        }
        var over = indicators.over(frame.organ().id(), year, indicator);
        var part = ListPart.of(
                over.organs().size(),
                PAGE,
                Typed.of(request).number("page", 1),
                HOME + "/" + year + "/" + indicator.code() + "?page=");
        var shown = over.organs().stream().skip(part.offset()).limit(PAGE).toList();
        var named = organs.byIds(shown.stream().map(Contribution::organId).toList());
        model.addAttribute("sum", Optional.of(over.sum()));
        model.addAttribute(
                "shares",
                shown.stream()
                        .flatMap(c -> Optional.ofNullable(named.get(c.organId())).map(o -> new Share(o, c)).stream())
                        .toList());
        model.addAttribute("part", part);
    }

    @PostMapping(YEAR + "/{code}")
    @Permit(Permission.INDICATOR_EDIT)
    String add(
            @PathVariable int year,
            @PathVariable String code,
            @RequestParam(required = false) @Nullable List<MultipartFile> files,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash)
            throws IOException {
        possible(year);
        var indicator = find(code);
        var form = TypedForm.of(request);
        var written = written(form, "", code, files);
        var result = form.ok()
                ? desk.enter(cases.hand(Permission.INDICATOR_EDIT, request), frame.organ(), year, List.of(written))
                : new Result.Refused(List.of());
        return answer(result, "已录入。", "", year, indicator, form, request, response, model, flash);
    }

    @PostMapping(YEAR + "/{code}/entries/{entry}/correct")
    @Permit(Permission.INDICATOR_EDIT)
    String correct(
            @PathVariable int year,
            @PathVariable String code,
            @PathVariable UUID entry,
            @RequestParam(required = false) @Nullable List<MultipartFile> files,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash)
            throws IOException {
        possible(year);
        var indicator = find(code);
        var form = TypedForm.of(request);
        var suffix = "-" + entry;
        var written = written(form, suffix, code, files);
        var reason = form.text("reason" + suffix, "更正理由", 2, 300);
        var result = form.ok()
                ? desk.correct(
                        cases.hand(Permission.INDICATOR_EDIT, request),
                        frame.organ(),
                        entry,
                        seen(form),
                        written,
                        reason)
                : new Result.Refused(List.of());
        return answer(result, "已更正，原来的数保留在记录中。", suffix, year, indicator, form, request, response, model, flash);
    }

    @PostMapping(YEAR + "/{code}/entries/{entry}/take-back")
    @Permit(Permission.INDICATOR_EDIT)
    String takeBack(
            @PathVariable int year,
            @PathVariable String code,
            @PathVariable UUID entry,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        possible(year);
        var indicator = find(code);
        var form = TypedForm.of(request);
        var suffix = "-back-" + entry;
        var reason = form.text("reason" + suffix, "撤回理由", 2, 300);
        var result = form.ok()
                ? desk.takeBack(
                        cases.hand(Permission.INDICATOR_EDIT, request), frame.organ(), entry, seen(form), reason)
                : new Result.Refused(List.of());
        return answer(result, "已撤回，保留在记录中。", suffix, year, indicator, form, request, response, model, flash);
    }

    private static int seen(TypedForm form) {
        return form.at("seen").matches("[0-9]{1,6}") ? Integer.parseInt(form.at("seen")) : 0;
    }

    private static Written written(TypedForm form, String suffix, String code, @Nullable List<MultipartFile> sent)
            throws IOException {
        Optional<LocalDate> day = form.at("day" + suffix).isEmpty() ? Optional.empty() : form.day("day" + suffix, "日期");
        var files = new ArrayList<ReceivedFile>();
        for (var file : sent == null ? List.<MultipartFile>of() : sent) {
            if (file.isEmpty()) {
                continue;
            }
            switch (FileGate.check(
                    String.valueOf(file.getOriginalFilename()),
                    String.valueOf(file.getContentType()),
                    file.getBytes(),
                    EVIDENCE)) {
                case FileGate.Refused(var message) -> form.fault("files" + suffix, message + "。");
                case FileGate.Accepted(var accepted) -> files.add(accepted);
            }
        }
        return new Written(code, form.at("value" + suffix), day, form.at("evidence" + suffix), files);
    }

    private String answer(
            Result result,
            String done,
            String suffix,
            int year,
            Indicator indicator,
            TypedForm form,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        switch (result) {
            case Result.Done(var understood) -> {
                flash.addFlashAttribute("done", done + told(understood));
                return "redirect:" + HOME + "/" + year + "/" + indicator.code();
            }
            case Result.Refused(var faults) -> {
                faults.forEach(f -> form.fault(fieldName(f.field()) + suffix, f.message()));
                response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            }
            case Result.Overtaken _ -> {
                form.fault("value" + suffix, "这条录入刚被别人更正过，下面是现在的内容，请核对后再改。");
                response.setStatus(HttpServletResponse.SC_CONFLICT);
            }
        }
        return one(year, indicator, form, request, model);
    }

    private static String fieldName(Field field) {
        return switch (field) {
            case VALUE, CODE -> "value";
            case DAY -> "day";
            case EVIDENCE -> "evidence";
            case REASON -> "reason";
        };
    }

    @GetMapping(YEAR + "/files/{file}")
    @Permit(Permission.REPORT_READ)
    ResponseEntity<byte[]> file(@PathVariable int year, @PathVariable UUID file, HttpServletRequest request) {
        var opened = desk.open(frame.acting(Permission.REPORT_READ, request), frame.organ(), file)
                .orElseThrow(CasePages::notFound);
        return Download.of(opened.file().name(), opened.file().mediaType(), opened.content());
    }

    private void possible(int year) {
        if (year < IndicatorDesk.FIRST_YEAR || year > frame.today().getYear()) {
            throw CasePages.notFound();
        }
    }
}
