package org.yangguang.request;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yangguang.request.signoff.Chain;
import org.yangguang.request.signoff.Decision;
import org.yangguang.request.signoff.Step;

/// SQL of the sign-off: the organ's chain, the rounds of a draft and the decisions on them.
@Repository
class SignOffStore {

    private final JdbcClient sql;

    SignOffStore(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param version 0 where the organ has set nothing
    record ChainRow(Chain chain, int version) {}

    Optional<ChainRow> chain(int organ) {
        return sql.sql("select steps, several_steps, version from request_chain where organ_id = :organ")
                .param("organ", organ)
                .query((row, n) -> new ChainRow(chain(row), row.getInt("version")))
                .optional();
    }

    /// False if somebody else set it since it was read.
    boolean setChain(int organ, int version, Chain chain) {
        return sql.sql("""
                insert into request_chain (organ_id, steps, several_steps, version) values (:organ, :steps, :several, 1)
                on conflict (organ_id) do update set steps = excluded.steps, several_steps = excluded.several_steps,
                    version = request_chain.version + 1
                where request_chain.version = :version
                """)
                        .param("organ", organ)
                        .param("steps", names(chain))
                        .param("several", chain.hands() == Chain.Hands.SEVERAL_STEPS)
                        .param("version", version)
                        .update()
                == 1;
    }

    record RoundRow(
            int round,
            int draftVersion,
            Outcome outcome,
            byte[] key,
            Set<UUID> drafters,
            @Nullable Instant submittedAt,
            Chain chain) {}

    List<RoundRow> rounds(UUID request) {
        return sql.sql("select * from request_signoff where request_id = :request order by round")
                .param("request", request)
                .query((row, n) -> new RoundRow(
                        row.getInt("round"),
                        row.getInt("draft_version"),
                        Outcome.valueOf(row.getString("outcome")),
                        row.getBytes("key"),
                        ids(row.getArray("drafters")),
                        instant(row, "submitted_at"),
                        chain(row)))
                .list();
    }

    record DecisionRow(
            int round,
            Step step,
            Decision.Verdict verdict,
            UUID by,
            @Nullable UUID onBehalfOf,
            Instant at,
            byte @Nullable [] opinion) {}

    List<DecisionRow> decisions(UUID request) {
        return sql.sql("select * from request_decision where request_id = :request order by round, seq")
                .param("request", request)
                .query((row, n) -> new DecisionRow(
                        row.getInt("round"),
                        Step.valueOf(row.getString("step")),
                        Decision.Verdict.valueOf(row.getString("verdict")),
                        row.getObject("decided_by", UUID.class),
                        row.getObject("on_behalf_of", UUID.class),
                        row.getObject("decided_at", OffsetDateTime.class).toInstant(),
                        row.getBytes("opinion")))
                .list();
    }

    /// Keeps the draft as it is sent, the next round of its request.
    void open(UUID request, int draftVersion, Chain chain, Instant at) {
        sql.sql("""
                insert into request_signoff (organ_id, request_id, round, draft_version, template, outcome, key, facts, drafters,
                    submitted_at, steps, several_steps)
                select r.organ_id, r.request_id, 1 + (select count(*) from request_signoff s where s.request_id = r.request_id),
                    :version, r.reply_kind, r.outcome, r.key, r.facts, r.drafters, :at, :steps, :several
                from request_reply r where r.request_id = :request
                """)
                .param("request", request)
                .param("version", draftVersion)
                .param("at", utc(at))
                .param("steps", names(chain))
                .param("several", chain.hands() == Chain.Hands.SEVERAL_STEPS)
                .update();
    }

    void decide(int organ, UUID request, int seq, DecisionRow row, @Nullable UUID delegation) {
        sql.sql("""
                insert into request_decision (organ_id, request_id, round, seq, step, verdict, decided_by, on_behalf_of,
                    delegation_id, decided_at, opinion)
                values (:organ, :request, :round, :seq, :step, :verdict, :by, :behalf, :delegation, :at, :opinion)
                """)
                .param("organ", organ)
                .param("request", request)
                .param("round", row.round())
                .param("seq", seq)
                .param("step", row.step().name())
                .param("verdict", row.verdict().name())
                .param("by", row.by())
                .param("behalf", row.onBehalfOf(), java.sql.Types.OTHER)
                .param("delegation", delegation, java.sql.Types.OTHER)
                .param("at", utc(row.at()))
                .param("opinion", row.opinion(), java.sql.Types.BINARY)
                .update();
    }

    private static Chain chain(ResultSet row) throws SQLException {
        var steps = Arrays.stream((String[]) row.getArray("steps").getArray())
                .map(Step::valueOf)
                .toList();
        return new Chain(
                steps, row.getBoolean("several_steps") ? Chain.Hands.SEVERAL_STEPS : Chain.Hands.ONE_STEP_EACH);
    }

    static Set<UUID> ids(Array ids) throws SQLException {
        return Set.of((UUID[]) ids.getArray());
    }

    private static String[] names(Chain chain) {
        return chain.steps().stream().map(Enum::name).toArray(String[]::new);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
