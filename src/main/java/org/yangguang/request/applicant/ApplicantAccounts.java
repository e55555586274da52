package org.yangguang.request.applicant;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.yangguang.audit.Actor;
import org.yangguang.audit.AuditTrail;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import org.yangguang.database.Settings;
import org.yangguang.identity.PasswordRule;
import org.yangguang.identity.Passwords;
import org.yangguang.messaging.Medium;
import org.yangguang.messaging.Outbox;
import org.yangguang.request.submission.RequestKey;
import org.yangguang.vault.Vault;

/// 申请人账户: a convenience nobody needs. Opening one and forgetting its password are the same errand, a
/// password that takes effect once its address is proven, so that no answer tells whether there is one.
@Component
public class ApplicantAccounts {

    private static final Logger LOG = LoggerFactory.getLogger(ApplicantAccounts.class);
    private static final Scope JOB = Scope.of(DatabaseRole.JOB, Set.of());
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String TABLE = "applicant_account";
    private static final Duration PROOF_GOOD = Duration.ofMinutes(15);
    private static final Duration BETWEEN_PROOFS = Duration.ofMinutes(1);
    private static final Duration SESSION = Duration.ofHours(2);
    private static final Duration LOCK = Duration.ofMinutes(15);
    private static final int TRIES = 5;

    private final AccountStore store;
    private final Passwords passwords;
    private final PasswordRule rule;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Vault vault;
    private final Settings settings;
    private final TransactionTemplate transactions;
    private final Clock clock;

    ApplicantAccounts(
            AccountStore store,
            Passwords passwords,
            PasswordRule rule,
            Outbox outbox,
            AuditTrail audit,
            Vault vault,
            Settings settings,
            TransactionTemplate transactions,
            Clock clock) {
        this.store = store;
        this.passwords = passwords;
        this.rule = rule;
        this.outbox = outbox;
        this.audit = audit;
        this.vault = vault;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Whether addresses of a kind can be proven here: somebody must get what is sent. A demonstration
    /// shows the code on the page instead.
    public boolean opensTo(Medium medium) {
        return settings.demo() || outbox.delivers(medium);
    }

    /// What came of asking for a password.
    public sealed interface Proving {}

    /// @param shown the code, in a demonstration only; else empty
    public record CodeSent(String shown) implements Proving {}

    public record Unfit(String field, String message) implements Proving {}

    /// Asks for a password; it takes effect with the code that goes to the address.
    public Proving ask(String typedAddress, String password) {
        var address = normal(typedAddress);
        var medium = Medium.reaching(address);
        if (medium.isEmpty()) {
            return new Unfit("address", "请填写 11 位手机号或者电子邮箱");
        }
        if (!opensTo(medium.get())) {
            return new Unfit("address", "本平台尚未接通" + medium.get().label() + "，不能用它开设账户。查询码照常可用");
        }
        var faults = rule.faults(password, address);
        if (!faults.isEmpty()) {
            return new Unfit("password", String.join("；", faults));
        }
        var hash = passwords.hash(password);
        var code = "%06d".formatted(RANDOM.nextInt(1_000_000));
        boolean sent = inJob(() -> ask(address, hash, code));
        return new CodeSent(settings.demo() && sent ? code : "");
    }

    private boolean ask(String address, String hash, String code) {
        var now = clock.instant();
        var id = UUID.randomUUID();
        store.begin(id, index(address), Sealed.of(vault, TABLE, id, 0, address), now);
        var row = store.byAddress(index(address)).orElseThrow();
        var last = row.proofSentAt();
        if (last != null && now.isBefore(last.plus(BETWEEN_PROOFS))) {
            return false;
        }
        store.prove(row.id(), hash, proof(row.id(), code), now.plus(PROOF_GOOD), now);
        outbox.put(new Outbox.Posting(
                Optional.empty(),
                "proof:" + row.id() + ":" + now.toEpochMilli(),
                "账户验证码",
                "",
                address,
                "政府信息公开平台账户验证码",
                "【政府信息公开】验证码 " + code + "，15 分钟内有效，用于开设账户或者重设口令。不是您本人操作的，请不必理会，也不要告诉别人。"));
        return true;
    }

    /// Proves an address.
    ///
    /// @return the token of a session; empty if the code is wrong, used up or too old
    public Optional<String> prove(String typedAddress, String code, String network) {
        var address = normal(typedAddress);
        return inJob(() -> {
            var now = clock.instant();
            var row = store.byAddress(index(address)).orElse(null);
            // The same work whether or not there is somebody to compare with.
            var given = proof(row == null ? new UUID(0, 0) : row.id(), code.strip());
            if (row == null
                    || row.proofHash() == null
                    || row.proofUntil() == null
                    || !now.isBefore(row.proofUntil())
                    || row.proofTries() >= TRIES) {
                return Optional.<String>empty();
            }
            if (!Vault.same(given, row.proofHash())) {
                store.countProof(row.id());
                return Optional.empty();
            }
            store.proven(row.id());
            return Optional.of(begin(row.id(), "applicant-account.prove", network, now));
        });
    }

    /// @return the token of a session; empty whatever was wrong
    public Optional<String> signIn(String typedAddress, String password, String network) {
        var address = normal(typedAddress);
        return inJob(() -> {
            var now = clock.instant();
            var row = store.byAddress(index(address)).orElse(null);
            boolean locked = row != null && row.lockedUntil() != null && now.isBefore(row.lockedUntil());
            if (row == null || !row.active() || row.passwordHash() == null || locked) {
                passwords.spendTheTime(password);
                return Optional.<String>empty();
            }
            if (!passwords.matches(password, row.passwordHash())) {
                store.countFailure(row.id(), TRIES, now.plus(LOCK));
                return Optional.empty();
            }
            store.succeed(row.id());
            return Optional.of(begin(row.id(), "applicant-account.sign-in", network, now));
        });
    }

    private String begin(UUID account, String act, String network, Instant now) {
        var random = new byte[32];
        RANDOM.nextBytes(random);
        var token = HexFormat.of().formatHex(random);
        store.beginSession(hash(token), account, now, now.plus(SESSION));
        audit.record(Actor.applicant("", network), act, "applicant-account:" + account, "", "");
        return token;
    }

    /// Who is signed in.
    ///
    /// @param address masked, such as 138****8000
    public record Account(UUID id, String address) {}

    public Optional<Account> of(String token) {
        return inJob(() -> {
            var now = clock.instant();
            return store.bySession(hash(token), now).map(row -> {
                store.prolong(hash(token), now.plus(SESSION));
                return new Account(row.id(), masked(row.address().open(vault, TABLE, row.id(), 0)));
            });
        });
    }

    public void signOut(String token) {
        inJob(() -> {
            store.endSession(hash(token));
            return true;
        });
    }

    /// Deletes the account, its sessions and its list; the requests stay and open with their codes.
    ///
    /// @return false if the password is wrong
    public boolean delete(String token, String password, String network) {
        return inJob(() -> {
            var now = clock.instant();
            var row = store.bySession(hash(token), now).orElse(null);
            if (row == null || row.passwordHash() == null) {
                return false;
            }
            boolean locked = row.lockedUntil() != null && now.isBefore(row.lockedUntil());
            if (locked || !passwords.matches(password, row.passwordHash())) {
                store.countFailure(row.id(), TRIES, now.plus(LOCK));
                return false;
            }
            store.delete(row.id());
            audit.record(
                    Actor.applicant("", network), "applicant-account.delete", "applicant-account:" + row.id(), "", "");
            return true;
        });
    }

    /// A request on somebody's list, with what opens it.
    public record Kept(UUID request, RequestKey key) {}

    public List<Kept> requests(Account account) {
        return inJob(() -> store.requests(account.id()));
    }

    public Optional<RequestKey> key(Account account, UUID request) {
        return requests(account).stream()
                .filter(kept -> kept.request().equals(request))
                .map(Kept::key)
                .findFirst();
    }

    /// Puts a request on the list; its key has been shown before.
    public void add(Account account, Correspondence.Own request) {
        inJob(() -> {
            store.add(account.id(), request.organ(), request.id(), clock.instant());
            return true;
        });
    }

    public void remove(Account account, UUID request) {
        inJob(() -> {
            store.remove(account.id(), request);
            return true;
        });
    }

    /// Goes into the forms of somebody signed in, and must come back with them (W5).
    public String formToken(String token) {
        return HexFormat.of().formatHex(vault.hmac("applicant.form", token.getBytes(StandardCharsets.UTF_8)), 0, 16);
    }

    public boolean isFormToken(String token, String given) {
        return Vault.same(formToken(token).getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    @Scheduled(initialDelayString = "PT6M", fixedDelayString = "PT1H")
    void sweep() {
        var now = clock.instant();
        int gone = inJob(() -> store.sweep(now, now.minus(Duration.ofDays(1))));
        LOG.info("swept sessions and unproven accounts={}", gone);
    }

    private <T> T inJob(Supplier<T> work) {
        return JOB.call(() -> Objects.requireNonNull(transactions.<@Nullable T>execute(status -> work.get())));
    }

    private static String normal(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }

    static String masked(String address) {
        int at = address.indexOf('@');
        return at < 0
                ? address.substring(0, 3) + "****" + address.substring(address.length() - 4)
                : address.substring(0, 1) + "***" + address.substring(at);
    }

    private byte[] index(String address) {
        return vault.blindIndex("applicant.address", address);
    }

    private byte[] proof(UUID account, String code) {
        return vault.hmac("applicant.proof", (account + "|" + code).getBytes(StandardCharsets.UTF_8));
    }

    private byte[] hash(String token) {
        return vault.hmac("applicant.session", token.getBytes(StandardCharsets.UTF_8));
    }
}
