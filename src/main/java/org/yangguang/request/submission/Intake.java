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
import org.springframework.transaction.annotation.Propagation;
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
    public Kept enter(Organ organ, UUID form, Channel channel, Application application, LocalDate handedInOn) {
        var earlier = store.enteredAs(form);
        if (earlier.isPresent()) {
            return kept(earlier.get(), application);
        }
        var submission = submission(organ, form, channel, application, handedInOn, clock.instant());
        return store.insert(submission)
                ? new Kept(submission.id(), Repetition.FIRST)
                : kept(
                        store.enteredAs(form).orElseThrow(() -> new IllegalStateException("query code taken")),
                        application);
    }

    /// What a form at the desk became.
    public record Kept(UUID id, Repetition repetition) {}

    private Kept kept(IntakeStore.EnteredAs first, Application application) {
        return new Kept(
                first.id(),
                Vault.same(first.contentHash(), contentHash(application))
                        ? Repetition.SAME_CONTENT
                        : Repetition.OTHER_CONTENT);
    }

    /// The files of an application entered at the desk.
    @Transactional
    public void attach(Organ organ, UUID submission, List<UUID> files) {
        files.stream().distinct().limit(FILES_MOST).forEach(file -> store.attach(organ.id(), submission, file));
    }

    /// Where an application came from that did not come from outside.
    ///
    /// @param number of the request it came from
    public record Origin(int organ, UUID id, String number) {}

    /// One matter of an application that held several: handed in when and how the whole was (一事一申请),
    /// with the
    /// files of the whole.
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID part(
            Organ organ,
            Origin whole,
            Channel channel,
            Application application,
            LocalDate handedInOn,
            Instant at,
            List<UUID> files) {
        var part = submission(organ, UUID.randomUUID(), channel, application, handedInOn, at);
        if (!store.insertPart(part, whole)) {
            throw new IllegalStateException("query code taken");
        }
        files.forEach(file -> store.attach(organ.id(), part.id(), file));
        return part.id();
    }

    /// A file on its way to another organ.
    public record Carried(UUID id, UploadedFile file) {}

    /// 转办: gives an application of one organ to another, sealed anew for it. The caller sees the new
    /// row as
    /// little as any other of that organ.
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID handOver(Organ to, Origin from, Application application, LocalDate on, List<Carried> files) {
        var now = clock.instant();
        var agent = application.agent();
        var copies = new ArrayList<IntakeStore.FileRow>();
        var carried = application;
        for (var file : files) {
            var copy = sealed(to, file.file());
            copies.add(copy);
            if (agent != null && agent.authorisation().equals(file.id())) {
                carried = application.withAuthorisation(copy.id());
            }
        }
        var submission = submission(to, UUID.randomUUID(), Channel.TRANSFERRED, carried, on, now);
        store.handOver(submission, from);
        copies.forEach(copy -> store.handOverFile(submission.id(), to.id(), copy, now));
        return submission.id();
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
                SealedApplication.of(vault, SUBMISSION, id, organ.id(), application),
                Likeness.bands(vault, organ.id(), application.subject() + "\n" + application.detail()));
    }

    /// A file kept for a form that is not complete yet; the ticket travels in the form.
    public record FileTicket(UUID id, String name, int size, String signature) {}

    @Transactional
    public FileTicket keep(Organ organ, UploadedFile file) {
        var row = sealed(organ, file);
        store.insertFile(organ.id(), row, clock.instant());
        return new FileTicket(
                row.id(),
                file.name(),
                file.content().length,
                sign("file", ticketText(row.id(), file.name(), file.content().length)));
    }

    private IntakeStore.FileRow sealed(Organ organ, UploadedFile file) {
        var id = UUID.randomUUID();
        var keyPlace = new Vault.Place("intake_file", "key", id.toString(), organ.id());
        var key = vault.newWrappedKey(keyPlace);
        return new IntakeStore.FileRow(
                id,
                file.mediaType(),
                file.content().length,
                Sha256.of(file.content()),
                key,
                vault.seal(
                        key, keyPlace, file.name(), new Vault.Place("intake_file", "name", id.toString(), organ.id())),
                vault.seal(
                        key,
                        keyPlace,
                        file.content(),
                        new Vault.Place("intake_file", "sealed", id.toString(), organ.id())));
    }

    /// The ticket as it travels in a form.
    public static String written(FileTicket ticket) {
        return ticket.id() + "|" + ticket.size() + "|" + ticket.signature() + "|" + ticket.name();
    }

    /// A ticket as it travelled in a form, if it is one of ours.
    public Optional<FileTicket> openFile(String written) {
        var parts = written.split("\\|", 4);
        return parts.length == 4 ? openFile(parts[0], parts[3], parts[1], parts[2]) : Optional.empty();
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

    /// What opens a request, from what its applicant typed.
    public RequestKey key(QueryCode code, String lastFour) {
        return new RequestKey(codeHash(code), unlockHash(code, lastFour));
    }

    @Transactional(readOnly = true)
    public Optional<Tracked> track(QueryCode code, String lastFour) {
        return track(key(code, lastFour));
    }

    @Transactional(readOnly = true)
    public Optional<Tracked> track(RequestKey key) {
        return store.track(key.code(), key.unlock())
                .map(found -> tracked(found, store.events(key.code(), key.unlock())));
    }

    private Tracked tracked(IntakeStore.Found found, List<IntakeStore.FoundEvent> stored) {
        var events = new ArrayList<TrackedEvent>();
        events.add(new TrackedEvent(
                new RequestEvent.Submitted(found.channel(), found.submittedOn()),
                found.submittedAt(),
                Optional.empty()));
        for (var event : stored) {
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
    }

    /// A request that goes on from one's own: a part of it, the one it was merged into, the one another
    /// organ
    /// has of it.
    ///
    /// @param relation `SPLIT`, `HAND_OVER` or `MERGE`
    public record Further(String relation, Tracked tracked) {}

    @Transactional(readOnly = true)
    public List<Further> further(RequestKey key) {
        var found = store.further(key.code(), key.unlock());
        if (found.isEmpty()) {
            return List.of();
        }
        var events = store.furtherEvents(key.code(), key.unlock());
        return found.stream()
                .map(f -> new Further(
                        f.relation(),
                        tracked(f.found(), events.getOrDefault(f.found().id(), List.of()))))
                .toList();
    }

    /// A letter of one's own request.
    public record LetterFile(String title, byte[] content) {}

    @Transactional(readOnly = true)
    public Optional<LetterFile> letter(RequestKey key, UUID letter, boolean pdf) {
        return store.letter("intake_track_letter", key.code(), key.unlock(), letter)
                .or(() -> store.letter("intake_track_further_letter", key.code(), key.unlock(), letter))
                .map(found -> {
                    var keyPlace =
                            new Vault.Place("letter_letter", "key", found.id().toString(), found.organ());
                    var column = pdf ? "pdf" : "docx";
                    return new LetterFile(
                            found.title(),
                            vault.open(
                                    found.key(),
                                    keyPlace,
                                    pdf ? found.pdf() : found.docx(),
                                    new Vault.Place(
                                            "letter_letter", column, found.id().toString(), found.organ())));
                });
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
