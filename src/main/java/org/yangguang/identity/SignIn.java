package org.yangguang.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.yangguang.audit.Actor;
import org.yangguang.audit.AuditTrail;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import org.yangguang.database.Settings;
import org.yangguang.organ.Organs;
import org.yangguang.vault.Vault;

/// Signing in: password and second factor, with lock-out by account and by address (I3, I4).
@Component
public class SignIn {

    private static final Duration LOCK = Duration.ofMinutes(15);
    private static final Scope JOB = Scope.of(DatabaseRole.JOB, Set.of());

    private final AccountStore store;
    private final Organs organs;
    private final Passwords passwords;
    private final PasswordRule rule;
    private final AuditTrail audit;
    private final TransactionTemplate transactions;
    private final Vault vault;
    private final Clock clock;
    private final Settings settings;

    SignIn(
            AccountStore store,
            Organs organs,
            Passwords passwords,
            PasswordRule rule,
            AuditTrail audit,
            TransactionTemplate transactions,
            Vault vault,
            Clock clock,
            Settings settings) {
        this.store = store;
        this.organs = organs;
        this.passwords = passwords;
        this.rule = rule;
        this.audit = audit;
        this.transactions = transactions;
        this.vault = vault;
        this.clock = clock;
        this.settings = settings;
    }

    /// Who signed in, or why nobody did.
    public sealed interface Answer {
        record Welcome(Officer officer) implements Answer {}

        record Refused(String message) implements Answer {}
    }

    public Answer attempt(String login, String password, String code, String address) {
        return JOB.call(() -> transactions.execute(status -> answer(login.strip(), password, code.strip(), address)));
    }

    private Answer answer(String login, String password, String code, String address) {
        var now = clock.instant();
        if (store.addressLocked(address, now)) {
            return new Answer.Refused("本网络地址登录失败次数过多，已暂停 15 分钟，请稍后再试");
        }
        var row = store.byLogin(login).orElse(null);
        if (row == null || row.status() != Account.Status.ACTIVE || row.passwordHash() == null) {
            passwords.spendTheTime(password);
            store.countFailure(address, now, now.plus(LOCK), now.minus(LOCK));
            return wrong();
        }
        if (row.lockedUntil() != null && row.lockedUntil().isAfter(now)) {
            return new Answer.Refused("该账号连续 5 次登录失败，已锁定 15 分钟。如非本人操作，请告知安全管理员");
        }
        var step = 0L;
        var good = passwords.matches(password, row.passwordHash());
        if (good && row.totpSealed() != null && row.totpKey() != null) {
            var accepted = SecondFactor.accept(
                    openSecret(row, row.totpKey(), row.totpSealed()), code, now, row.totpLastStep());
            good = accepted.isPresent();
            step = accepted.orElse(0);
        } else if (good && !settings.demo()) {
            good = false;
        }
        if (!good || !store.succeed(row.id(), step)) {
            store.countFailure(row.id(), now, now.plus(LOCK));
            store.countFailure(address, now, now.plus(LOCK), now.minus(LOCK));
            audit.refused(actor(row, address), "sign-in", "account:" + row.id(), "口令或动态口令不对");
            return wrong();
        }
        if (rule.daysValid().isPresent()
                && row.passwordSetAt() != null
                && row.passwordSetAt()
                        .plus(Duration.ofDays(rule.daysValid().getAsInt()))
                        .isBefore(now)) {
            return new Answer.Refused("口令已超过 90 天未更换，按等级保护要求须先更换。请联系安全管理员重新发放启用链接");
        }
        var organ = organs.existing(row.organId());
        var scope = row.duties().stream().anyMatch(d -> d == Duty.SUPERVISOR || d.isAdministrator())
                ? organs.selfAndBelow(organ.id())
                : Set.of(organ.id());
        audit.record(actor(row, address), "sign-in", "account:" + row.id(), "", "");
        return new Answer.Welcome(new Officer(
                row.id(), row.login(), row.name(), organ.id(), organ.code(), organ.name(), row.duties(), scope));
    }

    private byte[] openSecret(AccountStore.Row row, byte[] key, byte[] sealed) {
        var keyPlace = new Vault.Place("identity_account", "totp_key", row.id().toString(), row.organId());
        var place = new Vault.Place("identity_account", "totp_sealed", row.id().toString(), row.organId());
        return vault.open(key, keyPlace, sealed, place);
    }

    private static Answer wrong() {
        return new Answer.Refused("账号、口令或动态口令不对。连续 5 次不对将锁定 15 分钟");
    }

    private static Actor actor(AccountStore.Row row, String address) {
        return new Actor(row.id().toString(), "本人", "", address);
    }
}
