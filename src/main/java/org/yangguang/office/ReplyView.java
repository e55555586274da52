package org.yangguang.office;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.yangguang.identity.Officer;
import org.yangguang.identity.Permission;
import org.yangguang.letter.LetterTemplate;
import org.yangguang.request.Act;
import org.yangguang.request.CaseFile;
import org.yangguang.request.Foresight;
import org.yangguang.request.Outcome;
import org.yangguang.request.ReplyDesk;
import org.yangguang.request.ReplyDraft;
import org.yangguang.request.ReplyMatter;
import org.yangguang.request.RequestEvent;
import org.yangguang.request.Verdict;
import org.yangguang.request.signoff.Turn;

/// The reply as the case page shows it: what it says so far, what is missing, and who may do what.
///
/// @param whyNot why no reply can be drafted now; empty if one can
/// @param author name of the drafter; empty before there is a draft
/// @param slots what the drafter fills in, in the order of the letter, as typed
/// @param saved the same as last saved, perhaps by somebody else
/// @param leftOver what was typed into fields the letter no longer has
/// @param outcome as chosen; empty before any was
/// @param checks what was looked at before signing
/// @param blocked why it cannot be submitted or signed; empty if it can
/// @param turn whether the officer may decide on it as it stands; empty unless it is on its way
/// @param sheet 审批单, without rounds before it was ever sent
/// @param remark as typed into the form that was refused
/// @param reason the same of a return
public record ReplyView(
        String whyNot,
        Optional<ReplyDraft> draft,
        String author,
        List<LetterTemplate> templates,
        Map<String, String> slots,
        Map<String, String> saved,
        Map<String, String> leftOver,
        Optional<Outcome> outcome,
        Set<String> withheld,
        String preview,
        List<CheckLine> checks,
        String blocked,
        boolean mayDraft,
        Optional<Turn> turn,
        SignSheet sheet,
        String remark,
        String reason) {

    /// What stands in the draft's version before there is one, so that two first drafts cannot meet.
    static final int NONE_YET = -1;

    /// @param look `y`, `n` or `w`
    public record CheckLine(String look, String text) {}

    /// An outcome as the form offers it.
    public record Choice(Outcome outcome, boolean offered) {}

    static ReplyView of(
            CaseFile file,
            Officer officer,
            ReplyDesk.Readiness readiness,
            List<LetterTemplate> templates,
            Optional<Foresight.Outlook> signing,
            Optional<Turn> turn,
            SignSheet sheet,
            String author,
            Typed typed) {
        var draft = file.reply();
        var slots = new LinkedHashMap<>(readiness.slots());
        slots.replaceAll((slot, value) -> typed.get("slot." + slot, value));
        var checks = checks(draft, readiness, signing);
        return new ReplyView(
                file.verdict(Act.REPLY) instanceof Verdict.Refused(var refusal) ? refusal.text() : "",
                draft,
                author,
                templates,
                slots,
                readiness.slots(),
                leftOver(slots, typed),
                chosen(draft, typed),
                withheld(draft, typed),
                readiness.preview(),
                checks,
                checks.stream()
                        .filter(line -> line.look().equals("n"))
                        .map(CheckLine::text)
                        .collect(Collectors.joining("；")),
                officer.may(Permission.REQUEST_HANDLE),
                turn,
                sheet,
                typed.get("remark"),
                typed.get("reason"));
    }

    public int version() {
        return draft.map(ReplyDraft::version).orElse(NONE_YET);
    }

    public boolean isStatus(ReplyDraft.Status status) {
        return draft.filter(d -> d.status() == status).isPresent();
    }

    /// What the officer may decide now; empty if it is somebody else's turn.
    public Optional<Turn.Mine> mine() {
        return turn.filter(Turn.Mine.class::isInstance).map(Turn.Mine.class::cast);
    }

    /// Why it is not the officer's turn; empty if it is.
    public String notMine() {
        return turn.map(t -> t instanceof Turn.NotMine(var why) ? why : "").orElse("");
    }

    /// All grounds of table 三; the two that lapse brings about are shown and not offered.
    public static Map<Outcome.Group, List<Choice>> choices() {
        return Arrays.stream(Outcome.values())
                .map(o -> new Choice(o, o != Outcome.NO_SUPPLEMENT && o != Outcome.FEE_UNPAID))
                .collect(Collectors.groupingBy(
                        choice -> choice.outcome().group(), LinkedHashMap::new, Collectors.toList()));
    }

    /// The decisions a single matter may have, by the headings of table 三.
    public static Map<Outcome.Group, List<ReplyMatter.Decision>> decisions() {
        return ReplyMatter.Decision.offered().stream()
                .collect(Collectors.groupingBy(d -> d.outcome().group(), LinkedHashMap::new, Collectors.toList()));
    }

    /// The grounds on which a part may be withheld.
    public static List<Outcome> exemptions() {
        return Arrays.stream(Outcome.values()).filter(Outcome::isExemption).toList();
    }

    private static Map<String, String> leftOver(Map<String, String> slots, Typed typed) {
        var left = CasePages.slots(typed);
        left.keySet().removeAll(slots.keySet());
        left.values().removeIf(String::isBlank);
        return left;
    }

    private static Optional<Outcome> chosen(Optional<ReplyDraft> draft, Typed typed) {
        return Arrays.stream(Outcome.values())
                .filter(o -> o.name().equals(typed.get("outcome")))
                .findFirst()
                .or(() -> draft.map(ReplyDraft::outcome));
    }

    private static Set<String> withheld(Optional<ReplyDraft> draft, Typed typed) {
        var kept =
                draft.map(d -> d.facts().getOrDefault(ReplyDesk.WITHHELD, "")).orElse("");
        return Set.of(Arrays.stream(typed.get(ReplyDesk.WITHHELD, kept).split(","))
                .distinct()
                .toArray(String[]::new));
    }

    private static List<CheckLine> checks(
            Optional<ReplyDraft> draft, ReplyDesk.Readiness readiness, Optional<Foresight.Outlook> signing) {
        if (draft.isEmpty()) {
            return List.of(new CheckLine("n", "还没有拟写答复书"));
        }
        var lines = new ArrayList<CheckLine>();
        readiness.missing().forEach(missing -> lines.add(new CheckLine("n", missing)));
        if (readiness.ready()) {
            lines.add(new CheckLine("y", "应填内容齐全，用语与依据相符"));
            lines.add(new CheckLine("y", "救济途径、期限已按处理决定写入"));
        }
        signing.ifPresent(outlook -> lines.add(
                switch (outlook) {
                    case Foresight.Cannot(var message) -> new CheckLine("n", message);
                    case Foresight.Would(var _, var _, var _, var remark) ->
                        remark.isEmpty() ? new CheckLine("y", "在答复期限以内，办理环节允许答复") : new CheckLine("w", remark);
                }));
        return List.copyOf(lines);
    }

    static Optional<RequestEvent> replied(CaseFile file, java.time.LocalDate today) {
        return file.reply().map(d -> new RequestEvent.Replied(d.outcome(), today));
    }
}
