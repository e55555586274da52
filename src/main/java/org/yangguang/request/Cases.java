package org.yangguang.request;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.yangguang.audit.Actor;
import org.yangguang.audit.AuditTrail;
import org.yangguang.calendar.Calendars;
import org.yangguang.letter.Letters;
import org.yangguang.organ.Organs;
import org.yangguang.request.applicant.PostRoom;
import org.yangguang.vault.Vault;

/// Reading one request: what its handlers see of it on a day. Reading what is personal is recorded.
@Component
public class Cases {

    private final RequestStore store;
    private final ReplyDesk replies;
    private final Letters letters;
    private final PostRoom postRoom;
    private final Calendars calendars;
    private final Organs organs;
    private final AuditTrail audit;
    private final Vault vault;
    private final Clock clock;
    private final TransactionTemplate transactions;

    Cases(
            RequestStore store,
            ReplyDesk replies,
            Letters letters,
            PostRoom postRoom,
            Calendars calendars,
            Organs organs,
            AuditTrail audit,
            Vault vault,
            Clock clock,
            TransactionTemplate transactions) {
        this.store = store;
        this.replies = replies;
        this.letters = letters;
        this.postRoom = postRoom;
        this.calendars = calendars;
        this.organs = organs;
        this.audit = audit;
        this.vault = vault;
        this.clock = clock;
        this.transactions = transactions;
    }

    Optional<LoadedCase> load(UUID id) {
        return store.submission(id)
                .map(submission -> LoadedCase.of(submission, store.caseOf(id).orElse(null), store.events(id)));
    }

    Optional<LoadedCase> numbered(int organ, String number) {
        return store.idOf(organ, number).flatMap(this::load);
    }

    StatutoryClock clockOf(LoadedCase loaded) {
        return new StatutoryClock(
                calendars.of(organs.existing(loaded.submission().organ()).region()));
    }

    Acts acts(LoadedCase loaded) {
        return new Acts(clockOf(loaded));
    }

    @Transactional(readOnly = true)
    public Optional<CaseFile> open(UUID id) {
        return load(id).map(this::caseFile);
    }

    /// An attachment of a request; reading it is recorded.
    public Optional<Attachment> attachment(Actor actor, UUID request, UUID file) {
        return Optional.ofNullable(transactions.execute(status -> store.file(request, file)
                .map(content -> {
                    var keyPlace = new Vault.Place("intake_file", "key", file.toString(), content.organ());
                    audit.record(actor, "request.read-file", "request:" + request, "", "file " + file);
                    return new Attachment(
                            vault.openText(
                                    content.key(),
                                    keyPlace,
                                    content.name(),
                                    new Vault.Place("intake_file", "name", file.toString(), content.organ())),
                            content.mediaType(),
                            vault.open(
                                    content.key(),
                                    keyPlace,
                                    content.sealed(),
                                    new Vault.Place("intake_file", "sealed", file.toString(), content.organ())));
                })
                .orElse(null)));
    }

    public record Attachment(String name, String mediaType, byte[] content) {}

    /// The applicant's full identity number, for a purpose that is recorded (A7).
    public Optional<String> identity(Actor actor, UUID request, String purpose) {
        return Optional.ofNullable(transactions.execute(status -> load(request)
                .map(found -> {
                    audit.record(actor, "request.read-identity", "request:" + request, purpose, "");
                    return found.application(vault).identity();
                })
                .orElse(null)));
    }

    private CaseFile caseFile(LoadedCase loaded) {
        var listed = letters.of(loaded.id());
        var byId = new HashMap<UUID, Letters.Listed>();
        listed.forEach(letter -> byId.put(letter.id(), letter));
        var entries = new ArrayList<CaseFile.Entry>();
        entries.add(new CaseFile.Entry(
                loaded.submission().submitted(), loaded.submission().submittedAt(), "申请人", List.of()));
        loaded.rows()
                .forEach(row -> entries.add(
                        new CaseFile.Entry(row.event(), row.recordedAt(), row.duty(), lettersOf(row, byId))));
        return new CaseFile(
                loaded.id(),
                loaded.submission().organ(),
                loaded.number(),
                loaded.known() == null ? 0 : loaded.known().version(),
                loaded.submission().channel(),
                loaded.submission().kind(),
                loaded.submission().submittedAt(),
                loaded.submission().submittedOn(),
                postRoom.current(loaded.id(), loaded.application(vault)),
                loaded.state(),
                clockOf(loaded).reckon(loaded.state(), LocalDate.now(clock)),
                Awaited.all(loaded.state(), clockOf(loaded), LocalDate.now(clock)),
                acts(loaded).all(loaded.state(), LocalDate.now(clock)),
                entries,
                replies.of(loaded),
                listed,
                files(loaded),
                store.sameApplicant(loaded.submission().organ(), loaded.id()),
                store.ordinalInMonth(loaded.submission().organ(), loaded.id()));
    }

    /// The letter to the applicant, and before it the one to the party that was asked.
    private static List<Letters.Listed> lettersOf(RequestStore.EventRow row, Map<UUID, Letters.Listed> byId) {
        var party = row.event() instanceof RequestEvent.ConsultationSent sent ? sent.partyLetter() : null;
        return Stream.of(Optional.ofNullable(party), Optional.ofNullable(row.letter()))
                .flatMap(Optional::stream)
                .flatMap(id -> Optional.ofNullable(byId.get(id)).stream())
                .toList();
    }

    private List<CaseFile.Attachment> files(LoadedCase loaded) {
        int organ = loaded.submission().organ();
        return store.files(loaded.id()).stream()
                .filter(file -> file.key().length > 0)
                .map(file -> new CaseFile.Attachment(
                        file.id(),
                        vault.openText(
                                file.key(),
                                new Vault.Place("intake_file", "key", file.id().toString(), organ),
                                file.name(),
                                new Vault.Place("intake_file", "name", file.id().toString(), organ)),
                        file.mediaType(),
                        file.size()))
                .toList();
    }

    RequestStore.Folded folded(LoadedCase loaded, RequestState state) {
        return Fold.of(state, clockOf(loaded), LocalDate.now(clock));
    }
}
