package org.yangguang.letter;

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

/// All SQL on letters.
@Repository
class LetterStore {

    private final JdbcClient sql;

    LetterStore(JdbcClient sql) {
        this.sql = sql;
    }

    record Row(
            int organ,
            UUID id,
            UUID subject,
            String template,
            String version,
            String title,
            @Nullable String number,
            LocalDate datedOn,
            UUID draftedBy,
            @Nullable UUID signedBy,
            Instant signedAt,
            byte[] key,
            byte[] docx,
            byte[] pdf,
            byte[] docxSha256,
            byte[] pdfSha256) {}

    /// The next serial of an organ's year; the row lock keeps numbers whole and in order.
    ///
    /// @param stem what the numbers of the row have in common
    int nextSerial(int organ, int year, String stem) {
        return sql.sql("""
                insert into letter_serial (organ_id, year, stem, last) values (:organ, :year, :stem, 1)
                on conflict (organ_id, year, stem) do update set last = letter_serial.last + 1 returning last
                """)
                .param("organ", organ)
                .param("year", year)
                .param("stem", stem)
                .query(Integer.class)
                .single();
    }

    void insert(Row r) {
        sql.sql("""
                insert into letter_letter (organ_id, id, subject_id, template, version, title, number, dated_on, drafted_by,
                    signed_by, signed_at, key, docx, pdf, docx_sha256, pdf_sha256)
                values (:organ, :id, :subject, :template, :version, :title, :number, :dated, :drafted, :signed, :at, :key,
                    :docx, :pdf, :docxSha, :pdfSha)
                """)
                .param("organ", r.organ())
                .param("id", r.id())
                .param("subject", r.subject())
                .param("template", r.template())
                .param("version", r.version())
                .param("title", r.title())
                .param("number", r.number())
                .param("dated", r.datedOn())
                .param("drafted", r.draftedBy())
                .param("signed", r.signedBy())
                .param("at", OffsetDateTime.ofInstant(r.signedAt(), ZoneOffset.UTC))
                .param("key", r.key())
                .param("docx", r.docx())
                .param("pdf", r.pdf())
                .param("docxSha", r.docxSha256())
                .param("pdfSha", r.pdfSha256())
                .update();
    }

    List<Letters.Listed> of(UUID subject) {
        return sql.sql("""
                select l.id, l.template, l.version, l.title, coalesce(l.number, '') as number, l.dated_on,
                    coalesce(v.reason, '') as void_reason
                from letter_letter l left join letter_void v on v.organ_id = l.organ_id and v.letter_id = l.id
                where l.subject_id = :subject order by l.signed_at, l.id
                """)
                .param("subject", subject)
                .query((row, n) -> new Letters.Listed(
                        row.getObject("id", UUID.class),
                        row.getString("title"),
                        row.getString("number"),
                        row.getObject("dated_on", LocalDate.class),
                        row.getString("template"),
                        row.getString("version"),
                        row.getString("void_reason")))
                .list();
    }

    record Sealed(int organ, UUID id, UUID subject, String title, byte[] key, byte[] docx, byte[] pdf) {}

    Optional<Sealed> byId(UUID id) {
        return sql.sql("select organ_id, id, subject_id, title, key, docx, pdf from letter_letter where id = :id")
                .param("id", id)
                .query((row, n) -> new Sealed(
                        row.getInt("organ_id"),
                        row.getObject("id", UUID.class),
                        row.getObject("subject_id", UUID.class),
                        row.getString("title"),
                        row.getBytes("key"),
                        row.getBytes("docx"),
                        row.getBytes("pdf")))
                .optional();
    }

    /// The serial the next letter of a row would get, without taking it.
    int upcomingSerial(int organ, int year, String stem) {
        return sql.sql("select last + 1 from letter_serial where organ_id = :organ and year = :year and stem = :stem")
                .param("organ", organ)
                .param("year", year)
                .param("stem", stem)
                .query(Integer.class)
                .optional()
                .orElse(1);
    }

    boolean isTaken(int organ, String number) {
        return sql.sql("select exists (select 1 from letter_letter where organ_id = :organ and number = :number)")
                .param("organ", organ)
                .param("number", number)
                .query(Boolean.class)
                .single();
    }

    /// False if it is void already.
    boolean makeVoid(int organ, UUID letter, String reason, UUID by, Instant at) {
        return sql.sql("""
                insert into letter_void (organ_id, letter_id, reason, voided_by, voided_at)
                values (:organ, :letter, :reason, :by, :at) on conflict do nothing
                """)
                        .param("organ", organ)
                        .param("letter", letter)
                        .param("reason", reason)
                        .param("by", by)
                        .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
