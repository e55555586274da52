package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.yangguang.audit.Actor;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.publication.Authorship;
import org.yangguang.publication.Norm;
import org.yangguang.publication.NormEntry;
import org.yangguang.publication.NormField;
import org.yangguang.publication.NormReader;
import org.yangguang.publication.Norms;
import org.yangguang.publication.Repeal;
import org.yangguang.ui.Crumb;

/// What may be done with an entry of 规范性文件库: entered, put right, repealed, struck out.
@Controller
@RequestMapping("/office/norms")
class NormActController {

    private static final int REASON_MOST = 300;

    private final OfficeFrame frame;
    private final Norms norms;

    NormActController(OfficeFrame frame, Norms norms) {
        this.frame = frame;
        this.norms = norms;
    }

    // ── entering ─────────────────────────────────────────────────────────────────────────────────

    @GetMapping("/new")
    @Permit(Permission.PUBLICATION_EDIT)
    String blank(HttpServletRequest request, Model model) {
        var form = TypedForm.empty()
                .with(NormField.AUTHORSHIP.code(), Authorship.OWN.name())
                .with(NormField.ISSUER.code(), frame.organ().name());
        return newForm(form, request, model);
    }

    private String newForm(TypedForm form, HttpServletRequest request, Model model) {
        model.addAttribute(
                "page", frame.page(request, form.title("登记文件"), "norms", NormController.HOME, new Crumb("登记文件", "")));
        model.addAttribute("form", form);
        model.addAttribute("action", NormController.LIST + "/new");
        model.addAttribute("heading", "登记文件");
        return "office/norms/form";
    }

    @PostMapping("/new")
    @Permit(Permission.PUBLICATION_EDIT)
    String enter(HttpServletRequest request, HttpServletResponse response, Model model, RedirectAttributes flash) {
        var form = TypedForm.of(request);
        var norm = read(form);
        if (norm.isPresent()) {
            var done = done(
                    norms.enter(
                            frame.acting(Permission.PUBLICATION_EDIT, request),
                            frame.officer().account(),
                            frame.organ(),
                            norm.get()),
                    form,
                    response,
                    flash,
                    "已登记《" + norm.get().title() + "》。");
            if (!done.isEmpty()) {
                return done;
            }
        } else {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        }
        return newForm(form, request, model);
    }

    // ── putting right ────────────────────────────────────────────────────────────────────────────

    @GetMapping("/{id}/correct")
    @Permit(Permission.PUBLICATION_EDIT)
    String correctForm(@PathVariable UUID id, HttpServletRequest request, Model model) {
        var entry = present(id);
        var form = TypedForm.empty().with("version", String.valueOf(entry.version()));
        for (var field : NormField.values()) {
            form.with(field.code(), field.of(entry.norm()));
        }
        form.with(NormField.KIND.code(), entry.norm().kind().name());
        form.with(NormField.AUTHORSHIP.code(), entry.norm().authorship().name());
        var repeal = entry.norm().repeal();
        form.with(
                NormField.REPEAL_WAY.code(), repeal == null ? "" : repeal.way().name());
        return correctForm(entry, form, request, model);
    }

    private String correctForm(NormEntry entry, TypedForm form, HttpServletRequest request, Model model) {
        page(entry, "更正", form, request, model);
        model.addAttribute("action", address(entry) + "/correct");
        model.addAttribute("heading", "更正条目");
        return "office/norms/form";
    }

    @PostMapping("/{id}/correct")
    @Permit(Permission.PUBLICATION_EDIT)
    String correct(
            @PathVariable UUID id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        var entry = present(id);
        var form = TypedForm.of(request);
        var norm = read(form);
        var reason = form.text("reason", "更正的理由", 2, REASON_MOST);
        norm.filter(n -> n.equals(entry.norm()))
                .ifPresent(_ -> form.fault(NormField.TITLE.code(), "没有改动任何内容。不需要更正的，请取消。"));
        return act(
                entry,
                form,
                response,
                flash,
                "已更正，原来的内容保留在下面的记录中。",
                by -> norms.correct(by, frame.officer().account(), entry, norm.orElseThrow(), reason),
                request,
                () -> correctForm(entry, form, request, model));
    }

    // ── repeal ───────────────────────────────────────────────────────────────────────────────────

    @GetMapping("/{id}/repeal")
    @Permit(Permission.PUBLICATION_EDIT)
    String repealForm(@PathVariable UUID id, HttpServletRequest request, Model model) {
        var entry = present(id);
        var form = TypedForm.empty()
                .with("version", String.valueOf(entry.version()))
                .with(NormField.REPEAL_WAY.code(), Repeal.Way.REPEALED.name());
        return repealForm(entry, form, request, model);
    }

    private String repealForm(NormEntry entry, TypedForm form, HttpServletRequest request, Model model) {
        page(entry, "登记废止", form, request, model);
        return "office/norms/repeal";
    }

    @PostMapping("/{id}/repeal")
    @Permit(Permission.PUBLICATION_EDIT)
    String repeal(
            @PathVariable UUID id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        var entry = present(id);
        var form = TypedForm.of(request);
        var repeal = NormReader.read(
                field -> switch (field) {
                    case REPEALED_ON, REPEAL_WAY, REPEALED_BY -> form.at(field.code());
                    default -> field.of(entry.norm());
                },
                frame.organ().name(),
                frame.today());
        repeal.problems().forEach((field, problem) -> form.fault(field.code(), problem));
        if (form.at(NormField.REPEALED_ON.code()).isEmpty()
                && form.on(NormField.REPEALED_ON.code()).isEmpty()) {
            form.fault(NormField.REPEALED_ON.code(), "请填写废止日期，如 2026-11-04。");
        }
        if (entry.norm().repeal() != null) {
            form.fault(NormField.REPEALED_ON.code(), "本件已经登记废止。登记错了的，请用“更正”。");
        }
        return act(
                entry,
                form,
                response,
                flash,
                "已登记废止。",
                by -> norms.repeal(
                        by,
                        frame.officer().account(),
                        entry,
                        Objects.requireNonNull(repeal.norm().orElseThrow().repeal())),
                request,
                () -> repealForm(entry, form, request, model));
    }

    // ── striking out ─────────────────────────────────────────────────────────────────────────────

    @GetMapping("/{id}/strike")
    @Permit(Permission.PUBLICATION_EDIT)
    String strikeForm(@PathVariable UUID id, HttpServletRequest request, Model model) {
        var entry = present(id);
        return strikeForm(entry, TypedForm.empty().with("version", String.valueOf(entry.version())), request, model);
    }

    private String strikeForm(NormEntry entry, TypedForm form, HttpServletRequest request, Model model) {
        page(entry, "划销", form, request, model);
        return "office/norms/strike";
    }

    @PostMapping("/{id}/strike")
    @Permit(Permission.PUBLICATION_EDIT)
    String strike(
            @PathVariable UUID id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        var entry = present(id);
        var form = TypedForm.of(request);
        var reason = form.text("reason", "划销的理由", 2, REASON_MOST);
        return act(
                entry,
                form,
                response,
                flash,
                "已划销，不再计数，内容和理由保留。",
                by -> norms.strike(by, frame.officer().account(), entry, reason),
                request,
                () -> strikeForm(entry, form, request, model));
    }

    // ── inside ───────────────────────────────────────────────────────────────────────────────────

    private NormEntry present(UUID id) {
        return norms.find(frame.organ(), id).filter(entry -> !entry.isStruck()).orElseThrow(CasePages::notFound);
    }

    private static String address(NormEntry entry) {
        return NormController.LIST + "/" + entry.id();
    }

    private void page(NormEntry entry, String act, TypedForm form, HttpServletRequest request, Model model) {
        model.addAttribute(
                "page",
                frame.page(
                        request,
                        form.title(act + "：" + entry.norm().title()),
                        "norms",
                        NormController.HOME,
                        new Crumb(entry.norm().title(), address(entry)),
                        new Crumb(act, "")));
        model.addAttribute("form", form);
        model.addAttribute("entry", entry);
    }

    private Optional<Norm> read(TypedForm form) {
        var read = NormReader.read(field -> form.at(field.code()), frame.organ().name(), frame.today());
        for (var field : NormField.values()) {
            var problem = read.problems().get(field);
            if (problem != null) {
                form.fault(field.code(), problem);
            }
        }
        return read.norm();
    }

    private String act(
            NormEntry entry,
            TypedForm form,
            HttpServletResponse response,
            RedirectAttributes flash,
            String words,
            Function<Actor, Norms.Outcome> act,
            HttpServletRequest request,
            Supplier<String> again) {
        if (!form.at("version").equals(String.valueOf(entry.version()))) {
            form.fault("reason", "这一条刚被别人改过。请先在条目页看改了什么，再决定是否还要办理；您填的内容还在。");
            form.with("version", String.valueOf(entry.version()));
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            return again.get();
        }
        if (!form.ok()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return again.get();
        }
        var done = done(act.apply(frame.acting(Permission.PUBLICATION_EDIT, request)), form, response, flash, words);
        return done.isEmpty() ? again.get() : done;
    }

    /// Where to go, or an empty string if the form has to be shown again.
    private static String done(
            Norms.Outcome outcome,
            TypedForm form,
            HttpServletResponse response,
            RedirectAttributes flash,
            String words) {
        return switch (outcome) {
            case Norms.Done(var id) -> {
                flash.addFlashAttribute("done", words);
                yield "redirect:" + NormController.LIST + "/" + id;
            }
            case Norms.Refused(var field, var message) -> {
                form.fault(field.code(), message);
                response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
                yield "";
            }
            case Norms.Overtaken() -> {
                form.fault("title", "刚有别人登记或者改动了同一份文件，没有再存。请回到列表查看。");
                response.setStatus(HttpServletResponse.SC_CONFLICT);
                yield "";
            }
        };
    }
}
