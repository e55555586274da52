package org.yangguang.request.applicant;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// SQL of what is to be told and what was.
@Repository
class NoticeStore {

    private final JdbcClient sql;

    NoticeStore(JdbcClient sql) {
        this.sql = sql;
    }

    /// Something new for an applicant.
    ///
    /// @param what the type of the event, or `ANSWER`
    record Untold(int organ, UUID request, String key, String what) {}

    /// Events of these types and answers of the desk, recorded after a moment and not told yet.
    List<Untold> untold(List<String> types, Instant since, int most) {
        return sql.sql("""
                select * from (
                    select organ_id, request_id, 'event:' || request_id || ':' || seq as key, type as what, recorded_at as at
                    from request_event where type = any (:types) and recorded_at > :since
                    union all
                    select organ_id, request_id, 'message:' || id, kind, sent_at from request_message
                    where kind = 'ANSWER' and sent_at > :since) n
                where not exists (select 1 from request_told t where t.organ_id = n.organ_id and t.key = n.key)
                order by at limit :most
                """)
                .param("types", types.toArray(String[]::new))
                .param("since", CorrespondenceStore.at(since))
                .param("most", most)
                .query((row, n) -> new Untold(
                        row.getInt("organ_id"),
                        row.getObject("request_id", UUID.class),
                        row.getString("key"),
                        row.getString("what")))
                .list();
    }

    /// False if it was told before.
    boolean tell(int organ, String key, Instant now) {
        return sql.sql(
                                "insert into request_told (organ_id, key, told_at) values (:organ, :key, :now) on conflict do nothing")
                        .param("organ", organ)
                        .param("key", key)
                        .param("now", CorrespondenceStore.at(now))
                        .update()
                == 1;
    }

    boolean wasTold(int organ, String key) {
        return sql.sql("select exists (select 1 from request_told where organ_id = :organ and key = :key)")
                .param("organ", organ)
                .param("key", key)
                .query(Boolean.class)
                .single();
    }

    /// Numbers of the running requests of an organ that are due on a day.
    List<String> due(int organ, LocalDate day) {
        return sql.sql("""
                select number from request_case
                where organ_id = :organ and concluded_on is null and not paused and due_on = :day order by year, serial
                """)
                .param("organ", organ)
                .param("day", day)
                .query((row, n) -> row.getString("number"))
                .list();
    }

    /// The days on which requests were handed in whose receipt nobody has confirmed.
    List<LocalDate> unconfirmed(int organ, LocalDate since) {
        return sql.sql("""
                select s.submitted_on from intake_submission s
                where s.organ_id = :organ and s.submitted_on >= :since
                  and not exists (select 1 from request_case c where c.organ_id = s.organ_id and c.id = s.id)
                """)
                .param("organ", organ)
                .param("since", since)
                .query((row, n) -> row.getObject("submitted_on", LocalDate.class))
                .list();
    }
}
