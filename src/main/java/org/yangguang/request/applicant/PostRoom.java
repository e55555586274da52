package org.yangguang.request.applicant;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yangguang.audit.Actor;
import org.yangguang.audit.AuditTrail;
import org.yangguang.calendar.ChineseDate;
import org.yangguang.request.applicant.CorrespondenceStore.FileRow;
import org.yangguang.request.applicant.CorrespondenceStore.MessageRow;
import org.yangguang.request.applicant.Exchange.Kind;
import org.yangguang.request.submission.Application;
import org.yangguang.vault.Vault;

/// 来件: what applicants sent, as the desk reads and answers it.
@Component
public class PostRoom {

    static final String MESSAGES = "request_message";
    static final String CONTACTS = "request_contact";
    static final String RATINGS = "request_rating";

    private final PostRoomStore store;
    private final AuditTrail audit;
    private final Vault vault;
    private final Clock clock;

    PostRoom(PostRoomStore store, AuditTrail audit, Vault vault, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.vault = vault;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<Exchange> of(UUID request) {
        return opened(vault, store.messages(request), store.files(request));
    }

    /// Answers the applicant, which marks what came before as read. The same form again does nothing.
    @Transactional
    public void answer(Actor by, UUID account, int organ, UUID request, UUID form, String text) {
        var id = UUID.randomUUID();
        var now = clock.instant();
        if (store.answer(
                organ,
                id,
                request,
                form,
                LocalDate.ofInstant(now, ChineseDate.ZONE),
                now,
                account,
                Sealed.of(vault, MESSAGES, id, organ, text))) {
            store.markRead(request, now);
            audit.record(by, "request.answer-message", "request:" + request, "", "message " + id);
        }
    }

    @Transactional
    public void markRead(Actor by, UUID request) {
        int read = store.markRead(request, clock.instant());
        if (read > 0) {
            audit.record(by, "request.read-messages", "request:" + request, "", read + " messages");
        }
    }

    /// Whether a supplement has come by the platform. While the case still waits for one it has not been
    /// registered, and the request cannot be ended for want of it (条例第三十条).
    @Transactional(readOnly = true)
    public boolean supplementHasCome(UUID request) {
        return store.has(request, Kind.SUPPLEMENT);
    }

    /// A request with messages that nobody has read, or that wait to be registered.
    ///
    /// @param number empty until receipt is confirmed
    /// @param kind of the message that matters most
    public record Unread(UUID request, String number, Kind kind, int count, Instant since) {}

    @Transactional(readOnly = true)
    public List<Unread> unread(int organ, int most) {
        return store.unread(organ, most).stream()
                .map(row -> new Unread(
                        row.request(), row.number() == null ? "" : row.number(), row.kind(), row.count(), row.since()))
                .toList();
    }

    /// Where the applicant could be reached at a time.
    public record Reached(Instant since, Contact contact) {}

    /// Changes of contact, newest first.
    @Transactional(readOnly = true)
    public List<Reached> contacts(UUID request) {
        return store.contacts(request).stream()
                .map(row -> new Reached(row.changedAt(), Correspondence.contact(vault, row)))
                .toList();
    }

    /// The application with the contact as last changed.
    @Transactional(readOnly = true)
    public Application current(UUID request, Application application) {
        return contacts(request).stream()
                .findFirst()
                .map(reached -> reached.contact().over(application))
                .orElse(application);
    }

    /// What is needed to tell an applicant something.
    record Addressee(int organ, String number, Contact contact) {}

    @Transactional(readOnly = true)
    Optional<Addressee> addressee(UUID request) {
        return store.submission(request)
                .map(row -> new Addressee(
                        row.organ(),
                        row.number() == null ? "" : row.number(),
                        Contact.of(current(
                                request, row.application().open(vault, "intake_submission", request, row.organ())))));
    }

    /// An evaluation with the request it is of.
    public record Rated(UUID request, String number, Rating rating) {}

    /// @param counts how many for each number of stars, from 1 to 5
    public record Ratings(List<Integer> counts, List<Rated> newest) {
        public Ratings {
            counts = List.copyOf(counts);
            newest = List.copyOf(newest);
        }

        public int total() {
            return counts.stream().mapToInt(Integer::intValue).sum();
        }
    }

    @Transactional(readOnly = true)
    public Ratings ratings(int organ, int most) {
        var stars = store.stars(organ);
        return new Ratings(
                List.of(1, 2, 3, 4, 5).stream()
                        .map(star -> stars.getOrDefault(star, 0))
                        .toList(),
                store.ratings(organ, most).stream()
                        .map(row -> new Rated(
                                row.request(),
                                row.number() == null ? "" : row.number(),
                                new Rating(
                                        row.stars(),
                                        row.words().open(vault, RATINGS, row.request(), row.organ()),
                                        row.ratedAt())))
                        .toList());
    }

    static List<Exchange> opened(Vault vault, List<MessageRow> messages, List<FileRow> files) {
        Map<UUID, List<Exchange.Enclosure>> enclosed = files.stream()
                .collect(Collectors.groupingBy(
                        FileRow::message,
                        HashMap::new,
                        Collectors.mapping(file -> enclosure(vault, file), Collectors.toList())));
        return messages.stream()
                .map(row -> new Exchange(
                        row.id(),
                        row.kind(),
                        row.sentOn(),
                        row.sentAt(),
                        row.readAt(),
                        row.words().open(vault, MESSAGES, row.id(), row.organ()),
                        enclosed.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private static Exchange.Enclosure enclosure(Vault vault, FileRow file) {
        return new Exchange.Enclosure(
                file.id(),
                vault.openText(
                        file.key(),
                        new Vault.Place("intake_file", "key", file.id().toString(), file.organ()),
                        file.name(),
                        new Vault.Place("intake_file", "name", file.id().toString(), file.organ())),
                file.size());
    }
}
