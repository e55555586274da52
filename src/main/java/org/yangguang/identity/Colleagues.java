package org.yangguang.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Who works in an organ, as the organ's own staff may know it: names and duties. Works within the organs
/// in scope, unlike [Accounts].
@Component
public class Colleagues {

    private final JdbcClient sql;

    Colleagues(JdbcClient sql) {
        this.sql = sql;
    }

    /// Those of an organ who can sign in and hold the permission, by name.
    @Transactional(readOnly = true)
    public List<Colleague> of(int organ, Permission permission) {
        return sql.sql("""
                select a.id, a.name, string_agg(d.duty, ',') as duties
                from identity_account a join identity_duty d on d.organ_id = a.organ_id and d.account_id = a.id
                where a.organ_id = :organ and a.status = 'ACTIVE' group by a.id, a.name, a.login order by a.name, a.login
                """).param("organ", organ).query((row, n) -> colleague(row)).list().stream()
                .filter(colleague -> colleague.may(permission))
                .toList();
    }

    /// The one of these with this id, if there is.
    @Transactional(readOnly = true)
    public Optional<Colleague> find(int organ, UUID id, Permission permission) {
        return of(organ, permission).stream()
                .filter(colleague -> colleague.id().equals(id))
                .findFirst();
    }

    /// The names of accounts, whether they still work here or not.
    @Transactional(readOnly = true)
    public Map<UUID, String> names(Collection<UUID> ids) {
        var names = new HashMap<UUID, String>();
        if (!ids.isEmpty()) {
            sql.sql("select id, name from identity_account where id = any (:ids)")
                    .param("ids", ids.toArray(UUID[]::new))
                    .query(row -> {
                        names.put(row.getObject("id", UUID.class), row.getString("name"));
                    });
        }
        return Map.copyOf(names);
    }

    private static Colleague colleague(ResultSet row) throws SQLException {
        Set<Duty> duties = Arrays.stream(row.getString("duties").split(","))
                .map(Duty::valueOf)
                .collect(Collectors.toSet());
        return new Colleague(row.getObject("id", UUID.class), row.getString("name"), duties);
    }
}
