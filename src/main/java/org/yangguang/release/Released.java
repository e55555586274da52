package org.yangguang.release;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yangguang.request.submission.RequestKey;

/// What an applicant gets with the reply, after service: shown to whoever holds the query code and the last
/// four digits, and to nobody before.
@Component
public class Released {

    private final ReleaseStore store;
    private final Sealing sealing;

    Released(ReleaseStore store, Sealing sealing) {
        this.store = store;
        this.sealing = sealing;
    }

    /// @param readable whether its text can be searched and read aloud
    /// @param superseded given with a reply in whose place another is made
    public record Listed(
            UUID id, String name, String format, int size, String sha256, boolean readable, boolean superseded) {}

    public record FileContent(String name, String mediaType, byte[] content) {}

    @Transactional(readOnly = true)
    public List<Listed> of(RequestKey key) {
        return store.tracked(key.code(), key.unlock()).stream()
                .map(row -> new Listed(
                        row.id(),
                        title(row.key(), row.organ(), row.id(), row.title()),
                        row.kind().label(),
                        row.size(),
                        HexFormat.of().formatHex(row.sha256()),
                        row.way() == Outgoing.Way.UNCHANGED && row.kind() == MaterialKind.PDF,
                        row.superseded()))
                .toList();
    }

    @Transactional(readOnly = true)
    public Optional<FileContent> open(RequestKey key, UUID id) {
        return store.trackedFile(key.code(), key.unlock(), id)
                .map(file -> new FileContent(
                        title(file.key(), file.organ(), file.id(), file.title()) + "."
                                + file.kind().extension(),
                        file.kind().mediaType(),
                        sealing.openOutgoing(file.key(), file.organ(), file.id(), "sealed", file.sealed())));
    }

    private String title(byte[] key, int organ, UUID id, byte[] sealed) {
        return new String(sealing.openOutgoing(key, organ, id, "title", sealed), StandardCharsets.UTF_8);
    }
}
