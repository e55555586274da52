package org.yangguang.office;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.yangguang.identity.Account;
import org.yangguang.identity.Accounts;
import org.yangguang.identity.Duty;

/// Who may be 承办人 in an organ.
final class Handlers {

    private static final int MOST = 500;

    private Handlers() {}

    /// Names by account, in order of sign-in names.
    static Map<UUID, String> of(Accounts accounts, int organ) {
        var names = new LinkedHashMap<UUID, String>();
        accounts.page(Set.of(organ), MOST, 0).stream()
                .filter(account -> account.status() == Account.Status.ACTIVE)
                .filter(account -> account.duties().contains(Duty.HANDLER)
                        || account.duties().contains(Duty.INTAKE))
                .forEach(account -> names.put(account.id(), account.name()));
        return names;
    }
}
