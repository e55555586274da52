package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;
import org.yangguang.archive.ArchiveDesk;
import org.yangguang.archive.ArchiveDesk.View;
import org.yangguang.archive.Retention;
import org.yangguang.archive.Volumes;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.request.CaseFile;
import org.yangguang.request.Desk.Result;
import org.yangguang.ui.Crumb;

/// 归档案卷: what is to be filed, what is kept, the volume as a file, holds and disposal.
@Controller
public class ArchiveController {

    private static final int PAGE = 20;
    private static final Crumb HOME = new Crumb("归档案卷", "/office/archive");

    private final OfficeFrame frame;
    private final CasePages cases;
    private final ArchiveDesk archive;
    private final Volumes volumes;

    ArchiveController(OfficeFrame frame, CasePages cases, ArchiveDesk archive, Volumes volumes) {
        this.frame = frame;
        this.cases = cases;
        this.archive = archive;
        this.volumes = volumes;
    }

    public record Tab(View view, int count, boolean current) {}

    @GetMapping("/office/archive")
    @Permit(Permission.REQUEST_READ)
    String list(
            @RequestParam(defaultValue = "") String view,
            @RequestParam(defaultValue = "1") String page,
            HttpServletRequest request,
            Model model) {
        var organ = frame.organ();
        var shown = Arrays.stream(View.values())
                .filter(v -> v.code().equals(view))
                .findFirst()
                .orElse(View.TO_FILE);
        var tabs = Arrays.stream(View.values())
                .map(v -> new Tab(v, archive.count(organ, v), v == shown))
                .toList();
        var pager = Pager.of(
                RequestListController.number(page),
                PAGE,
                tabs.get(shown.ordinal()).count(),
                UriComponentsBuilder.fromPath("/office/archive").queryParam("view", shown.code()));
        model.addAttribute("page", frame.page(request, "归档案卷", "archive"));
        model.addAttribute("view", shown);
        model.addAttribute("tabs", tabs);
        model.addAttribute("pager", pager);
        model.addAttribute("rows", archive.page(organ, shown, PAGE, pager.offset()));
        return "office/archive/list";
    }

    /// Files the chosen ones by schedule.
    @PostMapping("/office/archive")
    @Permit(Permission.REQUEST_HANDLE)
    String fileAll(HttpServletRequest request, RedirectAttributes redirect) {
        var chosen = Optional.ofNullable(request.getParameterValues("id")).stream()
                .flatMap(Arrays::stream)
                .limit(PAGE)
                .flatMap(id -> CasePages.uuid(id).stream())
                .toList();
        int filed = archive.fileAll(cases.hand(Permission.REQUEST_HANDLE, request), chosen);
        redirect.addFlashAttribute(
                "done",
                chosen.isEmpty()
                        ? "没有选中申请。"
                        : "已归档 " + filed + " 件"
                                + (filed < chosen.size() ? "，其余 " + (chosen.size() - filed) + " 件刚被处理过，请刷新后再看。" : "。"));
        return "redirect:/office/archive";
    }

    @GetMapping("/office/requests/{id}/archive")
    @Permit(Permission.REQUEST_READ)
    String show(@PathVariable String id, HttpServletRequest request, Model model) {
        return show(cases.find(id), TypedForm.empty(), "", request, model);
    }

    private String show(CaseFile file, TypedForm form, String message, HttpServletRequest request, Model model) {
        model.addAttribute(
                "page",
                frame.page(
                        request,
                        (message.isEmpty() ? "" : "有误：") + form.title("案卷"),
                        "archive",
                        HOME,
                        new Crumb(CasePages.named(file), "/office/requests/" + file.id()),
                        new Crumb("案卷", "")));
        model.addAttribute("file", file);
        model.addAttribute("form", form);
        model.addAttribute("message", message);
        model.addAttribute("standing", archive.standing(file));
        model.addAttribute("fingerprint", volumes.fingerprint());
        return "office/archive/volume";
    }

    @PostMapping("/office/requests/{id}/archive")
    @Permit(Permission.REQUEST_HANDLE)
    String file(
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        var file = cases.find(id);
        var form = TypedForm.of(request);
        var period = form.oneOf("period", "保管期限", Retention.Period.class);
        if (!form.ok()) {
            return refused(file, form, "", request, response, model);
        }
        int version = form.at("version").matches("[0-9]{1,6}") ? Integer.parseInt(form.at("version")) : -1;
        var result = archive.file(cases.hand(Permission.REQUEST_HANDLE, request), file.id(), version, period);
        return told(file, result, "已归档。", request, response, model, redirect);
    }

    /// The volume as a ZIP, for a purpose that is recorded (A7).
    @PostMapping("/office/requests/{id}/volume")
    @Permit(Permission.REQUEST_HANDLE)
    Object take(@PathVariable String id, HttpServletRequest request, HttpServletResponse response, Model model) {
        var file = cases.find(id);
        var form = TypedForm.of(request);
        var purpose = form.text("purpose", "导出用途", 4, 200);
        if (!form.ok()) {
            return refused(file, form, "", request, response, model);
        }
        return switch (volumes.take(frame.acting(Permission.REQUEST_HANDLE, request), file.id(), purpose)) {
            case Volumes.Zip(var name, var content) -> Download.of(name, "application/zip", content);
            case Volumes.NotTaken(var message) -> refused(file, form, message, request, response, model);
        };
    }

    @PostMapping("/office/requests/{id}/hold")
    @Permit(Permission.REQUEST_HANDLE)
    String hold(
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        var file = cases.find(id);
        var form = TypedForm.of(request);
        var reason = form.text("reason", "冻结事由", 4, 200);
        if (!form.ok()) {
            return refused(file, form, "", request, response, model);
        }
        var result = archive.hold(cases.hand(Permission.REQUEST_HANDLE, request), file, reason);
        return told(file, result, "已冻结，解除之前不会列入销毁。", request, response, model, redirect);
    }

    @PostMapping("/office/requests/{id}/release")
    @Permit(Permission.REQUEST_SIGN)
    String release(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String hold,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        var file = cases.find(id);
        var result = CasePages.uuid(hold)
                .map(known -> archive.release(cases.hand(Permission.REQUEST_SIGN, request), file.id(), known))
                .orElseGet(() -> new Result.Refused("没有这项冻结，或者已经解除。"));
        return told(file, result, "已解除冻结。", request, response, model, redirect);
    }

    @PostMapping("/office/requests/{id}/dispose")
    @Permit(Permission.REQUEST_HANDLE)
    String propose(
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        var file = cases.find(id);
        var result = archive.propose(cases.hand(Permission.REQUEST_HANDLE, request), file);
        return told(file, result, "已提出销毁，等待两人批准。", request, response, model, redirect);
    }

    @PostMapping("/office/requests/{id}/dispose-approval")
    @Permit(Permission.ARCHIVE_DISPOSE)
    String approve(
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        var file = cases.find(id);
        var result = archive.approve(cases.hand(Permission.ARCHIVE_DISPOSE, request), file);
        return told(file, result, "已批准。", request, response, model, redirect);
    }

    private String told(
            CaseFile file,
            Result result,
            String done,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        return switch (result) {
            case Result.Done(var remark) -> {
                redirect.addFlashAttribute("done", done + remark);
                yield "redirect:/office/requests/" + file.id() + "/archive";
            }
            case Result.Refused(var message) ->
                refused(cases.find(file.id().toString()), TypedForm.empty(), message, request, response, model);
            case Result.Overtaken _ ->
                refused(
                        cases.find(file.id().toString()),
                        TypedForm.empty(),
                        CasePages.OVERTAKEN,
                        request,
                        response,
                        model);
        };
    }

    private String refused(
            CaseFile file,
            TypedForm form,
            String message,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        return show(file, form, message, request, model);
    }

    // ── periods of the region ────────────────────────────────────────────────────────────────────

    @GetMapping("/office/retention")
    @Permit(Permission.ORGAN_EDIT)
    String rules(HttpServletRequest request, Model model) {
        var form = TypedForm.empty();
        for (var rule : archive.rules(frame.organ())) {
            form.with("period-" + rule.kind(), rule.period().name()).with("basis-" + rule.kind(), rule.basis());
        }
        return rules(form, request, model);
    }

    private String rules(TypedForm form, HttpServletRequest request, Model model) {
        model.addAttribute("page", frame.page(request, form.title("保管期限"), "organs", new Crumb("保管期限", "")));
        model.addAttribute("form", form);
        return "office/archive/retention";
    }

    @PostMapping("/office/retention")
    @Permit(Permission.ORGAN_EDIT)
    String setRules(HttpServletRequest request, HttpServletResponse response, Model model, RedirectAttributes flash) {
        var form = TypedForm.of(request);
        var rules = new ArrayList<ArchiveDesk.Rule>();
        for (var kind : Retention.Kind.values()) {
            var basis = form.text("basis-" + kind, "“" + kind.label() + "”的依据", 4, 200);
            form.oneOf("period-" + kind, "“" + kind.label() + "”的保管期限", Retention.Period.class)
                    .ifPresent(period -> rules.add(new ArchiveDesk.Rule(kind, period, basis)));
        }
        if (!form.ok()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return rules(form, request, model);
        }
        archive.setRules(frame.acting(Permission.ORGAN_EDIT, request), frame.organ(), rules);
        flash.addFlashAttribute("done", "已保存，此后归档的案卷按此确定保管期限；已归档的不变。");
        return "redirect:/office/retention";
    }
}
