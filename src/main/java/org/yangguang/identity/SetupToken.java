package org.yangguang.identity;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.yangguang.database.Settings;

/// The one-time token with which a new installation names its administrators. Made at start while there
/// is no account, printed once to the console and kept in memory only, so that whoever can read the
/// console sets the system up and nobody else (I5).
@Component
@Order(10)
public class SetupToken implements ApplicationRunner {

    private static final int BYTES = 16;

    private final Accounts accounts;
    private final Settings settings;
    private final Environment environment;
    private @Nullable String token;

    SetupToken(Accounts accounts, Settings settings, Environment environment) {
        this.accounts = accounts;
        this.settings = settings;
        this.environment = environment;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        // A command on the console has no page to set anything up on.
        if (environment.getProperty("local.server.port") != null) {
            offer(System.out);
        }
    }

    /// Makes and prints a token if there is anything to set up.
    synchronized void offer(PrintStream console) {
        if (settings.demo() || accounts.any()) {
            return;
        }
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        token = HexFormat.of().formatHex(bytes);
        console.printf("%n还没有任何账号。请在浏览器打开 %s 设置管理员，一次性口令：%n%n    %s%n%n口令只显示这一次，设置完成或重新启动后作废。%n%n", address(), token);
    }

    /// Whether the installation waits to be set up.
    public synchronized boolean isWaiting() {
        return token != null && !accounts.any();
    }

    /// Does the work if the token is right, one caller at a time. The token is gone once it is done.
    ///
    /// @return empty if the token is wrong or gone
    public synchronized <T> Optional<T> use(String typed, Supplier<T> work) {
        var expected = token;
        if (expected == null
                || !MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.US_ASCII),
                        typed.strip().getBytes(StandardCharsets.UTF_8))) {
            return Optional.empty();
        }
        var done = work.get();
        token = null;
        return Optional.of(done);
    }

    private String address() {
        var host = environment.getProperty("server.address", "127.0.0.1");
        var port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
        return settings.secure() ? "本平台 HTTPS 地址下的 /setup" : "http://" + host + ":" + port + "/setup";
    }
}
