package org.yangguang;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.yangguang.audit.Actor;
import org.yangguang.identity.Account;
import org.yangguang.identity.Accounts;
import org.yangguang.identity.Duty;
import org.yangguang.identity.Officer;
import org.yangguang.identity.Permission;
import org.yangguang.organ.Organ;

/// Officers of an installation that is no demonstration: proposed, approved by another, put into use with a
/// password and a second factor.
final class Staffing {

    static final String PASSWORD = "Mingchuan-2026-leaf";

    private final Accounts accounts;
    private final Clock clock;
    private final List<Officer> administrators = new ArrayList<>();

    /// @param root where the three administrators sit, of an installation that has none yet
    Staffing(Accounts accounts, Organ root, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
        accounts.founders(root.id(), List.of("sysadmin", "secadmin", "auditadmin"), List.of("席系统", "安安全", "沈审计"));
        for (var duty : List.of(Duty.SYSTEM_ADMIN, Duty.SECURITY_ADMIN)) {
            var account = accounts.page(Set.of(root.id()), 10, 0).stream()
                    .filter(a -> a.duties().contains(duty))
                    .findFirst()
                    .orElseThrow();
            administrators.add(new Officer(
                    account.id(),
                    account.login(),
                    account.name(),
                    root.id(),
                    root.code(),
                    root.name(),
                    account.duties(),
                    Set.of(root.id())));
        }
    }

    /// What the officer's telephone shows at this moment.
    record Hired(String login, byte[] secret) {
        String code(Clock clock) {
            try {
                return new TimeBasedOneTimePasswordGenerator()
                        .generateOneTimePasswordString(new SecretKeySpec(secret, "HmacSHA1"), clock.instant());
            } catch (InvalidKeyException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    Hired hire(Organ organ, String login, String name, Duty... duties) {
        var system = administrators.getFirst();
        var security = administrators.getLast();
        succeeded(accounts.propose(
                system, system.acting(Permission.ACCOUNT_PROPOSE, ""), organ.id(), login, name, Set.of(duties)));
        var proposed = accounts.page(Set.of(organ.id()), 100, 0).stream()
                .filter(a -> a.login().equals(login))
                .map(Account::id)
                .findFirst()
                .orElseThrow();
        var token = succeeded(accounts.approve(security, security.acting(Permission.ACCOUNT_APPROVE, ""), proposed));
        var invitation = accounts.invitation(token, "").orElseThrow();
        var hired = new Hired(login, Base64.getUrlDecoder().decode(invitation.secret()));
        succeeded(accounts.activate(
                token, invitation.secret(), PASSWORD, PASSWORD, hired.code(clock), Actor.SYSTEM.address()));
        return hired;
    }

    private static String succeeded(Accounts.Outcome outcome) {
        if (!outcome.ok()) {
            throw new IllegalStateException(outcome.faults().toString());
        }
        return outcome.token();
    }
}
