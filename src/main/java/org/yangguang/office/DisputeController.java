package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;
import org.yangguang.dispute.DisputeDesk;
import org.yangguang.dispute.DisputeDesk.Registration;
import org.yangguang.dispute.DisputeDesk.Result;
import org.yangguang.dispute.DisputeEvent;
import org.yangguang.dispute.DisputeEvent.Procedure;
import org.yangguang.dispute.DisputeFile;
import org.yangguang.dispute.DisputeKind;
import org.yangguang.dispute.DisputeParties;
import org.yangguang.dispute.Disputes;
import org.yangguang.dispute.Disputes.Filter;
import org.yangguang.dispute.Disputes.View;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.request.CaseFile;
import org.yangguang.request.Desk;
import org.yangguang.request.RespondentKind;
import org.yangguang.ui.Crumb;

/// 行政复议诉讼：the list of cases and their registration.
@Controller
@RequestMapping("/office/disputes")
public class DisputeController {

    static final Crumb HOME = new Crumb("行政复议诉讼", "/office/disputes");
    private static final int PAGE = 20;
    private static final int WORDS_MOST = 60;
    private static final int FIRST_YEAR = 2018;
    private static final String PERSON = "PERSON";

    private final OfficeFrame frame;
    private final Disputes disputes;
    private final DisputeDesk desk;

    DisputeController(OfficeFrame frame, Disputes disputes, DisputeDesk desk) {
        this.frame = frame;
        this.disputes = disputes;
        this.desk = desk;
    }

    /// A saved view with what it holds now.
    public record Tab(View view, int count, boolean current) {}

    @GetMapping
    @Permit(Permission.REQUEST_READ)
    String list(
            @RequestParam(defaultValue = "") String view,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String year,
            @RequestParam(defaultValue = "1") String page,
            HttpServletRequest request,
            Model model) {
        var organ = frame.organ();
        int now = frame.today().getYear();
        var filter = new Filter(
                Arrays.stream(View.values())
                        .filter(v -> v.code().equals(view))
                        .findFirst()
                        .orElse(View.ALL),
                Arrays.stream(DisputeKind.values())
                        .filter(k -> k.name().equals(kind))
                        .findFirst(),
                Optional.of(year)
                        .filter(y -> y.matches("[0-9]{4}"))
                        .map(Integer::parseInt)
                        .filter(y -> y >= FIRST_YEAR && y <= now),
                words.length() > WORDS_MOST ? words.substring(0, WORDS_MOST) : words);
        var pager = Pager.of(RequestListController.number(page), PAGE, disputes.count(organ, filter), address(filter));
        model.addAttribute("page", frame.page(request, "行政复议诉讼", "disputes"));
        model.addAttribute("filter", filter);
        model.addAttribute("pager", pager);
        model.addAttribute(
                "years",
                java.util.stream.IntStream.rangeClosed(FIRST_YEAR, now)
                        .boxed()
                        .sorted(java.util.Comparator.reverseOrder())
                        .toList());
        model.addAttribute(
                "tabs",
                Arrays.stream(View.values())
                        .map(v -> new Tab(
                                v,
                                disputes.count(organ, new Filter(v, Optional.empty(), Optional.empty(), "")),
                                v == filter.view()))
                        .toList());
        model.addAttribute("rows", disputes.page(organ, filter, PAGE, pager.offset()));
        return "office/disputes/list";
    }

    private static UriComponentsBuilder address(Filter filter) {
        var address = UriComponentsBuilder.fromPath("/office/disputes")
                .queryParam("view", filter.view().code());
        if (!filter.words().isBlank()) {
            address.queryParam("words", filter.words());
        }
        filter.kind().ifPresent(kind -> address.queryParam("kind", kind.name()));
        filter.year().ifPresent(year -> address.queryParam("year", year));
        return address;
    }

    // ── registering ──────────────────────────────────────────────────────────────────────────────

    /// @param number of the request whose reply is disputed
    /// @param after the reconsideration the suit came after
    @GetMapping("/new")
    @Permit(Permission.REQUEST_HANDLE)
    String blank(
            @RequestParam(name = "request", defaultValue = "") String number,
            @RequestParam(defaultValue = "") String after,
            HttpServletRequest request,
            Model model) {
        var form = TypedForm.empty()
                .with("form", UUID.randomUUID().toString())
                .with("requestNumber", number)
                .with("procedure", Procedure.GENERAL.name());
        CasePages.uuid(after)
                .flatMap(disputes::open)
                .filter(file -> file.organId() == frame.officer().organId()
                        && !file.kind().isLitigation())
                .ifPresentOrElse(
                        earlier -> form.with("follows", earlier.id().toString())
                                .with("kind", DisputeKind.LITIGATION_AFTER_RECONSIDERATION.name())
                                .with("requestNumber", earlier.requestNumber())
                                .with("applicant", earlier.parties().applicant())
                                .with("applicantKind", earlier.parties().isPerson() ? PERSON : "BODY")
                                .with("matter", earlier.parties().matter()),
                        () -> form.with("kind", DisputeKind.RECONSIDERATION.name())
                                .with("authority", desk.proposedAuthority(frame.organ())));
        return registration(form, "", request, model);
    }

    @PostMapping("/new")
    @Permit(Permission.REQUEST_HANDLE)
    String register(HttpServletRequest request, HttpServletResponse response, Model model, RedirectAttributes flash) {
        var form = TypedForm.of(request);
        var read = read(form);
        if (read.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return registration(form, "", request, model);
        }
        var number = CasePages.uuid(form.at("form")).orElseGet(UUID::randomUUID);
        var by = new Desk.Hand(frame.officer().account(), frame.acting(Permission.REQUEST_HANDLE, request));
        return switch (desk.register(by, frame.organ().id(), number, read.get())) {
            case Result.Done(var id, var _) -> {
                flash.addFlashAttribute("done", "已登记。");
                yield "redirect:/office/disputes/" + id;
            }
            case Result.Refused(var message) -> {
                response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
                yield registration(form, message, request, model);
            }
            case Result.Overtaken _ -> throw new IllegalStateException("a new case was overtaken");
        };
    }

    private Optional<Registration> read(TypedForm form) {
        var kind = form.oneOf("kind", "类别", DisputeKind.class);
        var procedure = form.oneOf("procedure", "审理程序", Procedure.class);
        var received = form.day("received", "收到通知之日");
        var typedNumber = form.text("requestNumber", "申请编号", 0, WORDS_MOST);
        var linked = desk.request(frame.organ(), typedNumber);
        if (!typedNumber.isEmpty() && linked.isEmpty()) {
            form.fault("requestNumber", "本机关没有编号为“" + typedNumber + "”的申请，请核对，或者留空作为单独的案件登记。");
        }
        var authority = form.text("authority", "复议机关或者法院", 2, 100);
        kind.filter(k -> !authority.isEmpty() && k.isLitigation() != authority.contains("法院"))
                .ifPresent(k -> form.fault(
                        "authority", k.isLitigation() ? "行政诉讼请填受理法院的全称，如“某某区人民法院”。" : "行政复议请填复议机关的全称，不是法院。"));
        var caseNumber = form.text("caseNumber", "案号", 0, WORDS_MOST);
        var parties = parties(form, linked);
        return form.ok()
                ? Optional.of(new Registration(
                        new DisputeEvent.Registered(
                                kind.orElseThrow(), procedure.orElseThrow(), received.orElseThrow()),
                        linked.map(CaseFile::id),
                        CasePages.uuid(form.at("follows")),
                        authority,
                        caseNumber,
                        parties))
                : Optional.empty();
    }

    /// What is left empty is taken from the linked request.
    private static DisputeParties parties(TypedForm form, Optional<CaseFile> linked) {
        int least = linked.isPresent() ? 0 : 1;
        var applicant = form.text("applicant", "申请人、原告", least, 100);
        var matter = form.text("matter", "被申请复议或者被诉的行为", least, 500);
        boolean person = form.has("applicantKind", PERSON);
        if (!applicant.isEmpty() && form.at("applicantKind").isEmpty()) {
            form.fault("applicantKind", "请选择申请人、原告是个人还是单位。");
        }
        return new DisputeParties(
                applicant.isEmpty() ? linked.map(f -> f.application().name()).orElse("") : applicant,
                applicant.isEmpty()
                        ? linked.map(f -> f.kind().isNaturalPerson()).orElse(true)
                        : person,
                matter.isEmpty()
                        ? linked.map(f -> "对“" + f.application().subject() + "”申请的答复")
                                .orElse("")
                        : matter);
    }

    private String registration(TypedForm form, String message, HttpServletRequest request, Model model) {
        var title = "登记复议、诉讼案件";
        model.addAttribute(
                "page",
                frame.page(
                        request,
                        message.isEmpty() ? form.title(title) : "有误：" + title,
                        "disputes",
                        HOME,
                        new Crumb(title, "")));
        model.addAttribute("form", form);
        model.addAttribute("message", message);
        model.addAttribute("kinds", DisputeForm.options(DisputeKind.values(), DisputeKind::label));
        model.addAttribute("procedures", DisputeForm.options(Procedure.values(), Procedure::label));
        model.addAttribute(
                "proposed",
                desk.proposedAuthority(frame.organ()) + "（"
                        + RespondentKind.of(frame.organ()).basis() + "，2024年1月1日起）");
        return "office/disputes/new";
    }

    // ── one case ─────────────────────────────────────────────────────────────────────────────────

    @GetMapping("/{id}")
    @Permit(Permission.REQUEST_READ)
    String show(@PathVariable String id, HttpServletRequest request, Model model) {
        var file = find(id);
        var title = file.caseNumber().isEmpty() ? file.kind().label() + "案件" : file.caseNumber();
        model.addAttribute("page", frame.page(request, title, "disputes", HOME, new Crumb(title, "")));
        model.addAttribute("file", file);
        model.addAttribute("course", DisputeWords.course(file, frame.today()));
        model.addAttribute(
                "counted", DisputeWords.counted(file.state(), frame.today().getYear()));
        return "office/disputes/show";
    }

    /// The case with this id, if it is one of the officer's organ; else the page does not exist.
    DisputeFile find(String id) {
        return CasePages.uuid(id)
                .flatMap(disputes::open)
                .filter(file -> file.organId() == frame.officer().organId())
                .orElseThrow(CasePages::notFound);
    }
}
