package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.yangguang.identity.Accounts;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.request.Desk;
import org.yangguang.request.HandlerDesk;
import org.yangguang.request.RequestList;
import org.yangguang.request.ServiceMethod;
import org.yangguang.ui.Crumb;

/// One act on several requests: a page names each and asks what the act needs, then each is done by itself,
/// in a transaction of its own, and the page says what came of it.
@Controller
public class BulkController {

    private static final String BULK = "/office/requests/bulk";
    private static final int MOST = 100;

    private final OfficeFrame frame;
    private final CasePages cases;
    private final RequestList requests;
    private final Desk desk;
    private final HandlerDesk handling;
    private final Accounts accounts;

    BulkController(
            OfficeFrame frame,
            CasePages cases,
            RequestList requests,
            Desk desk,
            HandlerDesk handling,
            Accounts accounts) {
        this.frame = frame;
        this.cases = cases;
        this.requests = requests;
        this.desk = desk;
        this.handling = handling;
        this.accounts = accounts;
    }

    /// What can be done to several at once.
    public enum Bulk {
        ASSIGN("assign", Permission.REQUEST_HANDLE, "指定承办人", "各件改由所选的人承办，期限不变。"),
        CONFIRM("confirm-receipt", Permission.REQUEST_INTAKE, "确认收到、登记", "各件以同一日为收到之日，登记编号并发出登记回执，期限自次日起算。"),
        SERVE("serve", Permission.REQUEST_HANDLE, "登记送达", "各件登记同一送达方式和日期。送达一经登记不能撤销。"),
        EXPORT("export", Permission.REQUEST_READ, "导出所选", "导出所选申请，个人信息已遮盖。");

        private final String path;
        private final Permission permission;
        private final String label;
        private final String effect;

        Bulk(String path, Permission permission, String label, String effect) {
            this.path = path;
            this.permission = permission;
            this.label = label;
            this.effect = effect;
        }

        public String path() {
            return path;
        }

        public Permission permission() {
            return permission;
        }

        public String label() {
            return label;
        }

        public String effect() {
            return effect;
        }

        static Optional<Bulk> byPath(String path) {
            return Arrays.stream(values()).filter(b -> b.path.equals(path)).findFirst();
        }
    }

    /// @param result what came of it; empty before it is tried
    public record Line(RequestList.Row request, StateTag tag, boolean done, String result) {}

    /// Names each request before anything is done.
    @GetMapping(BULK)
    @Permit(Permission.REQUEST_READ)
    String ask(HttpServletRequest request, Model model) {
        var act = Bulk.byPath(Typed.of(request).get("act")).orElse(Bulk.EXPORT);
        return show(act, List.of(), Map.of(), request, model);
    }

    @PostMapping(BULK + "/{act:assign|serve}")
    @Permit(Permission.REQUEST_HANDLE)
    String handle(@PathVariable String act, HttpServletRequest request, HttpServletResponse response, Model model) {
        return act(Bulk.byPath(act).orElseThrow(), request, response, model);
    }

    @PostMapping(BULK + "/{act:confirm-receipt}")
    @Permit(Permission.REQUEST_INTAKE)
    String confirm(@PathVariable String act, HttpServletRequest request, HttpServletResponse response, Model model) {
        return act(Bulk.byPath(act).orElseThrow(), request, response, model);
    }

    private String act(Bulk act, HttpServletRequest request, HttpServletResponse response, Model model) {
        var typed = Typed.of(request);
        var chosen = chosen(request);
        var faults = faults(act, typed, chosen);
        if (!faults.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return show(act, faults, Map.of(), request, model);
        }
        var hand = cases.hand(act.permission(), request);
        var results = new LinkedHashMap<UUID, Desk.Result>();
        chosen.forEach(row -> results.put(row.id(), doing(act, hand, row, typed)));
        return show(act, List.of(), results, request, model);
    }

    private Desk.Result doing(Bulk act, Desk.Hand hand, RequestList.Row row, Typed typed) {
        int version = typed.number("version." + row.id(), row.version());
        var on = typed.day("on").orElse(frame.today());
        return switch (act) {
            case ASSIGN ->
                handling.assign(
                        hand,
                        row.id(),
                        version,
                        CasePages.uuid(typed.get("handler")).orElseThrow());
            case CONFIRM -> desk.confirmReceipt(hand, row.id(), on);
            case SERVE -> desk.serve(hand, row.id(), version, ServiceMethod.valueOf(typed.get("method")), on);
            case EXPORT -> throw new IllegalStateException("an export is asked for elsewhere");
        };
    }

    private List<String> faults(Bulk act, Typed typed, List<RequestList.Row> chosen) {
        if (chosen.isEmpty()) {
            return List.of("没有选中申请，请回到列表勾选后再办。");
        }
        return switch (act) {
            case ASSIGN ->
                CasePages.uuid(typed.get("handler"))
                                .filter(handlers()::containsKey)
                                .isPresent()
                        ? List.of()
                        : List.of("请选择承办人。");
            case CONFIRM -> day(typed, "收到之日");
            case SERVE ->
                Arrays.stream(ServiceMethod.values()).noneMatch(m -> m.name().equals(typed.get("method")))
                        ? List.of("请选择送达方式。")
                        : day(typed, "送达之日");
            case EXPORT -> List.of();
        };
    }

    private static List<String> day(Typed typed, String label) {
        return typed.day("on").isPresent() ? List.of() : List.of(label + "应为日期，如 2026-11-21。");
    }

    /// The requests chosen, of the officer's own organ only; others do not exist here.
    private List<RequestList.Row> chosen(HttpServletRequest request) {
        var ids = Arrays.stream(
                        Optional.ofNullable(request.getParameterValues("id")).orElse(new String[0]))
                .flatMap(id -> CasePages.uuid(id).stream())
                .distinct()
                .limit(MOST)
                .toList();
        return requests.of(frame.organ(), ids);
    }

    private Map<UUID, String> handlers() {
        return Handlers.of(accounts, frame.organ().id());
    }

    private String show(
            Bulk act, List<String> faults, Map<UUID, Desk.Result> results, HttpServletRequest request, Model model) {
        var typed = Typed.of(request);
        var title = act.label() + (results.isEmpty() ? "" : "：结果");
        model.addAttribute(
                "page",
                frame.page(
                        request,
                        (faults.isEmpty() ? "" : "有误：") + title,
                        "requests",
                        new Crumb("申请办理", ListFilter.LIST),
                        new Crumb(title, "")));
        model.addAttribute("act", act);
        model.addAttribute("may", frame.officer().may(act.permission()));
        model.addAttribute("faults", faults);
        model.addAttribute("typed", typed);
        model.addAttribute("on", typed.get("on", frame.today().toString()));
        model.addAttribute("handlers", handlers());
        model.addAttribute("tried", !results.isEmpty());
        model.addAttribute(
                "lines",
                chosen(request).stream()
                        .map(row -> line(row, Optional.ofNullable(results.get(row.id()))))
                        .toList());
        return "office/bulk";
    }

    private static Line line(RequestList.Row row, Optional<Desk.Result> result) {
        var tag = StateTag.of(row.state(), row.reply(), row.waiting().map(RequestList.Waiting::step));
        return result.map(came -> switch (came) {
                    case Desk.Result.Done(var remark) -> new Line(row, tag, true, "已办。" + remark);
                    case Desk.Result.Refused(var message) -> new Line(row, tag, false, "没有办：" + message);
                    case Desk.Result.Overtaken _ -> new Line(row, tag, false, "没有办：本件刚被别人处理过，请打开核对。");
                })
                .orElseGet(() -> new Line(row, tag, false, ""));
    }
}
