package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;
import org.yangguang.dispute.Disputes;
import org.yangguang.identity.Account;
import org.yangguang.identity.Accounts;
import org.yangguang.identity.Colleagues;
import org.yangguang.identity.Duty;
import org.yangguang.identity.Permission;
import org.yangguang.release.Materials;
import org.yangguang.request.Act;
import org.yangguang.request.Awaited;
import org.yangguang.request.CaseFile;
import org.yangguang.request.Cases;
import org.yangguang.request.ClosingDesk;
import org.yangguang.request.Desk;
import org.yangguang.request.Foresight;
import org.yangguang.request.Outcome;
import org.yangguang.request.ReplyContents;
import org.yangguang.request.ReplyDesk;
import org.yangguang.request.ReplyDraft;
import org.yangguang.request.ReplyMatter;
import org.yangguang.request.ServiceDesk;
import org.yangguang.request.SignOffDesk;
import org.yangguang.ui.Crumb;

/// Finds a case of the officer's own organ and puts its page together.
@Component
public class CasePages {

    static final String OVERTAKEN = "本件刚被别人处理过，以下是最新情况，请核对后再办。";

    private final OfficeFrame frame;
    private final Cases stored;
    private final Desk desk;
    private final ReplyDesk replies;
    private final ReplyContents contents;
    private final Foresight foresight;
    private final ClosingDesk closing;
    private final Accounts accounts;
    private final Disputes disputes;
    private final SignOffDesk signOff;
    private final Colleagues colleagues;
    private final RoutingPages routing;
    private final ApplicantPost post;
    private final Materials materials;
    private final IntakeAside aside;
    private final ServiceDesk services;

    CasePages(
            OfficeFrame frame,
            Cases stored,
            Desk desk,
            ReplyDesk replies,
            ReplyContents contents,
            Foresight foresight,
            ClosingDesk closing,
            Accounts accounts,
            Disputes disputes,
            SignOffDesk signOff,
            Colleagues colleagues,
            RoutingPages routing,
            ApplicantPost post,
            Materials materials,
            IntakeAside aside,
            ServiceDesk services) {
        this.frame = frame;
        this.stored = stored;
        this.desk = desk;
        this.replies = replies;
        this.contents = contents;
        this.foresight = foresight;
        this.closing = closing;
        this.accounts = accounts;
        this.disputes = disputes;
        this.signOff = signOff;
        this.colleagues = colleagues;
        this.routing = routing;
        this.post = post;
        this.materials = materials;
        this.aside = aside;
        this.services = services;
    }

    /// An act the officer cannot do now, and why.
    public record Closed(String label, String why) {}

    /// A period that has passed, with the termination prepared: the officer decides.
    public record Lapsed(Awaited awaited, CaseAct act, Outcome outcome, String letter, boolean mayClose) {
        public String title() {
            return awaited.label() + "已过";
        }
    }

    /// The case with this id, if it is one of the officer's organ; else the page does not exist.
    CaseFile find(String id) {
        return uuid(id).flatMap(stored::open)
                .filter(file -> file.organId() == frame.officer().organId())
                .orElseThrow(CasePages::notFound);
    }

    static Optional<UUID> uuid(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    Desk.Hand hand(Permission permission, HttpServletRequest request) {
        return new Desk.Hand(frame.officer().account(), frame.acting(permission, request));
    }

    String show(CaseFile file, HttpServletRequest request, Model model) {
        return show(file, "", Typed.NOTHING, request, model);
    }

    /// @param message why an act was not done; empty if the page is only looked at
    /// @param typed what had been typed into the reply
    String show(CaseFile file, String message, Typed typed, HttpServletRequest request, Model model) {
        var officer = frame.officer();
        var offered = new ArrayList<CaseAct>();
        var closed = new ArrayList<Closed>();
        for (var act : CaseAct.values()) {
            var why = act.whyNot(file);
            if (why.isPresent()) {
                closed.add(new Closed(act.label(), why.get()));
            } else if (officer.may(act.permission())) {
                offered.add(act);
            }
        }
        model.addAttribute(
                "page",
                frame.page(
                        request,
                        (message.isEmpty() ? "" : "有误：") + named(file),
                        "requests",
                        new Crumb("申请办理", "/office/requests"),
                        new Crumb(named(file), "")));
        model.addAttribute("file", file);
        model.addAttribute("message", message);
        model.addAttribute(
                "tag",
                StateTag.of(
                        file.state(),
                        file.reply().map(ReplyDraft::status),
                        file.reply().flatMap(ReplyDraft::waitingAt)));
        model.addAttribute("work", routing.panel(file));
        model.addAttribute("steps", CaseWords.steps(file));
        model.addAttribute("course", CaseWords.course(file));
        model.addAttribute("strip", file.reckoning().map(CaseWords::strip).orElse(List.of()));
        model.addAttribute("clock", ClockCell.of(file.state(), file.reckoning()));
        model.addAttribute("offered", offered);
        model.addAttribute(
                "awaited", offered.stream().filter(act -> act.isAwaited(file)).findFirst());
        model.addAttribute("closed", closed);
        model.addAttribute("lapsed", lapsed(file));
        var readiness = desk.readiness(file.id());
        model.addAttribute("reply", reply(file, readiness, typed));
        model.addAttribute("quality", quality(file, readiness));
        model.addAttribute("disputes", disputes.ofRequest(frame.organ(), file.id()));
        model.addAttribute("post", post.of(file));
        var released = materials.of(file.id());
        model.addAttribute("materials", released);
        model.addAttribute(
                "annex",
                file.reply()
                        .map(d -> Materials.annex(released, d.outcome(), ReplyDesk.withheld(d)))
                        .orElse(null));
        aside.show(file, model);
        model.addAttribute("service", ServicePanel.of(file, services.proofs(file.id())));
        model.addAttribute("tally", CaseWords.tally(file, frame.today().getYear()));
        return "office/case";
    }

    private List<Lapsed> lapsed(CaseFile file) {
        return file.awaited().stream()
                .filter(Awaited::canClose)
                .flatMap(awaited -> awaited.closing().stream()
                        .flatMap(act -> CaseAct.of(act).stream())
                        .flatMap(act -> act.closing().stream()
                                .map(reason -> new Lapsed(
                                        awaited,
                                        act,
                                        reason.outcome(),
                                        closing.preview(file.id(), reason, null),
                                        frame.officer().may(act.permission())))))
                .toList();
    }

    private QualityView quality(CaseFile file, ReplyDesk.Readiness readiness) {
        var matters = file.reply().map(d -> ReplyMatter.of(d.facts())).orElse(List.of());
        return QualityView.of(
                file.reply(),
                readiness.findings(),
                !readiness.preview().isEmpty(),
                matters.isEmpty()
                        ? Optional.empty()
                        : Optional.of(contents.counted(
                                frame.organ(), matters, file.reply().flatMap(d -> ReplyContents.chosen(d.facts())))));
    }

    private ReplyView reply(CaseFile file, ReplyDesk.Readiness readiness, Typed typed) {
        var draft = file.reply();
        var signing = file.verdict(Act.REPLY).isAllowed()
                ? ReplyView.replied(file, frame.today()).map(event -> foresight.of(file, () -> event))
                : Optional.<Foresight.Outlook>empty();
        return ReplyView.of(
                file,
                frame.officer(),
                readiness,
                draft.map(d -> replies.templatesFor(file.organId(), d.outcome()))
                        .orElse(List.of()),
                signing,
                draft.flatMap(ReplyDraft::onItsWay)
                        .map(round ->
                                round.turn(signOff.examiner(frame.officer().account(), duties()), frame.today())),
                sheetOf(file),
                draft.flatMap(d -> accounts.byId(d.author())).map(Account::name).orElse(""),
                typed);
    }

    private SignSheet sheetOf(CaseFile file) {
        return SignSheet.of(file.reply(), colleagues.names(SignSheet.people(file.reply())));
    }

    /// The page of the 审批单; there is none before the draft was ever sent.
    String sheet(CaseFile file, HttpServletRequest request, Model model) {
        var sheet = sheetOf(file);
        if (sheet.rounds().isEmpty()) {
            throw notFound();
        }
        model.addAttribute(
                "page",
                frame.page(
                        request,
                        "审批单 " + named(file),
                        "requests",
                        new Crumb("申请办理", "/office/requests"),
                        new Crumb(named(file), "/office/requests/" + file.id()),
                        new Crumb("审批单", "")));
        model.addAttribute("file", file);
        model.addAttribute("sheet", sheet);
        model.addAttribute("printed", frame.now());
        return "office/signoff/page";
    }

    /// The duties of the officer who asks.
    Set<Duty> duties() {
        return frame.officer().duties();
    }

    static String named(CaseFile file) {
        return file.number().isEmpty() ? "未登记的申请" : file.number();
    }

    /// The fields that belong to the reply, taken from all that was sent.
    static Map<String, String> slots(Typed typed) {
        var slots = new LinkedHashMap<String, String>();
        typed.fields().forEach((name, value) -> {
            if (name.startsWith("slot.")) {
                slots.put(name.substring("slot.".length()), value);
            }
        });
        return slots;
    }
}
