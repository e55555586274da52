package org.yangguang.request.applicant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yangguang.request.applicant.Exchange.Kind;
import org.yangguang.request.submission.RequestKey;

/// SQL of the applicant's side, in the portal role: functions that ask for the key of the request, and
/// nothing else.
@Repository
class CorrespondenceStore {

    private final JdbcClient sql;

    CorrespondenceStore(JdbcClient sql) {
        this.sql = sql;
    }

    private JdbcClient.StatementSpec with(RequestKey key, String statement) {
        return sql.sql(statement).param("code", key.code()).param("unlock", key.unlock());
    }

    Optional<Correspondence.Own> own(RequestKey key) {
        return with(key, "select * from intake_own(:code, :unlock)")
                .query((row, n) -> new Correspondence.Own(row.getInt("organ_id"), row.getObject("id", UUID.class)))
                .optional();
    }

    record MessageRow(
            int organ,
            UUID id,
            Kind kind,
            LocalDate sentOn,
            Instant sentAt,
            @Nullable Instant readAt,
            Sealed words) {}

    List<MessageRow> messages(RequestKey key) {
        return with(key, "select * from intake_messages(:code, :unlock)")
                .query((row, n) -> message(row))
                .list();
    }

    record FileRow(int organ, UUID message, UUID id, int size, byte[] key, byte[] name) {}

    List<FileRow> files(RequestKey key) {
        return with(key, "select * from intake_message_files(:code, :unlock)")
                .query((row, n) -> file(row))
                .list();
    }

    boolean send(
            RequestKey key, UUID id, UUID form, Kind kind, LocalDate on, Instant at, Sealed words, List<UUID> files) {
        return with(key, """
                select intake_send_message(:code, :unlock, :id, :form, :kind, :on, :at, :key, :sealed, :files)
                """)
                .param("id", id)
                .param("form", form)
                .param("kind", kind.name())
                .param("on", on)
                .param("at", at(at))
                .param("key", words.key())
                .param("sealed", words.sealed())
                .param("files", files.toArray(UUID[]::new))
                .query(Boolean.class)
                .single();
    }

    void readAnswers(RequestKey key, Instant now) {
        with(key, "select intake_read_answers(:code, :unlock, :now)::text")
                .param("now", at(now))
                .query((row, n) -> n)
                .list();
    }

    record ContactRow(int organ, UUID id, Instant changedAt, Sealed words) {}

    Optional<ContactRow> contact(RequestKey key) {
        return with(key, "select * from intake_contact(:code, :unlock)")
                .query((row, n) -> contact(row))
                .optional();
    }

    boolean changeContact(RequestKey key, RequestKey then, UUID id, Instant now, Sealed words) {
        return with(key, "select intake_change_contact(:code, :unlock, :then, :id, :now, :key, :sealed)")
                .param("then", then.unlock())
                .param("id", id)
                .param("now", at(now))
                .param("key", words.key())
                .param("sealed", words.sealed())
                .query(Boolean.class)
                .single();
    }

    record RatingRow(int organ, UUID request, int stars, Instant ratedAt, Sealed words) {}

    Optional<RatingRow> rating(RequestKey key) {
        return with(key, "select * from intake_rating(:code, :unlock)")
                .query((row, n) -> new RatingRow(
                        row.getInt("organ_id"),
                        row.getObject("id", UUID.class),
                        row.getInt("stars"),
                        instant(row, "rated_at"),
                        sealed(row)))
                .optional();
    }

    boolean rate(RequestKey key, int stars, Instant now, Instant changeable, Sealed words) {
        return with(key, "select intake_rate(:code, :unlock, :stars, :now, :changeable, :key, :sealed)")
                .param("stars", stars)
                .param("now", at(now))
                .param("changeable", at(changeable))
                .param("key", words.key())
                .param("sealed", words.sealed())
                .query(Boolean.class)
                .single();
    }

    static MessageRow message(ResultSet row) throws SQLException {
        var read = row.getObject("read_at", OffsetDateTime.class);
        return new MessageRow(
                row.getInt("organ_id"),
                row.getObject("id", UUID.class),
                Kind.valueOf(row.getString("kind")),
                row.getObject("sent_on", LocalDate.class),
                instant(row, "sent_at"),
                read == null ? null : read.toInstant(),
                sealed(row));
    }

    static FileRow file(ResultSet row) throws SQLException {
        return new FileRow(
                row.getInt("organ_id"),
                row.getObject("message_id", UUID.class),
                row.getObject("id", UUID.class),
                row.getInt("size_bytes"),
                row.getBytes("key"),
                row.getBytes("name"));
    }

    static ContactRow contact(ResultSet row) throws SQLException {
        return new ContactRow(
                row.getInt("organ_id"), row.getObject("id", UUID.class), instant(row, "changed_at"), sealed(row));
    }

    static Sealed sealed(ResultSet row) throws SQLException {
        return new Sealed(row.getBytes("key"), row.getBytes("sealed"));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
