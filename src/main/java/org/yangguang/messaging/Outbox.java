package org.yangguang.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yangguang.vault.Vault;
import tools.jackson.databind.json.JsonMapper;

/// 发件箱: where messages wait, and what its administrators see of it.
@Component
public class Outbox {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TABLE = "messaging_outbox";

    private final OutboxStore store;
    private final List<Transport> transports;
    private final Vault vault;
    private final Clock clock;

    Outbox(OutboxStore store, List<Transport> transports, Vault vault, Clock clock) {
        this.store = store;
        this.transports = List.copyOf(transports);
        this.vault = vault;
        this.clock = clock;
    }

    /// What is to be sent.
    ///
    /// @param organ whose message it is; empty for one of the platform itself
    /// @param key says which telling it is: the same key is sent once, whoever puts it in again
    /// @param purpose in Chinese, for the administrator
    public record Posting(
            Optional<Integer> organ,
            String key,
            String purpose,
            String requestNumber,
            String to,
            String subject,
            String text) {}

    /// What is sealed of a message.
    record Content(String to, String subject, String text) {}

    /// Puts a message in, as part of the caller's transaction. An address nobody can send to is left out.
    @Transactional(propagation = Propagation.MANDATORY)
    public void put(Posting posting) {
        Medium.reaching(posting.to()).ifPresent(medium -> {
            // The portal may insert but not look: the same key gives the same row.
            var id = UUID.nameUUIDFromBytes(
                    vault.hmac("messaging.key", posting.key().getBytes(StandardCharsets.UTF_8)));
            int organ = posting.organ().orElse(0);
            var wrapped = vault.newWrappedKey(place("wrapped", id, organ));
            var content = new Content(posting.to(), medium == Medium.SMS ? "" : posting.subject(), posting.text());
            store.insert(
                    id,
                    posting,
                    medium,
                    wrapped,
                    vault.seal(
                            wrapped,
                            place("wrapped", id, organ),
                            JSON.writeValueAsString(content),
                            place("sealed", id, organ)),
                    clock.instant());
        });
    }

    /// Whether a person gets what is sent to this address.
    public boolean delivers(String address) {
        return Medium.reaching(address).map(this::delivers).orElse(false);
    }

    public boolean delivers(Medium medium) {
        return transport(medium).delivers();
    }

    Transport transport(Medium medium) {
        return transports.stream()
                .filter(t -> t.carries(medium))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no transport for " + medium));
    }

    Message open(OutboxStore.Due due) {
        int organ = due.organ() == null ? 0 : due.organ();
        var content = JSON.readValue(
                vault.openText(
                        due.wrapped(),
                        place("wrapped", due.id(), organ),
                        due.sealed(),
                        place("sealed", due.id(), organ)),
                Content.class);
        return new Message(due.id(), due.medium(), content.to(), content.subject(), content.text());
    }

    /// A message as the administrator sees it: how it fares, not to whom it goes.
    ///
    /// @param sentBy the transport; null while it waits
    public record Line(
            UUID id,
            Medium medium,
            String purpose,
            String requestNumber,
            Instant createdAt,
            int attempts,
            @Nullable Instant nextTryAt,
            @Nullable Instant sentAt,
            @Nullable String sentBy,
            @Nullable Instant givenUpAt,
            String fault) {}

    @Transactional(readOnly = true)
    public List<Line> page(int organ, int size, int offset) {
        return store.page(organ, size, offset);
    }

    @Transactional(readOnly = true)
    public int count(int organ) {
        return store.count(organ);
    }

    /// Tries a message again that was given up; false if it was not.
    @Transactional
    public boolean retry(int organ, UUID id) {
        return store.retry(organ, id, clock.instant());
    }

    private static Vault.Place place(String column, UUID id, int organ) {
        return new Vault.Place(TABLE, column, id.toString(), organ);
    }
}
