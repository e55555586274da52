package org.yangguang.request;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.yangguang.audit.Actor;
import org.yangguang.audit.AuditTrail;
import org.yangguang.vault.Vault;

/// What proves the day a request came (第三十一条), and what officers note about taking it in: a file,
/// words,
/// or both, sealed.
@Repository
public class Proofs {

    private static final String TABLE = "request_proof";

    private final JdbcClient sql;
    private final Vault vault;
    private final AuditTrail audit;
    private final Clock clock;

    Proofs(JdbcClient sql, Vault vault, AuditTrail audit, Clock clock) {
        this.sql = sql;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
    }

    public enum Kind {
        POSTMARK("邮戳、信封照片"),
        SIGNED_FOR("签收单"),
        FAX_LOG("传真记录"),
        CALL_NOTE("电话记录"),
        EMAIL_HEADER("电子邮件的邮件头"),
        READ_BACK("口头申请宣读确认记录"),
        ASSISTANCE("提供的帮助（第四十三条）"),
        OTHER("其他");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        /// What a channel usually leaves behind.
        public static Kind of(Channel channel) {
            return switch (channel) {
                case REGISTERED_MAIL -> SIGNED_FOR;
                case ORDINARY_MAIL, MISDIRECTED_MAIL -> POSTMARK;
                case FAX -> FAX_LOG;
                case EMAIL -> EMAIL_HEADER;
                case ORAL_ASSISTED -> READ_BACK;
                case ONLINE, TRANSFERRED -> CALL_NOTE;
                case IN_PERSON -> OTHER;
            };
        }
    }

    /// A proof as it is given.
    ///
    /// @param on the day it proves
    /// @param file a file already kept for the organ; null if there are words only
    public record Kept(Kind kind, LocalDate on, @Nullable UUID file, String words) {
        public Kept {
            if (file == null && words.isBlank()) {
                throw new IllegalArgumentException("a proof of nothing");
            }
        }
    }

    /// @param fileName empty if there are words only
    public record Proof(UUID id, Kind kind, LocalDate on, String fileName, String words, OffsetDateTime recordedAt) {}

    @Transactional
    public void keep(Desk.Hand by, int organ, UUID request, Kept proof) {
        var id = UUID.randomUUID();
        var keyPlace = new Vault.Place(TABLE, "key", id.toString(), organ);
        var key = vault.newWrappedKey(keyPlace);
        sql.sql("""
                insert into request_proof (organ_id, id, request_id, kind, on_day, file_id, key, words, recorded_at, recorded_by)
                values (:organ, :id, :request, :kind, :on, :file, :key, :words, :at, :by)
                """)
                .param("organ", organ)
                .param("id", id)
                .param("request", request)
                .param("kind", proof.kind().name())
                .param("on", proof.on())
                .param("file", proof.file(), java.sql.Types.OTHER)
                .param("key", key)
                .param(
                        "words",
                        proof.words().isBlank()
                                ? null
                                : vault.seal(
                                        key,
                                        keyPlace,
                                        proof.words(),
                                        new Vault.Place(TABLE, "words", id.toString(), organ)),
                        java.sql.Types.BINARY)
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("by", by.account())
                .update();
        audit.record(
                by.actor(),
                "request.proof",
                "request:" + request,
                "",
                proof.kind() + " of " + proof.on() + " id " + id);
    }

    @Transactional(readOnly = true)
    public List<Proof> of(UUID request) {
        return sql.sql("""
                select p.*, f.key as file_key, f.name as file_name from request_proof p
                left join intake_file f on f.organ_id = p.organ_id and f.id = p.file_id
                where p.request_id = :request order by p.recorded_at
                """)
                .param("request", request)
                .query((row, n) -> {
                    int organ = row.getInt("organ_id");
                    var id = row.getObject("id", UUID.class);
                    var file = row.getObject("file_id", UUID.class);
                    var words = row.getBytes("words");
                    return new Proof(
                            id,
                            Kind.valueOf(row.getString("kind")),
                            row.getObject("on_day", LocalDate.class),
                            file == null
                                    ? ""
                                    : vault.openText(
                                            row.getBytes("file_key"),
                                            new Vault.Place("intake_file", "key", file.toString(), organ),
                                            row.getBytes("file_name"),
                                            new Vault.Place("intake_file", "name", file.toString(), organ)),
                            words == null
                                    ? ""
                                    : vault.openText(
                                            row.getBytes("key"),
                                            new Vault.Place(TABLE, "key", id.toString(), organ),
                                            words,
                                            new Vault.Place(TABLE, "words", id.toString(), organ)),
                            row.getObject("recorded_at", OffsetDateTime.class));
                })
                .list();
    }

    /// The file of a proof; reading it is recorded.
    @Transactional
    public Optional<Cases.Attachment> open(Actor actor, UUID request, UUID proof) {
        var found = sql.sql("""
                select f.* from request_proof p join intake_file f on f.organ_id = p.organ_id and f.id = p.file_id
                where p.request_id = :request and p.id = :proof
                """)
                .param("request", request)
                .param("proof", proof)
                .query((row, n) -> {
                    int organ = row.getInt("organ_id");
                    var id = row.getString("id");
                    var keyPlace = new Vault.Place("intake_file", "key", id, organ);
                    return new Cases.Attachment(
                            vault.openText(
                                    row.getBytes("key"),
                                    keyPlace,
                                    row.getBytes("name"),
                                    new Vault.Place("intake_file", "name", id, organ)),
                            row.getString("media_type"),
                            vault.open(
                                    row.getBytes("key"),
                                    keyPlace,
                                    row.getBytes("sealed"),
                                    new Vault.Place("intake_file", "sealed", id, organ)));
                })
                .optional();
        found.ifPresent(_ -> audit.record(actor, "request.read-file", "request:" + request, "", "proof " + proof));
        return found;
    }
}
