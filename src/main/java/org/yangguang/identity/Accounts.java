package org.yangguang.identity;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.yangguang.audit.Actor;
import org.yangguang.audit.AuditTrail;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import org.yangguang.database.Settings;
import org.yangguang.vault.Vault;

/// Staff accounts: proposed by one administrator, approved by another, put into use by the person.
@Component
public class Accounts {

    private static final Pattern LOGIN = Pattern.compile("[a-z][a-z0-9._-]{2,31}");
    private static final Duration INVITATION = Duration.ofDays(3);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Scope JOB = Scope.of(DatabaseRole.JOB, Set.of());

    private final AccountStore store;
    private final AuditTrail audit;
    private final TransactionTemplate transactions;
    private final Passwords passwords;
    private final PasswordRule rule;
    private final Vault vault;
    private final Clock clock;
    private final Settings settings;

    Accounts(
            AccountStore store,
            AuditTrail audit,
            TransactionTemplate transactions,
            Passwords passwords,
            PasswordRule rule,
            Vault vault,
            Clock clock,
            Settings settings) {
        this.store = store;
        this.audit = audit;
        this.transactions = transactions;
        this.passwords = passwords;
        this.rule = rule;
        this.vault = vault;
        this.clock = clock;
        this.settings = settings;
    }

    /// What came of an act: done, or what is wrong in Chinese.
    public record Outcome(List<String> faults, String token) {
        static Outcome done(String token) {
            return new Outcome(List.of(), token);
        }

        static Outcome refused(String... faults) {
            return new Outcome(List.of(faults), "");
        }

        public boolean ok() {
            return faults.isEmpty();
        }
    }

    public boolean any() {
        return inJob(store::any);
    }

    public List<Account> page(Set<Integer> organs, int size, int offset) {
        return inJob(() ->
                store.page(organs, size, offset).stream().map(Accounts::shown).toList());
    }

    public int count(Set<Integer> organs) {
        return inJob(() -> store.count(organs));
    }

    public Optional<Account> byId(UUID id) {
        return inJob(() -> store.byId(id).map(Accounts::shown));
    }

    /// Proposes an account; it can do nothing until 安全管理员 approves.
    public Outcome propose(Officer by, Actor actor, int organId, String login, String name, Set<Duty> duties) {
        var faults = faultsOf(login, name, duties);
        if (by.duties().contains(Duty.ORGAN_ADMIN)) {
            if (by.organId() != organId) {
                faults.add("机构管理员只能为本机关提出账号");
            }
            if (duties.stream().anyMatch(d -> d.isAdministrator() || d == Duty.SUPERVISOR)) {
                faults.add("机构管理员不能提出管理员或主管部门账号，请由系统管理员提出");
            }
        }
        if (!faults.isEmpty()) {
            return new Outcome(List.copyOf(faults), "");
        }
        return create(actor, organId, login, name, duties, Account.Status.PROPOSED, by.account());
    }

    /// Proposes to put an account into use anew: the password has run out, or the phone with the second
    /// factor is lost. It takes a second administrator like a new account (I3).
    public Outcome proposeAnew(Officer by, Actor actor, UUID id, int version, String reason) {
        return inJob(() -> {
            var row = store.byId(id).orElse(null);
            if (row == null) {
                return Outcome.refused("没有这个账号");
            }
            if (by.duties().contains(Duty.ORGAN_ADMIN)
                    && row.duties().stream().anyMatch(d -> d.isAdministrator() || d == Duty.SUPERVISOR)) {
                return Outcome.refused("机构管理员不能为管理员或主管部门账号申请，请由系统管理员提出");
            }
            if (!store.proposeAnew(id, version, by.account())) {
                return Outcome.refused("账号刚被别人处理过，请刷新后再看");
            }
            store.endSessions(id);
            audit.record(actor, "account.propose-anew", "account:" + id, reason, "");
            return Outcome.done("");
        });
    }

    /// Approves a proposal and returns the token of the activation link, to be handed over in person.
    public Outcome approve(Officer by, Actor actor, UUID id) {
        return inJob(() -> {
            var row = store.byId(id).orElse(null);
            if (row == null) {
                return Outcome.refused("没有这个账号");
            }
            if (by.account().equals(row.proposedBy()) || by.account().equals(id)) {
                return Outcome.refused("提出账号的人不能自己批准，请由另一位安全管理员批准");
            }
            return invite(row, by.account(), actor);
        });
    }

    /// Closes an account for good and ends its sessions.
    ///
    /// @return false if somebody else changed it meanwhile
    public boolean close(Actor actor, UUID id, int version, String reason) {
        return inJob(() -> {
            if (!store.close(id, version)) {
                return false;
            }
            store.endSessions(id);
            audit.record(actor, "account.close", "account:" + id, reason, "");
            return true;
        });
    }

    /// The three administrators of a new installation; only while there is no account at all (I5).
    ///
    /// @return one activation token each for 系统管理员, 安全管理员, 审计管理员, in this order
    public List<String> founders(int organId, List<String> logins, List<String> names) {
        return inJob(() -> {
            if (store.any()) {
                throw new IllegalStateException("administrators exist already");
            }
            var tokens = new ArrayList<String>();
            var duties = List.of(Duty.SYSTEM_ADMIN, Duty.SECURITY_ADMIN, Duty.AUDIT_ADMIN);
            for (int i = 0; i < duties.size(); i++) {
                var id = UUID.randomUUID();
                store.insert(
                        id, organId, logins.get(i), names.get(i), Account.Status.PROPOSED, null, Set.of(duties.get(i)));
                tokens.add(
                        invite(store.byId(id).orElseThrow(), null, Actor.SYSTEM).token());
            }
            return List.copyOf(tokens);
        });
    }

    /// An account ready for use with a random password, for the demonstration only.
    public String demo(int organId, String login, String name, Set<Duty> duties) {
        return demo(UUID.randomUUID(), organId, login, name, duties);
    }

    /// The same with an id by which the story of the demonstration knows the person.
    public String demo(UUID id, int organId, String login, String name, Set<Duty> duties) {
        if (!settings.demo()) {
            throw new IllegalStateException("demo accounts are for the demonstration only");
        }
        return inJob(() -> {
            var bytes = new byte[12];
            RANDOM.nextBytes(bytes);
            var password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            store.insert(id, organId, login, name, Account.Status.PROPOSED, null, duties);
            store.invite(id, 0, null, digest(password + login), clock.instant().plus(INVITATION));
            store.activate(id, passwords.hash(password), null, null, clock.instant());
            audit.record(Actor.SYSTEM, "account.demo", "account:" + id, "演示账号", "");
            return password;
        });
    }

    /// An invitation somebody opened: whose it is and the second factor made for it.
    public record Invitation(Account account, String secondFactorText, QrPicture secondFactorPicture, String secret) {}

    /// Looks an activation link up.
    ///
    /// @param secret the second factor already shown on the form, so that an error does not change it;
    ///     empty at first
    public Optional<Invitation> invitation(String token, String secret) {
        return inJob(() -> store.byInvite(digest(token))
                .filter(row -> row.inviteUntil() != null && clock.instant().isBefore(row.inviteUntil()))
                .map(row -> {
                    var key = secret.isEmpty()
                            ? SecondFactor.newSecret()
                            : Base64.getUrlDecoder().decode(secret);
                    return new Invitation(
                            shown(row),
                            SecondFactor.base32(key),
                            SecondFactor.picture(key, row.login()),
                            Base64.getUrlEncoder().withoutPadding().encodeToString(key));
                }));
    }

    /// The person sets the password and proves the second factor.
    public Outcome activate(
            String token, String secret, String password, String repeated, String code, String address) {
        return inJob(() -> {
            var row = store.byInvite(digest(token)).orElse(null);
            if (row == null || row.inviteUntil() == null || !clock.instant().isBefore(row.inviteUntil())) {
                return Outcome.refused("启用链接无效或已过期，请联系安全管理员重新批准");
            }
            var faults = new ArrayList<>(rule.faults(password, row.login()));
            if (!password.equals(repeated)) {
                faults.add("两次输入的口令不一致");
            }
            var key = Base64.getUrlDecoder().decode(secret);
            if (SecondFactor.accept(key, code.strip(), clock.instant(), 0).isEmpty()) {
                faults.add("动态口令不对。请核对手机时间是否准确，输入当前显示的 6 位数字");
            }
            if (!faults.isEmpty()) {
                return new Outcome(List.copyOf(faults), "");
            }
            var keyPlace =
                    new Vault.Place("identity_account", "totp_key", row.id().toString(), row.organId());
            var wrapped = vault.newWrappedKey(keyPlace);
            var place =
                    new Vault.Place("identity_account", "totp_sealed", row.id().toString(), row.organId());
            store.activate(
                    row.id(),
                    passwords.hash(password),
                    wrapped,
                    vault.seal(wrapped, keyPlace, key, place),
                    clock.instant());
            audit.record(
                    new Actor(row.id().toString(), "本人", "", address),
                    "account.activate",
                    "account:" + row.id(),
                    "",
                    "");
            return Outcome.done("");
        });
    }

    private Outcome create(
            Actor actor, int organId, String login, String name, Set<Duty> duties, Account.Status status, UUID by) {
        try {
            return inJob(() -> {
                var id = UUID.randomUUID();
                store.insert(id, organId, login, name.strip(), status, by, duties);
                audit.record(actor, "account.propose", "account:" + id, "", duties.toString());
                return Outcome.done("");
            });
        } catch (DuplicateKeyException e) {
            return Outcome.refused("账号名“" + login + "”已有人使用，请换一个");
        }
    }

    private Outcome invite(AccountStore.Row row, @Nullable UUID approvedBy, Actor actor) {
        var bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        if (!store.invite(
                row.id(),
                row.version(),
                approvedBy,
                digest(token),
                clock.instant().plus(INVITATION))) {
            return Outcome.refused("账号刚被别人处理过，请刷新后再看");
        }
        audit.record(
                actor,
                "account.approve",
                "account:" + row.id(),
                "",
                row.duties().toString());
        return Outcome.done(token);
    }

    private static ArrayList<String> faultsOf(String login, String name, Set<Duty> duties) {
        var faults = new ArrayList<String>();
        loginFault(login).ifPresent(faults::add);
        nameFault(name).ifPresent(faults::add);
        if (duties.isEmpty()) {
            faults.add("请至少选择一项职责");
        }
        var administrators = EnumSet.copyOf(duties.isEmpty() ? EnumSet.noneOf(Duty.class) : duties);
        administrators.removeIf(d -> !d.isAdministrator());
        if (!administrators.isEmpty() && duties.size() > 1) {
            faults.add("系统、安全、审计管理员须由三人分任，且不得兼任其他职责");
        }
        return faults;
    }

    /// What is wrong with an account name.
    public static Optional<String> loginFault(String login) {
        return LOGIN.matcher(login).matches() ? Optional.empty() : Optional.of("账号名应为 3 至 32 位小写字母、数字、点、横线，以字母开头");
    }

    /// What is wrong with a person's name.
    public static Optional<String> nameFault(String name) {
        int length = name.strip().length();
        return length >= 2 && length <= 40 ? Optional.empty() : Optional.of("请填写姓名，2 至 40 个字");
    }

    private byte[] digest(String token) {
        return vault.hmac("account.invite", token.getBytes(StandardCharsets.UTF_8));
    }

    private <T> T inJob(Supplier<T> work) {
        return JOB.call(() -> transactions.execute(status -> work.get()));
    }

    private static Account shown(AccountStore.Row row) {
        return new Account(
                row.id(),
                row.organId(),
                row.login(),
                row.name(),
                row.status(),
                row.proposedBy(),
                row.version(),
                row.duties());
    }
}
