package org.yangguang.request;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yangguang.letter.Letters;
import org.yangguang.organ.Organs;
import org.yangguang.request.submission.Application;
import org.yangguang.request.submission.Likeness;
import org.yangguang.vault.Vault;

/// Reading what a request has to do with others: what it came from and became, what it is tied to, and
/// which
/// are like it.
@Component
public class Relations {

    private static final int SHOWN_MOST = 5;
    private static final UUID NONE = new UUID(0, 0);

    private final RelationStore store;
    private final Cases cases;
    private final Letters letters;
    private final Organs organs;
    private final Vault vault;

    Relations(RelationStore store, Cases cases, Letters letters, Organs organs, Vault vault) {
        this.store = store;
        this.cases = cases;
        this.letters = letters;
        this.organs = organs;
        this.vault = vault;
    }

    /// Another request of the organ.
    ///
    /// @param tie id of the tie, for ending it; empty where it cannot be ended
    public record Other(UUID id, String number, String subject, String state, String reason, Optional<UUID> tie) {
        public String named() {
            return number.isEmpty() ? "未登记的申请" : number;
        }
    }

    /// The organ it was handed to, or came from.
    ///
    /// @param standing what has become of it there; empty of the organ it came from
    public record Elsewhere(String organ, String number, String standing) {}

    /// A request that is like this one.
    ///
    /// @param likeness 0 to 1
    /// @param repliedOn null while it is open
    /// @param letter number of its reply, empty if none
    public record Alike(
            UUID id,
            String number,
            String subject,
            double likeness,
            Optional<LocalDate> repliedOn,
            Optional<Outcome> outcome,
            String letter) {
        public String percent() {
            return Math.round(likeness * 100) + "%";
        }

        public boolean isLikelySame() {
            return likeness >= Likeness.SAME;
        }
    }

    /// @param sameApplicant requests of the same applicant like this one (第三十六条第六项)
    /// @param answered like requests of anybody that were granted
    public record Related(
            Optional<Other> whole,
            List<Other> parts,
            Optional<Other> mergedInto,
            List<Other> merged,
            List<Other> linked,
            Optional<Elsewhere> from,
            Optional<Elsewhere> to,
            List<Alike> sameApplicant,
            List<Alike> answered) {

        public boolean isEmpty() {
            return whole.isEmpty()
                    && parts.isEmpty()
                    && mergedInto.isEmpty()
                    && merged.isEmpty()
                    && linked.isEmpty()
                    && from.isEmpty()
                    && to.isEmpty();
        }
    }

    @Transactional(readOnly = true)
    public Related of(CaseFile file) {
        int organ = file.organId();
        var origin = store.origin(file.id());
        var ties = store.ties(organ, file.id());
        return new Related(
                origin.filter(from -> !from.isHandOver()).flatMap(from -> other(from.id(), "", Optional.empty())),
                store.parts(organ, file.id()).stream()
                        .flatMap(part -> other(part, "", Optional.empty()).stream())
                        .toList(),
                ties.stream()
                        .filter(tie ->
                                tie.kind().equals("MERGE") && tie.request().equals(file.id()))
                        .findFirst()
                        .flatMap(tie -> other(tie.other(), reason(tie), Optional.empty())),
                ties.stream()
                        .filter(tie -> tie.kind().equals("MERGE") && tie.other().equals(file.id()))
                        .flatMap(tie -> other(tie.request(), reason(tie), Optional.empty()).stream())
                        .toList(),
                ties.stream()
                        .filter(tie -> tie.kind().equals("LINK"))
                        .flatMap(tie -> other(
                                tie.request().equals(file.id()) ? tie.other() : tie.request(),
                                reason(tie),
                                Optional.of(tie.id()))
                                .stream())
                        .toList(),
                origin.filter(RelationStore.Origin::isHandOver)
                        .map(from -> new Elsewhere(organs.existing(from.organ()).name(), from.number(), "")),
                file.state() instanceof RequestState.HandedOver
                        ? store.handedOver(organ, file.id()).map(this::elsewhere)
                        : Optional.empty(),
                sameApplicant(file),
                granted(organ, file.application().subject(), file.application().detail(), file.id()));
    }

    private Elsewhere elsewhere(RelationStore.HandedOver to) {
        var number = to.number();
        return new Elsewhere(
                organs.existing(to.organ()).name(),
                number == null ? "" : number,
                to.concludedOn() != null
                        ? to.concludedOn() + " 办结"
                        : to.receivedOn() == null
                                ? "尚未确认收到"
                                : to.receivedOn() + " 收到，" + (to.dueOn() == null ? "计时暂停" : "答复期限 " + to.dueOn()));
    }

    /// Granted requests of the organ like what is being written, for officers only: a request's text
    /// may name
    /// persons, so the public is shown published items instead.
    @Transactional(readOnly = true)
    public List<Alike> granted(int organ, String subject, String detail) {
        return granted(organ, subject, detail, NONE);
    }

    private List<Alike> granted(int organ, String subject, String detail, UUID but) {
        var text = subject + "\n" + detail;
        var bands = Likeness.bands(vault, organ, text);
        return shown(
                store.alike(organ, bands, but).stream()
                        .filter(c -> c.outcome() == Outcome.GRANTED || c.outcome() == Outcome.PARTIALLY_GRANTED),
                text);
    }

    private List<Alike> sameApplicant(CaseFile file) {
        var text = file.application().subject() + "\n" + file.application().detail();
        var bands = Likeness.bands(vault, file.organId(), text);
        return shown(store.alikeOfApplicant(file.organId(), bands, file.id()).stream(), text);
    }

    /// The most alike of the candidates, opened and compared.
    private List<Alike> shown(Stream<RelationStore.Candidate> candidates, String text) {
        return candidates
                .map(candidate -> alike(candidate, text))
                .filter(alike -> alike.likeness() >= Likeness.SHOWN)
                .sorted(Comparator.comparing(Alike::likeness).reversed())
                .limit(SHOWN_MOST)
                .map(alike -> alike.outcome().isEmpty() ? alike : withLetter(alike))
                .toList();
    }

    private Alike alike(RelationStore.Candidate candidate, String text) {
        var s = candidate.submission();
        Application application = s.application().open(vault, "intake_submission", s.id(), s.organ());
        return new Alike(
                s.id(),
                candidate.number() == null ? "" : candidate.number(),
                application.subject(),
                Likeness.of(text, application.subject() + "\n" + application.detail()),
                Optional.ofNullable(candidate.concludedOn()),
                Optional.ofNullable(candidate.outcome()),
                "");
    }

    private Alike withLetter(Alike alike) {
        var reply = cases.load(alike.id()).stream()
                .flatMap(loaded -> loaded.rows().stream())
                .filter(row -> row.event() instanceof RequestEvent.Replied)
                .map(RequestStore.EventRow::letter)
                .findFirst();
        var letter = letters.of(alike.id()).stream()
                .filter(listed -> reply.filter(listed.id()::equals).isPresent())
                .map(Letters.Listed::number)
                .findFirst()
                .orElse("");
        return new Alike(
                alike.id(),
                alike.number(),
                alike.subject(),
                alike.likeness(),
                alike.repliedOn(),
                alike.outcome(),
                letter);
    }

    private Optional<Other> other(UUID id, String reason, Optional<UUID> tie) {
        return cases.load(id)
                .map(loaded -> new Other(
                        id,
                        loaded.number(),
                        loaded.application(vault).subject(),
                        loaded.state().label(),
                        reason,
                        tie));
    }

    private String reason(RelationStore.Tie tie) {
        return vault.openText(
                tie.key(),
                new Vault.Place("request_relation", "key", tie.id().toString(), tie.organ()),
                tie.reason(),
                new Vault.Place("request_relation", "reason", tie.id().toString(), tie.organ()));
    }
}
