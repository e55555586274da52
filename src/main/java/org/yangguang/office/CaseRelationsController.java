package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.organ.Organs;
import org.yangguang.request.Act;
import org.yangguang.request.CaseFile;
import org.yangguang.request.Desk;
import org.yangguang.request.HandOverDesk;
import org.yangguang.request.Outcome;
import org.yangguang.request.RelationDesk;
import org.yangguang.request.Relations;
import org.yangguang.request.ReplyDraft;
import org.yangguang.request.Verdict;
import org.yangguang.ui.Chinese;
import org.yangguang.ui.Crumb;

/// One request and others: 拆分, 并入, 关联, 转办, and answers that point to an earlier reply or to the
/// organ
/// that is responsible.
@Controller
class CaseRelationsController {

    private static final String PATH = "/office/requests/{id}/relations";
    static final int MATTERS_MOST = 6;
    private static final int ORGANS_OFFERED = 500;
    private static final int REASON_MOST = 200;

    private final CasePages cases;
    private final OfficeFrame frame;
    private final RelationDesk desk;
    private final HandOverDesk handOver;
    private final Relations relations;
    private final Desk replies;
    private final Organs organs;

    CaseRelationsController(
            CasePages cases,
            OfficeFrame frame,
            RelationDesk desk,
            HandOverDesk handOver,
            Relations relations,
            Desk replies,
            Organs organs) {
        this.cases = cases;
        this.frame = frame;
        this.desk = desk;
        this.handOver = handOver;
        this.relations = relations;
        this.replies = replies;
        this.organs = organs;
    }

    @GetMapping(PATH)
    @Permit(Permission.REQUEST_READ)
    String show(@PathVariable String id, HttpServletRequest request, Model model) {
        return show(cases.find(id), "", Typed.NOTHING, request, model);
    }

    @PostMapping(PATH + "/split")
    @Permit(Permission.REQUEST_HANDLE)
    String split(
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        return acted(id, "已拆分，各件已分别编号。", request, response, model, redirect, asked -> {
            var matters = new ArrayList<RelationDesk.Matter>();
            for (int i = 1; i <= MATTERS_MOST; i++) {
                if (!asked.get("subject" + i).isBlank()) {
                    matters.add(new RelationDesk.Matter(asked.get("subject" + i), asked.get("detail" + i)));
                }
            }
            return desk.split(hand(request), asked.file().id(), asked.version(), matters);
        });
    }

    @PostMapping(PATH + "/merge")
    @Permit(Permission.REQUEST_HANDLE)
    String merge(
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        return acted(id, "已并入先收到的一件。", request, response, model, redirect, asked -> {
            var into = CasePages.uuid(asked.get("into"))
                    .or(() -> desk.byNumber(asked.file().organId(), asked.get("number")));
            return into.isEmpty()
                    ? new Desk.Result.Refused("没有找到要并入的申请，请核对编号。")
                    : reason(asked)
                            .orElseGet(() -> desk.merge(
                                    hand(request),
                                    asked.file().id(),
                                    asked.version(),
                                    into.get(),
                                    asked.get("reason")));
        });
    }

    @PostMapping(PATH + "/undo-merge")
    @Permit(Permission.REQUEST_HANDLE)
    String undoMerge(
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        return acted(
                id,
                "已撤销并入，本件恢复办理。",
                request,
                response,
                model,
                redirect,
                asked -> reason(asked)
                        .orElseGet(() -> desk.undoMerge(
                                hand(request), asked.file().id(), asked.version(), asked.get("reason"))));
    }

    @PostMapping(PATH + "/link")
    @Permit(Permission.REQUEST_HANDLE)
    String link(
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        return acted(
                id,
                "已登记关联。",
                request,
                response,
                model,
                redirect,
                asked -> reason(asked)
                        .orElseGet(() ->
                                desk.link(hand(request), asked.file().id(), asked.get("number"), asked.get("reason"))));
    }

    @PostMapping(PATH + "/unlink")
    @Permit(Permission.REQUEST_HANDLE)
    String unlink(
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        return acted(
                id,
                "已取消关联。",
                request,
                response,
                model,
                redirect,
                asked -> desk.endLink(
                        hand(request),
                        asked.file().id(),
                        CasePages.uuid(asked.get("link")).orElse(new UUID(0, 0))));
    }

    @PostMapping(PATH + "/hand-over")
    @Permit(Permission.REQUEST_HANDLE)
    String handOver(
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        return acted(
                id,
                "已转办，转办告知书已生成。",
                request,
                response,
                model,
                redirect,
                asked -> reason(asked)
                        .orElseGet(() -> handOver.handOver(
                                hand(request),
                                asked.file().id(),
                                asked.version(),
                                asked.get("organ"),
                                asked.get("reason"))));
    }

    /// 非本机关负责: drafts the reply that names the organ to turn to (第三十六条第五项).
    @PostMapping(PATH + "/right-organ")
    @Permit(Permission.REQUEST_HANDLE)
    String rightOrgan(
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        return acted(id, "已按“不属于本机关负责公开”拟稿，请补全理由。", request, response, model, redirect, asked -> {
            var to = organs.byCode(asked.get("organ"))
                    .filter(o -> o.id() != asked.file().organId());
            return to.isEmpty()
                    ? new Desk.Result.Refused("请选择负责公开该信息的其他机关。")
                    : draft(
                            hand(request),
                            asked.file(),
                            Outcome.NOT_HELD,
                            "REPLY_NOT_RESPONSIBLE",
                            Map.of("负责机关及联系方式", handOver.contact(to.get())));
        });
    }

    /// 重复申请: drafts the reply that points to the earlier one (第三十六条第六项).
    @PostMapping(PATH + "/duplicate")
    @Permit(Permission.REQUEST_HANDLE)
    String duplicate(
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        return acted(id, "已按“重复申请”拟稿，前次答复的文号和日期已填入。", request, response, model, redirect, asked -> {
            var earlier = relations.of(asked.file()).sameApplicant().stream()
                    .filter(alike -> alike.id().toString().equals(asked.get("earlier")))
                    .filter(alike -> !alike.letter().isEmpty())
                    .findFirst();
            return earlier.isEmpty()
                    ? new Desk.Result.Refused("没有找到可以引用的前次答复。")
                    : draft(
                            hand(request),
                            asked.file(),
                            Outcome.DUPLICATE_REQUEST,
                            "REPLY_NOT_PROCESSED_DUPLICATE",
                            Map.of(
                                    "前次答复文号",
                                    earlier.get().letter(),
                                    "前次答复日期",
                                    earlier.get().repliedOn().map(Chinese::date).orElse("")));
        });
    }

    private Desk.Result draft(
            Desk.Hand by, CaseFile file, Outcome outcome, String template, Map<String, String> slots) {
        var facts = new LinkedHashMap<>(file.reply().map(ReplyDraft::facts).orElse(Map.of()));
        facts.putAll(slots);
        return replies.saveReply(
                by,
                file.id(),
                file.reply().map(ReplyDraft::version).orElse(ReplyView.NONE_YET),
                outcome,
                template,
                facts);
    }

    private static Optional<Desk.Result> reason(ActForm.Asked asked) {
        int length = asked.get("reason").length();
        return length < 2 || length > REASON_MOST
                ? Optional.of(new Desk.Result.Refused("请写明理由，2 至 " + REASON_MOST + " 字。"))
                : Optional.empty();
    }

    private Desk.Hand hand(HttpServletRequest request) {
        return cases.hand(Permission.REQUEST_HANDLE, request);
    }

    private String acted(
            String id,
            String done,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect,
            Function<ActForm.Asked, Desk.Result> act) {
        var typed = Typed.of(request);
        var asked = new ActForm.Asked(cases.find(id), typed, frame.today());
        return switch (act.apply(asked)) {
            case Desk.Result.Done(var remark) -> {
                redirect.addFlashAttribute("done", done + remark);
                yield "redirect:/office/requests/" + asked.file().id();
            }
            case Desk.Result.Refused(var message) -> {
                response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
                yield show(cases.find(id), message, typed, request, model);
            }
            case Desk.Result.Overtaken _ -> {
                response.setStatus(HttpServletResponse.SC_CONFLICT);
                yield show(cases.find(id), CasePages.OVERTAKEN, typed, request, model);
            }
        };
    }

    private String show(CaseFile file, String message, Typed typed, HttpServletRequest request, Model model) {
        model.addAttribute(
                "page",
                frame.page(
                        request,
                        (message.isEmpty() ? "" : "有误：") + "拆分、并入、转办",
                        "requests",
                        new Crumb("申请办理", "/office/requests"),
                        new Crumb(CasePages.named(file), "/office/requests/" + file.id()),
                        new Crumb("拆分、并入、转办", "")));
        model.addAttribute("file", file);
        model.addAttribute("message", message);
        model.addAttribute("typed", typed);
        model.addAttribute("related", relations.of(file));
        model.addAttribute("whyNot", whyNot(file));
        model.addAttribute(
                "organs",
                organs.page("", ORGANS_OFFERED, 0).stream()
                        .filter(organ -> organ.id() != file.organId())
                        .toList());
        return "office/relations/show";
    }

    /// By the name of the act, why the law does not allow it now; empty words if it does.
    private static Map<String, String> whyNot(CaseFile file) {
        var why = new LinkedHashMap<String, String>();
        for (var act : List.of(Act.SPLIT, Act.MERGE, Act.UNDO_MERGE, Act.HAND_OVER, Act.REPLY)) {
            why.put(act.name(), file.verdict(act) instanceof Verdict.Refused(var refusal) ? refusal.text() : "");
        }
        return why;
    }
}
