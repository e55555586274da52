package org.yangguang.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/// One link of the chain.
///
/// @param at moment of the act, to the microsecond
/// @param prevHash hash of the record before
public record AuditRecord(
        long seq,
        Instant at,
        Actor actor,
        String action,
        String object,
        String result,
        String reason,
        String detail,
        byte[] prevHash) {

    /// The bytes that are hashed: every field with its length, so that no two records look alike.
    byte[] canonical() {
        try {
            var bytes = new ByteArrayOutputStream();
            var out = new DataOutputStream(bytes);
            out.writeLong(seq);
            out.writeLong(at.getEpochSecond());
            out.writeInt(at.getNano());
            for (var text : List.of(
                    actor.id(), actor.duty(), actor.organ(), actor.address(), action, object, result, reason, detail)) {
                var encoded = text.getBytes(StandardCharsets.UTF_8);
                out.writeInt(encoded.length);
                out.write(encoded);
            }
            out.write(prevHash);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
