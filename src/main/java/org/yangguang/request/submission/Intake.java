package org.yangguang.request.submission;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yangguang.audit.Actor;
import org.yangguang.audit.AuditTrail;
import org.yangguang.calendar.ChineseDate;
import org.yangguang.organ.Organ;
import org.yangguang.request.Channel;
import org.yangguang.request.EventCodec;
import org.yangguang.request.RequestEvent;
import org.yangguang.vault.Sha256;
import org.yangguang.vault.Vault;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What the public may do with requests.
@Component
public class Intake {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String SUBMISSION = "intake_submission";
    private static final int FILES_MOST = 10;

    private final IntakeStore store;
    private final AuditTrail audit;
    private final Vault vault;
    private final Clock clock;

    Intake(IntakeStore store, AuditTrail audit, Vault vault, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.vault = vault;
        this.clock = clock;
    }

    /// What the applicant gets at once. It is not the confirmation of receipt (条例第三十一条第三项).
    ///
    /// @param repetition whether the form had been handed in before; then this is the first one's receipt
    public record Receipt(QueryCode code, Instant submittedAt, LocalDate submittedOn, Repetition repetition) {}

    public enum Repetition {
        FIRST,
        /// A double click or a retry.
        SAME_CONTENT,
        /// The form was changed after it had been handed in, such as in a second tab; the first counts.
        OTHER_CONTENT
    }

    /// A form number as it travels through the steps: it makes a double click one request.
    public record FormTicket(UUID form, String signature) {}

    public FormTicket newForm() {
        var form = UUID.randomUUID();
        return new FormTicket(form, sign("form", form.toString()));
    }

    /// The form number, if it is one of ours.
    public Optional<UUID> openForm(String form, String signature) {
        try {
            var id = UUID.fromString(form);
            return signedByUs("form", id.toString(), signature) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Hands an application in: one transaction, acknowledged after the commit (D1). The same form again
    /// gives the same receipt, whatever happened to the first answer (D2).
    @Transactional
    public Receipt submit(Organ organ, UUID form, Application application, List<FileTicket> files, String address) {
        var code = codeOf(form);
        var earlier = store.handedIn(form);
        if (earlier.isPresent()) {
            return receiptOf(earlier.get(), code, application);
        }
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, ChineseDate.ZONE);
        var submission = submission(organ, form, Channel.ONLINE, application, today, now);
        if (!store.insert(submission)) {
            var first = store.handedIn(form).orElseThrow(() -> new IllegalStateException("query code taken"));
            return receiptOf(first, code, application);
        }
        files.stream().limit(FILES_MOST).forEach(file -> store.attach(organ.id(), submission.id(), file.id()));
        audit.record(
                Actor.applicant(organ.code(), address),
                "request.submit",
                "request:" + submission.id(),
                "",
                application.kind().name() + " files=" + files.size());
        return new Receipt(code, now, today, Repetition.FIRST);
    }

    private Receipt receiptOf(IntakeStore.HandedIn first, QueryCode code, Application application) {
        return new Receipt(
                code,
                first.submittedAt(),
                first.submittedOn(),
                Vault.same(first.contentHash(), contentHash(application))
                        ? Repetition.SAME_CONTENT
                        : Repetition.OTHER_CONTENT);
    }

    private byte[] contentHash(Application application) {
        return vault.hmac("request.content", JSON.writeValueAsBytes(application));
    }

    /// For the desk: the same row for an application that came on paper, by fax or by word of mouth.
    /// The same form again is the same submission (D2).
    @Transactional
    public UUID enter(Organ organ, UUID form, Channel channel, Application application, LocalDate handedInOn) {
        var earlier = store.idOf(form);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        var submission = submission(organ, form, channel, application, handedInOn, clock.instant());
        return store.insert(submission)
                ? submission.id()
                : store.idOf(form).orElseThrow(() -> new IllegalStateException("query code taken"));
    }

    /// The code of a form, to be told to an applicant at the counter.
    public QueryCode codeOf(UUID form) {
        return QueryCode.of(vault.hmac("request.code", form.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private IntakeStore.Submission submission(
            Organ organ, UUID form, Channel channel, Application application, LocalDate on, Instant now) {
        var id = UUID.randomUUID();
        var code = codeOf(form);
        return new IntakeStore.Submission(
                organ.id(),
                id,
                channel,
                application.kind(),
                on,
                now,
                form,
                contentHash(application),
                codeHash(code),
                unlockHash(code, application.lastFour()),
                vault.blindIndex("identity", application.identity()),
                vault.blindIndex("name." + organ.id(), application.name()),
                SealedApplication.of(vault, SUBMISSION, id, organ.id(), application));
    }

    /// A file kept for a form that is not complete yet; the ticket travels in the form.
    public record FileTicket(UUID id, String name, int size, String signature) {}

    @Transactional
    public FileTicket keep(Organ organ, UploadedFile file) {
        var id = UUID.randomUUID();
        var keyPlace = new Vault.Place("intake_file", "key", id.toString(), organ.id());
        var key = vault.newWrappedKey(keyPlace);
        store.insertFile(
                organ.id(),
                id,
                clock.instant(),
                file,
                Sha256.of(file.content()),
                key,
                vault.seal(
                        key, keyPlace, file.name(), new Vault.Place("intake_file", "name", id.toString(), organ.id())),
                vault.seal(
                        key,
                        keyPlace,
                        file.content(),
                        new Vault.Place("intake_file", "sealed", id.toString(), organ.id())));
        return new FileTicket(
                id,
                file.name(),
                file.content().length,
                sign("file", ticketText(id, file.name(), file.content().length)));
    }

    /// A ticket as it comes back from the form, if it is one of ours.
    public Optional<FileTicket> openFile(String id, String name, String size, String signature) {
        try {
            var ticket = new FileTicket(UUID.fromString(id), name, Integer.parseInt(size), signature);
            return signedByUs("file", ticketText(ticket.id(), name, ticket.size()), signature)
                    ? Optional.of(ticket)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String ticketText(UUID id, String name, int size) {
        return id + "|" + size + "|" + name;
    }

    /// Keeps what was filled in so far for 30 days.
    ///
    /// @param code the code it was saved under before; empty for the first time
    @Transactional
    public QueryCode saveDraft(Organ organ, Optional<QueryCode> code, Map<String, String> fields) {
        var known = code.orElseGet(() -> {
            var random = new byte[16];
            RANDOM.nextBytes(random);
            return QueryCode.of(random);
        });
        var id = UUID.randomUUID();
        var keyPlace = new Vault.Place("intake_draft", "key", id.toString(), organ.id());
        var key = vault.newWrappedKey(keyPlace);
        store.insertDraft(
                organ.id(),
                id,
                draftHash(known),
                clock.instant(),
                key,
                vault.seal(
                        key,
                        keyPlace,
                        JSON.writeValueAsString(fields),
                        new Vault.Place("intake_draft", "sealed", id.toString(), organ.id())));
        return known;
    }

    @Transactional(readOnly = true)
    public Optional<Map<String, String>> openDraft(QueryCode code) {
        return store.draft(draftHash(code)).map(draft -> {
            var keyPlace = new Vault.Place("intake_draft", "key", draft.id().toString(), draft.organ());
            var place = new Vault.Place("intake_draft", "sealed", draft.id().toString(), draft.organ());
            return JSON.readValue(
                    vault.openText(draft.key(), keyPlace, draft.sealed(), place),
                    new TypeReference<Map<String, String>>() {});
        });
    }

    /// A request as its applicant may see it.
    ///
    /// @param number 申请编号, empty until the organ has registered it
    /// @param events from submission on
    public record Tracked(
            int organId,
            String number,
            Channel channel,
            Instant submittedAt,
            Application application,
            List<TrackedEvent> events) {

        public Tracked {
            events = List.copyOf(events);
        }

        public List<RequestEvent> facts() {
            return events.stream().map(TrackedEvent::event).toList();
        }
    }

    /// @param letter the letter that went with it, empty if none
    public record TrackedEvent(RequestEvent event, Instant recordedAt, Optional<TrackedLetter> letter) {}

    public record TrackedLetter(UUID id, String title, String number) {}

    @Transactional(readOnly = true)
    public Optional<Tracked> track(QueryCode code, String lastFour) {
        var codeHash = codeHash(code);
        var unlock = unlockHash(code, lastFour);
        return store.track(codeHash, unlock).map(found -> {
            var events = new ArrayList<TrackedEvent>();
            events.add(new TrackedEvent(
                    new RequestEvent.Submitted(found.channel(), found.submittedOn()),
                    found.submittedAt(),
                    Optional.empty()));
            for (var event : store.events(codeHash, unlock)) {
                var letter = event.letterId() == null
                        ? Optional.<TrackedLetter>empty()
                        : Optional.of(new TrackedLetter(
                                event.letterId(),
                                event.letterTitle() == null ? "" : event.letterTitle(),
                                event.letterNumber() == null ? "" : event.letterNumber()));
                events.add(new TrackedEvent(EventCodec.read(event.type(), event.data()), event.recordedAt(), letter));
            }
            return new Tracked(
                    found.organ(),
                    found.number() == null ? "" : found.number(),
                    found.channel(),
                    found.submittedAt(),
                    found.application().open(vault, SUBMISSION, found.id(), found.organ()),
                    events);
        });
    }

    /// A letter of one's own request.
    public record LetterFile(String title, byte[] content) {}

    @Transactional(readOnly = true)
    public Optional<LetterFile> letter(QueryCode code, String lastFour, UUID letter, boolean pdf) {
        return store.letter(codeHash(code), unlockHash(code, lastFour), letter).map(found -> {
            var keyPlace = new Vault.Place("letter_letter", "key", found.id().toString(), found.organ());
            var column = pdf ? "pdf" : "docx";
            return new LetterFile(
                    found.title(),
                    vault.open(
                            found.key(),
                            keyPlace,
                            pdf ? found.pdf() : found.docx(),
                            new Vault.Place("letter_letter", column, found.id().toString(), found.organ())));
        });
    }

    /// What a query code opens, as the database knows it: for modules that keep something for the
    /// applicant.
    public record Pass(byte[] code, byte[] unlock) {}

    public Pass pass(QueryCode code, String lastFour) {
        return new Pass(codeHash(code), unlockHash(code, lastFour));
    }

    private byte[] codeHash(QueryCode code) {
        return vault.hmac("request.code-hash", code.text().getBytes(StandardCharsets.UTF_8));
    }

    private byte[] unlockHash(QueryCode code, String lastFour) {
        return vault.hmac("request.unlock", (code.text() + "|" + lastFour).getBytes(StandardCharsets.UTF_8));
    }

    private byte[] draftHash(QueryCode code) {
        return vault.hmac("request.draft", code.text().getBytes(StandardCharsets.UTF_8));
    }

    private String sign(String what, String text) {
        return HexFormat.of()
                .formatHex(vault.hmac("form.ticket", (what + "|" + text).getBytes(StandardCharsets.UTF_8)), 0, 16);
    }

    private boolean signedByUs(String what, String text, String signature) {
        return Vault.same(
                sign(what, text).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    }
}
