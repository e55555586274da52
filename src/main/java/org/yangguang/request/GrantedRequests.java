package org.yangguang.request;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.yangguang.request.submission.Application;
import org.yangguang.request.submission.SealedApplication;
import org.yangguang.vault.Vault;

/// Requests answered with 予以公开 of what was not public before: what article 44 asks about.
@Repository
public class GrantedRequests {

    private static final String GRANTED = """
            select s.organ_id, s.id, s.identity_index, s.key, s.sealed, c.number from request_case c
            join intake_submission s on s.organ_id = c.organ_id and s.id = c.id
            join request_reply r on r.organ_id = c.organ_id and r.request_id = c.id
            where c.organ_id = :organ and c.outcome = 'GRANTED' and r.reply_kind <> 'REPLY_ALREADY_PUBLIC'
              and octet_length(s.key) > 0
            """;

    private final JdbcClient sql;
    private final Vault vault;

    GrantedRequests(JdbcClient sql, Vault vault) {
        this.sql = sql;
        this.vault = vault;
    }

    /// @param applicant tells applicants apart, and nothing else
    public record Granted(UUID id, String number, String applicant, Application application) {}

    /// The newest of an organ.
    @Transactional(readOnly = true)
    public List<Granted> newest(int organ, int most) {
        return sql.sql(GRANTED + " order by c.concluded_on desc, c.number limit :most")
                .param("organ", organ)
                .param("most", most)
                .query((row, n) -> granted(row))
                .list();
    }

    @Transactional(readOnly = true)
    public List<Granted> of(int organ, Collection<UUID> ids) {
        return sql.sql(GRANTED + " and c.id = any (:ids) order by c.number")
                .param("organ", organ)
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, n) -> granted(row))
                .list();
    }

    @Transactional(readOnly = true)
    public List<Granted> numbered(int organ, Collection<String> numbers) {
        return sql.sql(GRANTED + " and c.number = any (:numbers) order by c.number")
                .param("organ", organ)
                .param("numbers", numbers.toArray(String[]::new))
                .query((row, n) -> granted(row))
                .list();
    }

    private Granted granted(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Granted(
                id,
                row.getString("number"),
                HexFormat.of().formatHex(row.getBytes("identity_index")),
                new SealedApplication(row.getBytes("key"), row.getBytes("sealed"))
                        .open(vault, "intake_submission", id, row.getInt("organ_id")));
    }
}
