package org.yangguang.request.applicant;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yangguang.audit.Actor;
import org.yangguang.audit.AuditTrail;
import org.yangguang.calendar.ChineseDate;
import org.yangguang.organ.Organs;
import org.yangguang.request.applicant.Exchange.Kind;
import org.yangguang.request.submission.Application;
import org.yangguang.request.submission.Intake.FileTicket;
import org.yangguang.request.submission.RequestKey;
import org.yangguang.vault.Vault;
import tools.jackson.databind.json.JsonMapper;

/// What an applicant may do with an own request after it was handed in. Everything asks for the key of
/// the request; the same form again does nothing twice (D2).
@Component
public class Correspondence {

    public static final int TEXT_MOST = 2000;
    public static final int FILES_MOST = 5;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final CorrespondenceStore store;
    private final Organs organs;
    private final NoticeTexts texts;
    private final AuditTrail audit;
    private final Vault vault;
    private final Clock clock;

    Correspondence(
            CorrespondenceStore store, Organs organs, NoticeTexts texts, AuditTrail audit, Vault vault, Clock clock) {
        this.store = store;
        this.organs = organs;
        this.texts = texts;
        this.audit = audit;
        this.vault = vault;
        this.clock = clock;
    }

    /// Which request a key opens.
    public record Own(int organ, UUID id) {}

    @Transactional(readOnly = true)
    public Optional<Own> own(RequestKey key) {
        return store.own(key);
    }

    /// Whether the form did what it asks for, now or the first time it was sent.
    public enum Sent {
        NOW,
        BEFORE
    }

    /// @param form number of the form
    /// @param files kept for it
    /// @param address network address, for the trail
    @Transactional
    public Sent send(RequestKey key, UUID form, Kind kind, String text, List<FileTicket> files, String address) {
        var own = existing(key);
        var id = UUID.randomUUID();
        var now = clock.instant();
        boolean first = store.send(
                key,
                id,
                form,
                kind,
                LocalDate.ofInstant(now, ChineseDate.ZONE),
                now,
                Sealed.of(vault, PostRoom.MESSAGES, id, own.organ(), text),
                files.stream().limit(FILES_MOST).map(FileTicket::id).toList());
        if (first) {
            audit.record(actor(own, address), "request.message", "request:" + own.id(), "", kind.name());
        }
        return first ? Sent.NOW : Sent.BEFORE;
    }

    @Transactional(readOnly = true)
    public List<Exchange> of(RequestKey key) {
        return PostRoom.opened(vault, store.messages(key), store.files(key));
    }

    @Transactional
    public void readAnswers(RequestKey key) {
        store.readAnswers(key, clock.instant());
    }

    /// The application with the contact as last changed.
    @Transactional(readOnly = true)
    public Application current(RequestKey key, Application application) {
        return store.contact(key)
                .map(row -> contact(vault, row).over(application))
                .orElse(application);
    }

    /// Changes where the applicant is reached, and so the digits that open the request. The former
    /// addresses are told, in case it was somebody else.
    ///
    /// @param then opens the request from now on
    /// @param before as it was up to now
    @Transactional
    public Sent changeContact(
            RequestKey key,
            RequestKey then,
            UUID form,
            Contact contact,
            Application before,
            String number,
            String address) {
        var own = existing(key);
        var words = Sealed.of(vault, PostRoom.CONTACTS, form, own.organ(), JSON.writeValueAsString(contact));
        if (!store.changeContact(key, then, form, clock.instant(), words)) {
            return Sent.BEFORE;
        }
        texts.contactChanged(organs.existing(own.organ()), form, number, Contact.of(before), contact);
        audit.record(actor(own, address), "request.contact", "request:" + own.id(), "", "");
        return Sent.NOW;
    }

    /// Whether the contact that counts now came with this form: the form was sent twice.
    @Transactional(readOnly = true)
    public boolean contactCameWith(RequestKey key, UUID form) {
        return store.contact(key).filter(row -> row.id().equals(form)).isPresent();
    }

    @Transactional(readOnly = true)
    public Optional<Rating> rating(RequestKey key) {
        return store.rating(key)
                .map(row -> new Rating(
                        row.stars(),
                        row.words().open(vault, PostRoom.RATINGS, row.request(), row.organ()),
                        row.ratedAt()));
    }

    /// False before the reply was served, and once a rating can no longer be changed.
    @Transactional
    public boolean rate(RequestKey key, int stars, String text, String address) {
        var own = existing(key);
        var now = clock.instant();
        var rating = new Rating(stars, text, now);
        boolean done = store.rate(
                key,
                rating.stars(),
                now,
                now.minus(Rating.CHANGEABLE),
                Sealed.of(vault, PostRoom.RATINGS, own.id(), own.organ(), text));
        if (done) {
            audit.record(actor(own, address), "request.rate", "request:" + own.id(), "", "");
        }
        return done;
    }

    static Contact contact(Vault vault, CorrespondenceStore.ContactRow row) {
        return JSON.readValue(row.words().open(vault, PostRoom.CONTACTS, row.id(), row.organ()), Contact.class);
    }

    private Own existing(RequestKey key) {
        return store.own(key).orElseThrow(() -> new IllegalStateException("no request for this key"));
    }

    private Actor actor(Own own, String address) {
        return Actor.applicant(organs.existing(own.organ()).code(), address);
    }
}
