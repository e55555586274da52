package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;
import org.yangguang.audit.AuditTrail;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.ledger.MatterKind;
import org.yangguang.ledger.MatterResult;
import org.yangguang.ledger.MatterStep;
import org.yangguang.ledger.Matters;
import org.yangguang.ledger.Matters.Filter;
import org.yangguang.ledger.Matters.MatterFile;
import org.yangguang.ledger.Matters.View;
import org.yangguang.ledger.Statement;
import org.yangguang.request.Channel;
import org.yangguang.request.Desk.Result;
import org.yangguang.ui.Crumb;

/// 更正与投诉举报: both ledgers, outside table 三.
@Controller
@RequestMapping("/office/ledger")
public class LedgerController {

    private static final int PAGE = 20;
    private static final int MOST_EXPORTED = 5000;
    private static final int FIRST_YEAR = 2019;
    private static final Crumb HOME = new Crumb("更正与投诉举报", "/office/ledger");

    private final OfficeFrame frame;
    private final CasePages cases;
    private final Matters matters;
    private final AuditTrail audit;

    LedgerController(OfficeFrame frame, CasePages cases, Matters matters, AuditTrail audit) {
        this.frame = frame;
        this.cases = cases;
        this.matters = matters;
        this.audit = audit;
    }

    public record Tab(View view, int count, boolean current) {}

    @GetMapping
    @Permit(Permission.REQUEST_READ)
    String list(HttpServletRequest request, Model model) {
        return list(TypedForm.of(request), request, model);
    }

    private Filter filter(TypedForm form) {
        int now = frame.today().getYear();
        var words = form.at("words");
        return new Filter(
                Arrays.stream(View.values())
                        .filter(v -> v.code().equals(form.at("view")))
                        .findFirst()
                        .orElse(View.ALL),
                Arrays.stream(MatterKind.values())
                        .filter(k -> k.name().equals(form.at("kind")))
                        .findFirst(),
                Optional.of(form.at("year"))
                        .filter(y -> y.matches("20[0-9]{2}"))
                        .map(Integer::parseInt)
                        .filter(y -> y >= FIRST_YEAR && y <= now),
                words.length() > 60 ? words.substring(0, 60) : words);
    }

    private String list(TypedForm form, HttpServletRequest request, Model model) {
        var organ = frame.organ();
        var filter = filter(form);
        var address = UriComponentsBuilder.fromPath("/office/ledger")
                .queryParam("view", filter.view().code());
        filter.kind().ifPresent(kind -> address.queryParam("kind", kind.name()));
        filter.year().ifPresent(year -> address.queryParam("year", year));
        if (!filter.words().isBlank()) {
            address.queryParam("words", filter.words());
        }
        var pager =
                Pager.of(RequestListController.number(form.at("page")), PAGE, matters.count(organ, filter), address);
        model.addAttribute("page", frame.page(request, form.title("更正与投诉举报"), "ledger"));
        model.addAttribute("form", form);
        model.addAttribute("filter", filter);
        model.addAttribute("pager", pager);
        model.addAttribute(
                "tabs",
                Arrays.stream(View.values())
                        .map(v -> new Tab(
                                v,
                                matters.count(organ, new Filter(v, Optional.empty(), Optional.empty(), "")),
                                v == filter.view()))
                        .toList());
        model.addAttribute("rows", matters.page(organ, filter, PAGE, pager.offset()));
        int year = filter.year().orElse(frame.today().getYear());
        model.addAttribute("year", year);
        model.addAttribute("counts", matters.year(organ, year));
        return "office/ledger/list";
    }

    /// The list as shown, for a purpose that is recorded (A7); names are masked.
    @PostMapping("/export")
    @Permit(Permission.REQUEST_READ)
    @Transactional
    public Object export(HttpServletRequest request, HttpServletResponse response, Model model) {
        var form = TypedForm.of(request);
        var purpose = form.text("purpose", "导出用途", 2, 200);
        if (!form.ok()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return list(form, request, model);
        }
        var rows = matters.page(frame.organ(), filter(form), MOST_EXPORTED, 0);
        audit.record(
                frame.acting(Permission.REQUEST_READ, request),
                "ledger.export",
                "organ:" + frame.organ().code(),
                purpose,
                rows.size() + " rows");
        return RegistryController.csv("更正与投诉举报-" + frame.today() + ".csv", csv(rows));
    }

    private static String csv(List<MatterFile> rows) {
        return "编号,类别,收到,渠道,提出人,办理期限,状态,处理结果,处理日期,告知日期\r\n"
                + rows.stream()
                        .map(row -> Stream.of(
                                        row.number(),
                                        row.kind().label(),
                                        row.receivedOn().toString(),
                                        row.channel().label(),
                                        row.statement().maskedName(),
                                        Objects.toString(row.dueOn(), ""),
                                        row.stateLabel(),
                                        Optional.ofNullable(row.result())
                                                .map(MatterResult::label)
                                                .orElse(""),
                                        Objects.toString(row.closedOn(), ""),
                                        Objects.toString(row.repliedOn(), ""))
                                .map(AuditController::cell)
                                .collect(Collectors.joining(",")))
                        .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    // ── entering one that came on paper ──────────────────────────────────────────────────────────

    @GetMapping("/new")
    @Permit(Permission.REQUEST_INTAKE)
    String blank(HttpServletRequest request, Model model) {
        return entry(
                TypedForm.empty()
                        .with("form", UUID.randomUUID().toString())
                        .with("on", frame.today().toString()),
                request,
                model);
    }

    private String entry(TypedForm form, HttpServletRequest request, Model model) {
        model.addAttribute("page", frame.page(request, form.title("登记更正、投诉举报"), "ledger", HOME, new Crumb("登记", "")));
        model.addAttribute("form", form);
        return "office/ledger/new";
    }

    @PostMapping("/new")
    @Permit(Permission.REQUEST_INTAKE)
    String enter(HttpServletRequest request, HttpServletResponse response, Model model, RedirectAttributes flash) {
        var form = TypedForm.of(request);
        var kind = form.oneOf("kind", "类别", MatterKind.class);
        var channel = form.oneOf("channel", "渠道", Channel.class);
        var on = form.day("on", "收到之日");
        if (on.filter(frame.today()::isBefore).isPresent()) {
            form.fault("on", "收到之日不能晚于今天。");
        }
        if (channel.filter(c -> c == Channel.ONLINE).isPresent()) {
            form.fault("channel", "互联网渠道由门户收取，不在这里登记。");
        }
        boolean correction = kind.filter(k -> k == MatterKind.CORRECTION).isPresent();
        var statement = new Statement(
                form.text("name", "姓名或者名称", 2, 60),
                form.text("identity", "证件号码", correction ? 5 : 0, 30),
                form.text("phone", "联系电话", 7, 30),
                form.text("address", "通信地址或者邮箱", 0, 120),
                form.text("about", "哪一条信息，或者被投诉举报的机关", 2, 200),
                form.text("words", "内容", 5, 2000),
                form.text("evidence", "证据", correction ? 2 : 0, 500),
                form.text("requestNumber", "有关的申请编号", 0, 40));
        var number = CasePages.uuid(form.at("form"));
        if (!form.ok() || number.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return entry(form, request, model);
        }
        var code = matters.submit(
                frame.acting(Permission.REQUEST_INTAKE, request),
                frame.organ(),
                number.get(),
                kind.orElseThrow(),
                channel.orElseThrow(),
                on.orElseThrow(),
                statement,
                List.of());
        flash.addFlashAttribute("done", "已收下。查询码 " + code.grouped() + "，请告诉本人，只显示这一次。");
        return "redirect:/office/ledger?view=new";
    }

    // ── one matter ───────────────────────────────────────────────────────────────────────────────

    private MatterFile find(String id) {
        return CasePages.uuid(id)
                .flatMap(matters::open)
                .filter(file -> file.organId() == frame.officer().organId())
                .orElseThrow(CasePages::notFound);
    }

    @GetMapping("/{id}")
    @Permit(Permission.REQUEST_READ)
    String show(@PathVariable String id, HttpServletRequest request, Model model) {
        return show(find(id), TypedForm.empty(), "", request, model);
    }

    private String show(MatterFile file, TypedForm form, String message, HttpServletRequest request, Model model) {
        var title = file.number().isEmpty() ? "未登记的" + file.kind().label() : file.number();
        model.addAttribute(
                "page",
                frame.page(
                        request,
                        (message.isEmpty() ? "" : "有误：") + form.title(title),
                        "ledger",
                        HOME,
                        new Crumb(title, "")));
        model.addAttribute("file", file);
        model.addAttribute("form", form);
        model.addAttribute("message", message);
        return "office/ledger/show";
    }

    @PostMapping("/{id}/{step:register|inquire|conclude|answer}")
    @Permit(Permission.REQUEST_HANDLE)
    String step(
            @PathVariable String id,
            @PathVariable String step,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        var file = find(id);
        var form = TypedForm.of(request);
        var on = form.day("on", "日期").orElse(LocalDate.EPOCH);
        var words = form.text("words", "说明", step.equals("inquire") ? 2 : 0, 2000);
        var result = step.equals("conclude")
                ? form.oneOf("result", "处理结果", MatterResult.class)
                : Optional.<MatterResult>empty();
        var organ = form.text("organ", "有权处理的机关", 0, 60);
        if (!form.ok()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return show(file, form, "", request, model);
        }
        MatterStep fact = switch (step) {
            case "register" -> new MatterStep.Registered(on);
            case "inquire" -> new MatterStep.Inquired(on);
            case "conclude" -> new MatterStep.Concluded(on, result.orElseThrow(), organ);
            default -> new MatterStep.Answered(on);
        };
        int version = form.at("version").matches("[0-9]{1,6}") ? Integer.parseInt(form.at("version")) : -1;
        return switch (matters.record(
                cases.hand(Permission.REQUEST_HANDLE, request), file.id(), version, fact, words)) {
            case Result.Done _ -> {
                redirect.addFlashAttribute("done", "已办：" + fact.title() + "。");
                yield "redirect:/office/ledger/" + file.id();
            }
            case Result.Refused(var message) -> {
                response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
                yield show(find(id), form, message, request, model);
            }
            case Result.Overtaken _ -> {
                response.setStatus(HttpServletResponse.SC_CONFLICT);
                yield show(find(id), form, CasePages.OVERTAKEN, request, model);
            }
        };
    }

    @GetMapping("/{id}/files/{file}")
    @Permit(Permission.REQUEST_READ)
    ResponseEntity<byte[]> attachment(@PathVariable String id, @PathVariable UUID file, HttpServletRequest request) {
        var found = find(id);
        var listed = found.files().stream()
                .filter(f -> f.id().equals(file))
                .findFirst()
                .orElseThrow(CasePages::notFound);
        return matters.content(frame.acting(Permission.REQUEST_READ, request), found.id(), file)
                .map(content -> Download.of(listed.name(), listed.mediaType(), content))
                .orElseThrow(CasePages::notFound);
    }

    // ── the organ's own periods ──────────────────────────────────────────────────────────────────

    @GetMapping("/rules")
    @Permit(Permission.OFFICE_DESCRIBE)
    String rules(HttpServletRequest request, Model model) {
        var form = TypedForm.empty();
        for (var rule : matters.rules(frame.organ())) {
            form.with("days-" + rule.kind(), rule.workingDays() == 0 ? "" : String.valueOf(rule.workingDays()))
                    .with("basis-" + rule.kind(), rule.basis());
        }
        return rules(form, request, model);
    }

    private String rules(TypedForm form, HttpServletRequest request, Model model) {
        model.addAttribute("page", frame.page(request, form.title("办理期限"), "settings", new Crumb("办理期限", "")));
        model.addAttribute("form", form);
        return "office/ledger/rules";
    }

    @PostMapping("/rules")
    @Permit(Permission.OFFICE_DESCRIBE)
    String setRules(HttpServletRequest request, HttpServletResponse response, Model model, RedirectAttributes flash) {
        var form = TypedForm.of(request);
        var rules = new java.util.ArrayList<Matters.Rule>();
        for (var kind : MatterKind.values()) {
            var days = form.at("days-" + kind);
            var basis = form.text("basis-" + kind, kind.label() + "期限的依据", 2, 200);
            if (!days.matches("[0-9]{1,3}") || Integer.parseInt(days) < 1 || Integer.parseInt(days) > 120) {
                form.fault("days-" + kind, kind.label() + "的期限应为 1 至 120 个工作日。");
            } else {
                rules.add(new Matters.Rule(kind, Integer.parseInt(days), basis));
            }
        }
        if (!form.ok()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return rules(form, request, model);
        }
        rules.forEach(rule -> matters.setRule(frame.acting(Permission.OFFICE_DESCRIBE, request), frame.organ(), rule));
        flash.addFlashAttribute("done", "已保存，此后登记的事项按此计算期限。");
        return "redirect:/office/ledger/rules";
    }
}
