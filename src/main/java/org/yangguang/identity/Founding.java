package org.yangguang.identity;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.yangguang.audit.Actor;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import org.yangguang.organ.OrganKind;
import org.yangguang.organ.OrganLevel;
import org.yangguang.organ.Organs;
import org.yangguang.organ.Organs.Registration;

/// Setting up a new installation: the government at its top, if no organ is registered yet, and the
/// three administrators (I5, A8). All of it or nothing.
@Component
public class Founding {

    private static final Scope JOB = Scope.of(DatabaseRole.JOB, Set.of());

    private final SetupToken token;
    private final Accounts accounts;
    private final Organs organs;
    private final TransactionTemplate transactions;

    Founding(SetupToken token, Accounts accounts, Organs organs, TransactionTemplate transactions) {
        this.token = token;
        this.accounts = accounts;
        this.organs = organs;
        this.transactions = transactions;
    }

    /// The government at the top, as typed in.
    public record Government(String code, String name, String shortName, LocalDate since) {

        /// By GB/T 2260: four noughts for a province, two for a city.
        OrganLevel level() {
            return code.endsWith("0000")
                    ? OrganLevel.PROVINCE
                    : code.endsWith("00") ? OrganLevel.CITY : OrganLevel.COUNTY;
        }
    }

    /// @param logins of 系统管理员, 安全管理员, 审计管理员, in this order
    /// @return their activation tokens, or empty if the setup token is wrong
    public Optional<List<String>> found(
            String typedToken, Government government, List<String> logins, List<String> names) {
        return token.use(
                typedToken,
                () -> JOB.call(() -> transactions.execute(status -> {
                    int organ = organs.byCode(government.code())
                            .map(known -> known.id())
                            .orElseGet(() -> register(government));
                    return accounts.founders(organ, logins, names);
                })));
    }

    private int register(Government government) {
        return organs.register(
                Actor.SYSTEM,
                new Registration(
                        government.code(),
                        Optional.empty(),
                        OrganKind.GOVERNMENT,
                        government.level(),
                        government.name(),
                        government.shortName(),
                        Optional.empty(),
                        government.since(),
                        Optional.empty()));
    }
}
