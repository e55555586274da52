package org.yangguang.request.applicant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yangguang.request.submission.RequestKey;

/// SQL of applicants' accounts, in the job role.
@Repository("applicantAccountStore")
class AccountStore {

    private final JdbcClient sql;

    AccountStore(JdbcClient sql) {
        this.sql = sql;
    }

    record Row(
            UUID id,
            Sealed address,
            boolean active,
            @Nullable String passwordHash,
            @Nullable Instant lockedUntil,
            @Nullable String proofPassword,
            byte @Nullable [] proofHash,
            @Nullable Instant proofUntil,
            @Nullable Instant proofSentAt,
            int proofTries) {}

    /// The account of an address, held against others until the end of the transaction.
    Optional<Row> byAddress(byte[] index) {
        return sql.sql("select * from applicant_account where address_index = :index for update")
                .param("index", index)
                .query((row, n) -> row(row))
                .optional();
    }

    /// Nothing happens if there is one already.
    void begin(UUID id, byte[] index, Sealed address, Instant now) {
        sql.sql("""
                insert into applicant_account (id, address_index, key, sealed, created_at)
                values (:id, :index, :key, :sealed, :now) on conflict (address_index) do nothing
                """)
                .param("id", id)
                .param("index", index)
                .param("key", address.key())
                .param("sealed", address.sealed())
                .param("now", CorrespondenceStore.at(now))
                .update();
    }

    void prove(UUID id, String password, byte[] hash, Instant until, Instant now) {
        sql.sql("""
                update applicant_account set proof_password = :password, proof_hash = :hash, proof_until = :until,
                    proof_sent_at = :now, proof_tries = 0 where id = :id
                """)
                .param("id", id)
                .param("password", password)
                .param("hash", hash)
                .param("until", CorrespondenceStore.at(until))
                .param("now", CorrespondenceStore.at(now))
                .update();
    }

    void countProof(UUID id) {
        sql.sql("update applicant_account set proof_tries = proof_tries + 1 where id = :id")
                .param("id", id)
                .update();
    }

    /// The password asked for takes effect; whoever was signed in with the former one is not any more.
    void proven(UUID id) {
        sql.sql("""
                update applicant_account set active = true, password_hash = proof_password, proof_password = null,
                    proof_hash = null, proof_until = null, failures = 0, locked_until = null where id = :id
                """).param("id", id).update();
        sql.sql("delete from applicant_session where account_id = :id")
                .param("id", id)
                .update();
    }

    void countFailure(UUID id, int most, Instant lockedUntil) {
        sql.sql("""
                update applicant_account set failures = case when failures + 1 >= :most then 0 else failures + 1 end,
                    locked_until = case when failures + 1 >= :most then :until else locked_until end where id = :id
                """)
                .param("id", id)
                .param("most", most)
                .param("until", CorrespondenceStore.at(lockedUntil))
                .update();
    }

    void succeed(UUID id) {
        sql.sql("update applicant_account set failures = 0, locked_until = null where id = :id")
                .param("id", id)
                .update();
    }

    void beginSession(byte[] token, UUID account, Instant now, Instant ends) {
        sql.sql("insert into applicant_session values (:token, :account, :now, :ends)")
                .param("token", token)
                .param("account", account)
                .param("now", CorrespondenceStore.at(now))
                .param("ends", CorrespondenceStore.at(ends))
                .update();
    }

    Optional<Row> bySession(byte[] token, Instant now) {
        return sql.sql("""
                select a.* from applicant_session s join applicant_account a on a.id = s.account_id
                where s.token_hash = :token and s.ends_at > :now
                """)
                .param("token", token)
                .param("now", CorrespondenceStore.at(now))
                .query((row, n) -> row(row))
                .optional();
    }

    void prolong(byte[] token, Instant ends) {
        sql.sql("update applicant_session set ends_at = :ends where token_hash = :token")
                .param("token", token)
                .param("ends", CorrespondenceStore.at(ends))
                .update();
    }

    void endSession(byte[] token) {
        sql.sql("delete from applicant_session where token_hash = :token")
                .param("token", token)
                .update();
    }

    void delete(UUID id) {
        sql.sql("delete from applicant_account where id = :id").param("id", id).update();
    }

    void add(UUID account, int organ, UUID request, Instant now) {
        sql.sql("""
                insert into applicant_request (organ_id, request_id, account_id, added_at)
                values (:organ, :request, :account, :now) on conflict do nothing
                """)
                .param("organ", organ)
                .param("request", request)
                .param("account", account)
                .param("now", CorrespondenceStore.at(now))
                .update();
    }

    void remove(UUID account, UUID request) {
        sql.sql("delete from applicant_request where account_id = :account and request_id = :request")
                .param("account", account)
                .param("request", request)
                .update();
    }

    List<ApplicantAccounts.Kept> requests(UUID account) {
        return sql.sql("""
                select s.id, s.code_hash, s.unlock_hash from applicant_request a
                join intake_submission s on s.organ_id = a.organ_id and s.id = a.request_id
                where a.account_id = :account order by a.added_at desc, s.id
                """)
                .param("account", account)
                .query((row, n) -> new ApplicantAccounts.Kept(
                        row.getObject("id", UUID.class),
                        new RequestKey(row.getBytes("code_hash"), row.getBytes("unlock_hash"))))
                .list();
    }

    /// Ended sessions, and accounts nobody proved within a day.
    int sweep(Instant now, Instant unproven) {
        return sql.sql("delete from applicant_session where ends_at < :now")
                        .param("now", CorrespondenceStore.at(now))
                        .update()
                + sql.sql(
                                "delete from applicant_account where not active and created_at < :before and (proof_until is null or proof_until < :now)")
                        .param("before", CorrespondenceStore.at(unproven))
                        .param("now", CorrespondenceStore.at(now))
                        .update();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                CorrespondenceStore.sealed(row),
                row.getBoolean("active"),
                row.getString("password_hash"),
                at(row, "locked_until"),
                row.getString("proof_password"),
                row.getBytes("proof_hash"),
                at(row, "proof_until"),
                at(row, "proof_sent_at"),
                row.getInt("proof_tries"));
    }

    private static @Nullable Instant at(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
