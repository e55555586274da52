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
    int nextSerial(int organ, int year) {
        return sql.sql("""
                insert into letter_serial (organ_id, year, last) values (:organ, :year, 1)
                on conflict (organ_id, year) do update set last = letter_serial.last + 1 returning last
                """)
                .param("organ", organ)
                .param("year", year)
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
                select id, title, coalesce(number, '') as number, dated_on from letter_letter
                where subject_id = :subject order by signed_at
                """)
                .param("subject", subject)
                .query((row, n) -> new Letters.Listed(
                        row.getObject("id", UUID.class),
                        row.getString("title"),
                        row.getString("number"),
                        row.getObject("dated_on", LocalDate.class)))
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
}
