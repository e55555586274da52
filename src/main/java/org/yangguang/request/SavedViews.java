package org.yangguang.request;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 存为视图：sets of filters under a name, seen by their owner, or by the whole organ if shared.
@Repository
public class SavedViews {

    /// As many as fit beside each other as tabs.
    private static final int MOST = 12;

    private final JdbcClient sql;
    private final Clock clock;

    SavedViews(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    public enum Seen {
        BY_OWNER,
        BY_ORGAN
    }

    /// @param query the filter as the address of the list carries it, without words
    public record Saved(UUID id, UUID owner, String name, String query, Seen seen) {}

    @Transactional(readOnly = true)
    public List<Saved> of(int organ, UUID account) {
        return sql.sql("""
                select id, owner_id, name, query, shared from request_view
                where organ_id = :organ and (owner_id = :account or shared) order by owner_id <> :account, saved_at
                """)
                .param("organ", organ)
                .param("account", account)
                .query((row, n) -> new Saved(
                        row.getObject("id", UUID.class),
                        row.getObject("owner_id", UUID.class),
                        row.getString("name"),
                        row.getString("query"),
                        row.getBoolean("shared") ? Seen.BY_ORGAN : Seen.BY_OWNER))
                .list();
    }

    /// @return why it was not saved; empty if it was
    @Transactional
    public Optional<String> save(int organ, UUID account, String name, String query, Seen seen) {
        if (name.isBlank() || name.strip().length() > 20) {
            return Optional.of("请填写视图名称，最多 20 字");
        }
        if (of(organ, account).stream().filter(v -> v.owner().equals(account)).count() >= MOST) {
            return Optional.of("最多保存 " + MOST + " 个视图，请先删除不用的");
        }
        int saved = sql.sql("""
                insert into request_view (organ_id, id, owner_id, name, query, shared, saved_at)
                values (:organ, :id, :account, :name, :query, :shared, :at)
                on conflict (organ_id, owner_id, name) do nothing
                """)
                .param("organ", organ)
                .param("id", UUID.randomUUID())
                .param("account", account)
                .param("name", name.strip())
                .param("query", query)
                .param("shared", seen == Seen.BY_ORGAN)
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        return saved == 1 ? Optional.empty() : Optional.of("已有名为“" + name.strip() + "”的视图，请换一个名称");
    }

    /// @return why it was not renamed; empty if it was, or if it is no view of this person
    @Transactional
    public Optional<String> rename(int organ, UUID account, UUID id, String name) {
        if (name.isBlank() || name.strip().length() > 20) {
            return Optional.of("请填写视图名称，最多 20 字");
        }
        try {
            sql.sql("""
                    update request_view set name = :name where organ_id = :organ and id = :id and owner_id = :account
                    """)
                    .param("name", name.strip())
                    .param("organ", organ)
                    .param("id", id)
                    .param("account", account)
                    .update();
            return Optional.empty();
        } catch (DuplicateKeyException e) {
            return Optional.of("已有名为“" + name.strip() + "”的视图，请换一个名称");
        }
    }

    @Transactional
    public boolean remove(int organ, UUID account, UUID id) {
        return sql.sql("delete from request_view where organ_id = :organ and id = :id and owner_id = :account")
                        .param("organ", organ)
                        .param("id", id)
                        .param("account", account)
                        .update()
                == 1;
    }
}
