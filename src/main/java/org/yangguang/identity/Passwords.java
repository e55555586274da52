package org.yangguang.identity;

import java.util.concurrent.Semaphore;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/// Argon2id with 19 MiB and two passes, at most four at once (I1).
@Component
public class Passwords {

    private final Argon2PasswordEncoder argon2 = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
    private final Semaphore atOnce = new Semaphore(4);
    /// Checked against when there is no such account, so that both answers take equally long.
    private final String nobody = argon2.encode("nobody has this password");

    public String hash(String password) {
        atOnce.acquireUninterruptibly();
        try {
            return java.util.Objects.requireNonNull(argon2.encode(password));
        } finally {
            atOnce.release();
        }
    }

    public boolean matches(String password, String hash) {
        atOnce.acquireUninterruptibly();
        try {
            return argon2.matches(password, hash);
        } finally {
            atOnce.release();
        }
    }

    public void spendTheTime(String password) {
        matches(password, nobody);
    }
}
