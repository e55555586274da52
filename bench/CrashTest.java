import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/// 断电演练：kills the application, or the database, with SIGKILL in the middle of a stream of 200
/// submissions, starts again, and looks every acknowledged receipt up by its query code.
///
///     java bench/CrashTest.java application
///     java bench/CrashTest.java database
///
/// Needs a built working copy (`bin/yangguang --version` builds it). Traffic stays on 127.0.0.1. Exit
/// code 0 when every acknowledged receipt is found afterwards.
public final class CrashTest {

    private static final int SUBMISSIONS = 200;
    private static final int SENDERS = 4;
    private static final Pattern CODE = Pattern.compile("id=\"query-code\">([0-9A-Z-]{19})<");
    private static final Pattern TICKET =
            Pattern.compile("name=\"ticket\" value=\"([^\"]+)\"><input type=\"hidden\" name=\"signature\" value=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Path data;
    private final int port;

    private CrashTest(Path data, int port) {
        this.data = data;
        this.port = port;
    }

    public static void main(String[] args) throws Exception {
        var victim = args.length == 1 ? args[0] : "";
        if (!victim.equals("application") && !victim.equals("database")) {
            System.err.println("usage: java bench/CrashTest.java application|database");
            System.exit(64);
        }
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var test = new CrashTest(Files.createTempDirectory("yangguang-crash"), port);
        System.exit(test.run(victim) ? 0 : 1);
    }

    private boolean run(String victim) throws Exception {
        var application = start();
        awaitTold();
        var acknowledged = new ConcurrentHashMap<Integer, String>();
        var sent = new AtomicInteger();
        var failed = new AtomicInteger();
        try (var senders = Executors.newFixedThreadPool(SENDERS)) {
            for (int i = 0; i < SUBMISSIONS; i++) {
                int serial = i;
                senders.submit(() -> {
                    if (sent.incrementAndGet() == SUBMISSIONS / 3) {
                        kill(victim, application);
                    }
                    submit(serial).ifPresentOrElse(code -> acknowledged.put(serial, code), failed::incrementAndGet);
                });
            }
            senders.shutdown();
            senders.awaitTermination(10, TimeUnit.MINUTES);
        }
        System.out.printf("%s killed with SIGKILL: %d acknowledged, %d not acknowledged%n", victim, acknowledged.size(), failed.get());
        var begun = Instant.now();
        var again = application;
        if (!application.isAlive()) {
            again = start();
        }
        awaitReady();
        System.out.printf("ready again after %.1f s%n", Duration.between(begun, Instant.now()).toMillis() / 1000.0);
        int lost = 0;
        for (var receipt : acknowledged.entrySet()) {
            if (!isThere(receipt.getKey(), receipt.getValue())) {
                lost++;
                System.out.println("lost: submission " + receipt.getKey());
            }
        }
        System.out.printf("%d of %d acknowledged receipts found%n", acknowledged.size() - lost, acknowledged.size());
        again.destroy();
        again.waitFor(30, TimeUnit.SECONDS);
        return lost == 0 && acknowledged.size() > SUBMISSIONS / 10;
    }

    private Process start() throws IOException {
        var builder = new ProcessBuilder("bin/yangguang", "demo").redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(data.resolve("out.log").toFile()));
        builder.environment().put("YANGGUANG_DATA", data.resolve("data").toString());
        builder.environment().put("YANGGUANG_PORT", String.valueOf(port));
        builder.environment().put("YANGGUANG_POSTS_PER_MINUTE", "100000");
        builder.environment().put("YANGGUANG_LOOKUPS_PER_MINUTE", "100000");
        return builder.start();
    }

    private void kill(String victim, Process application) {
        try {
            if (victim.equals("application")) {
                application.toHandle().destroyForcibly();
            } else {
                var pid = Files.readAllLines(data.resolve("data/postgres/data/postmaster.pid")).getFirst().strip();
                new ProcessBuilder("kill", "-9", pid).start().waitFor();
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The first start is over when the demonstration has printed its accounts.
    private void awaitTold() throws IOException, InterruptedException {
        for (int i = 0; i < 600; i++) {
            if (Files.readString(data.resolve("out.log")).contains("已启动")) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new IllegalStateException("not started; see " + data.resolve("out.log"));
    }

    private void awaitReady() throws InterruptedException {
        for (int i = 0; i < 300; i++) {
            try {
                if (post("/requests", Map.of("code", "0000-0000-0000-0000", "lastFour", "0000")).statusCode() == 422) {
                    return;
                }
            } catch (IOException e) {
                // Not listening yet.
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new IllegalStateException("not ready; see " + data.resolve("out.log"));
    }

    private Optional<String> submit(int serial) {
        try {
            var page = http.send(
                    HttpRequest.newBuilder(uri("/requests/new?org=330110-01")).timeout(Duration.ofSeconds(20)).build(),
                    HttpResponse.BodyHandlers.ofString());
            var ticket = TICKET.matcher(page.body());
            if (page.statusCode() != 200 || !ticket.find()) {
                return Optional.empty();
            }
            var form = new LinkedHashMap<String, String>();
            form.put("ticket", ticket.group(1));
            form.put("signature", ticket.group(2));
            form.put("org", "330110-01");
            form.put("as", "person");
            form.put("name", "演练");
            form.put("identityKind", "PASSPORT");
            form.put("identity", "E%08d".formatted(serial));
            form.put("phone", phone(serial));
            form.put("subject", "断电演练第 " + serial + " 件");
            form.put("form", "ELECTRONIC");
            form.put("channel", "PLATFORM");
            form.put("agree", "yes");
            form.put("go", "next");
            var answer = post("/requests/new/5", form);
            var code = CODE.matcher(answer.body());
            return answer.statusCode() == 200 && code.find() ? Optional.of(code.group(1)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private boolean isThere(int serial, String code) throws IOException, InterruptedException {
        var phone = phone(serial);
        var page = post("/requests", Map.of("code", code, "lastFour", phone.substring(phone.length() - 4)));
        return page.statusCode() == 200 && page.body().contains("断电演练第 " + serial + " 件");
    }

    private HttpResponse<String> post(String path, Map<String, String> form) throws IOException, InterruptedException {
        var body = new StringBuilder();
        form.forEach((name, value) -> body.append(body.isEmpty() ? "" : "&")
                .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return http.send(
                HttpRequest.newBuilder(uri(path))
                        .timeout(Duration.ofSeconds(20))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static String phone(int serial) {
        return "1390000%04d".formatted(serial);
    }
}
