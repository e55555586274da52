package org.yangguang.report.publishing;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.checking.Finding;
import org.yangguang.report.published.PublishedReports.Source;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Reads uploaded reports, each in a small process of its own, so that a file made to harm its reader
/// harms nothing else (U4): bounded in memory, time and answer, without our environment.
@Component
public class ReadingProcess {

    private static final Logger LOG = LoggerFactory.getLogger(ReadingProcess.class);
    private static final int SECONDS = 10;
    private static final int ANSWER_MOST = 5 * 1024 * 1024;
    private static final String TOO_HARD = "这个文件读不出来：内容过于复杂或已损坏。请用原软件另存为 DOCX，或者上传公布网页的 HTML 再试。";

    private static final String LAUNCHER = "org.springframework.boot.loader.launch.PropertiesLauncher";

    private final Semaphore atOnce = new Semaphore(2);

    /// What came of a file.
    public sealed interface Answer {}

    public record Legible(AnnualReport report, List<Finding> findings, Source source) implements Answer {
        public Legible {
            findings = List.copyOf(findings);
        }
    }

    /// @param message Chinese: what is wrong and what to do
    public record Illegible(String message) implements Answer {}

    public Answer read(String name, byte[] content) {
        if (content.length == 0) {
            return new Illegible("请选择文件；所选的是空文件，请重新导出后再传。");
        }
        if (!atOnce.tryAcquire()) {
            return new Illegible("正在读取别的文件，请稍候一分钟再传。");
        }
        try {
            return answer(name, content, inChild(name, content));
        } catch (IOException | ExecutionException | JacksonException e) {
            LOG.warn(
                    "report not read bytes={} fault={}",
                    content.length,
                    e.getClass().getSimpleName());
            return new Illegible(TOO_HARD);
        } catch (TimeoutException e) {
            LOG.warn("report not read in time bytes={}", content.length);
            return new Illegible(TOO_HARD);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Illegible(TOO_HARD);
        } finally {
            atOnce.release();
        }
    }

    private static Answer answer(String name, byte[] content, byte[] json) {
        if (json.length == 0 || json.length > ANSWER_MOST) {
            return new Illegible(TOO_HARD);
        }
        var answer = JsonMapper.shared().readTree(json);
        if (answer.has(ReadingChild.UNREADABLE)) {
            return new Illegible(answer.get(ReadingChild.UNREADABLE).asString());
        }
        return new Legible(
                ReportCodec.report(answer.get(ReadingChild.REPORT).asString()),
                ReportCodec.findings(answer.get(ReadingChild.FINDINGS).asString()),
                new Source(name, sha256(content)));
    }

    private static byte[] inChild(String name, byte[] content)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        var command = new ProcessBuilder(command()).redirectError(ProcessBuilder.Redirect.DISCARD);
        command.environment().clear();
        var child = command.start();
        try {
            var heard = CompletableFuture.supplyAsync(() -> hear(child), Thread::startVirtualThread);
            Thread.startVirtualThread(() -> tell(child, name, content));
            return heard.get(SECONDS, TimeUnit.SECONDS);
        } finally {
            child.destroyForcibly();
        }
    }

    /// The same Java on the same classes; inside a packaged application its launcher finds them.
    private static List<String> command() {
        var child = ReadingChild.class.getName();
        var words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Xss2m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path")));
        if (ClassLoader.getSystemResource(LAUNCHER.replace('.', '/') + ".class") == null) {
            words.add(child);
        } else {
            words.add("-Dloader.main=" + child);
            words.add(LAUNCHER);
        }
        return words;
    }

    private static byte[] hear(Process child) {
        try (var out = child.getInputStream()) {
            return out.readNBytes(ANSWER_MOST + 1);
        } catch (IOException e) {
            return new byte[0];
        }
    }

    /// A child that ends before it has heard everything ends this too; the answer tells.
    private static void tell(Process child, String name, byte[] content) {
        try (var in = new DataOutputStream(child.getOutputStream())) {
            in.writeUTF(name);
            in.write(content);
        } catch (IOException e) {
            LOG.debug("child hung up", e);
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
