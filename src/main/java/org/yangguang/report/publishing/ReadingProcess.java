package org.yangguang.report.publishing;

import jakarta.annotation.PreDestroy;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.extraction.Note;
import org.yangguang.report.extraction.SourceText;
import org.yangguang.report.published.PublishedReports.Source;
import org.yangguang.vault.Sha256;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Reads uploaded reports, each in a small process of its own, so that a file made to harm its reader
/// harms nothing else (U5): bounded in memory, time and answer, in an empty folder, without our
/// environment and, where the system allows it, without a network.
///
/// A process reads one file and ends: what a file did to it is gone with it. Two are kept ready once the
/// first file has come; one that is not needed ends by itself.
@Component
public class ReadingProcess {

    private static final Logger LOG = LoggerFactory.getLogger(ReadingProcess.class);
    private static final int AT_ONCE = 2;
    private static final int WAITING = 50;
    private static final int PATIENCE_SECONDS = 120;
    private static final int READY_SECONDS = 30;
    private static final int SECONDS = 10;
    private static final int ANSWER_MOST = 5 * 1024 * 1024;
    private static final String TOO_HARD = "这个文件读不出来：内容过于复杂或已损坏。请用原软件另存为 DOCX，或者上传公布网页的 HTML 再试。";
    private static final String BUSY = "正在读取的文件太多，请过几分钟再传这一份。";

    private static final String LAUNCHER = "org.springframework.boot.loader.launch.PropertiesLauncher";

    private final String child;
    private final int seconds;
    private final Semaphore atOnce = new Semaphore(AT_ONCE, true);
    private final Deque<Worker> ready = new ArrayDeque<>();
    private boolean closed;

    /// What came of a file.
    public sealed interface Answer {}

    public record Legible(AnnualReport report, List<Note> notes, SourceText text, Source source) implements Answer {
        public Legible {
            notes = List.copyOf(notes);
        }
    }

    /// @param message Chinese: what is wrong and what to do
    public record Illegible(String message) implements Answer {}

    @Autowired
    ReadingProcess() {
        this(ReadingChild.class.getName(), SECONDS);
    }

    /// @param child class whose `main` reads the file
    /// @param seconds how long it may take
    ReadingProcess(String child, int seconds) {
        this.child = child;
        this.seconds = seconds;
    }

    public Answer read(String name, byte[] content) {
        if (content.length == 0) {
            return new Illegible("请选择文件；所选的是空文件，请重新导出后再传。");
        }
        try {
            if (atOnce.getQueueLength() >= WAITING || !atOnce.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return new Illegible(BUSY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Illegible(BUSY);
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
            Thread.startVirtualThread(this::keepReady);
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
                ImportCodec.notes(answer.get(ReadingChild.NOTES).asString()),
                ImportCodec.source(answer.get(ReadingChild.SOURCE).asString()),
                new Source(name, Sha256.hex(content)));
    }

    private byte[] inChild(String name, byte[] content)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        try (var worker = next()) {
            worker.awaitReady();
            var heard = CompletableFuture.supplyAsync(worker::hear, Thread::startVirtualThread);
            Thread.startVirtualThread(() -> worker.tell(name, content));
            return heard.get(seconds, TimeUnit.SECONDS);
        }
    }

    /// One that is ready, or a new one.
    private Worker next() throws IOException {
        synchronized (ready) {
            while (!ready.isEmpty()) {
                var worker = ready.removeFirst();
                if (worker.isAlive()) {
                    return worker;
                }
                worker.close();
            }
        }
        return new Worker(child);
    }

    private void keepReady() {
        synchronized (ready) {
            try {
                while (!closed && ready.size() < AT_ONCE) {
                    ready.addLast(new Worker(child));
                }
            } catch (IOException e) {
                LOG.warn("no reading process kept ready fault={}", e.getClass().getSimpleName());
            }
        }
    }

    @PreDestroy
    void close() {
        synchronized (ready) {
            closed = true;
            ready.forEach(Worker::close);
            ready.clear();
        }
    }

    /// A process and its folder.
    private static final class Worker implements AutoCloseable {

        private static final boolean OFF_THE_NETWORK = isAllowed("unshare", "-rn", "true");

        private final Path folder;
        private final Process process;
        private final CompletableFuture<Integer> first;

        Worker(String child) throws IOException {
            folder = Files.createTempDirectory("yangguang-reading");
            var command = new ProcessBuilder(command(child))
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            command.environment().clear();
            process = command.start();
            first = CompletableFuture.supplyAsync(this::firstByte, Thread::startVirtualThread);
        }

        boolean isAlive() {
            return process.isAlive();
        }

        void awaitReady() throws InterruptedException, ExecutionException, TimeoutException, IOException {
            if (first.get(READY_SECONDS, TimeUnit.SECONDS) != ReadingChild.READY) {
                throw new IOException("reading process did not start");
            }
        }

        private int firstByte() {
            try {
                return process.getInputStream().read();
            } catch (IOException e) {
                return -1;
            }
        }

        byte[] hear() {
            try {
                return process.getInputStream().readNBytes(ANSWER_MOST + 1);
            } catch (IOException e) {
                return new byte[0];
            }
        }

        /// A child that ends before it has heard everything ends this too; the answer tells.
        void tell(String name, byte[] content) {
            try {
                var in = new DataOutputStream(process.getOutputStream());
                in.writeUTF(name);
                in.writeInt(content.length);
                in.write(content);
                in.flush();
            } catch (IOException e) {
                LOG.debug("child hung up", e);
            }
        }

        @Override
        public void close() {
            process.destroyForcibly();
            try {
                FileSystemUtils.deleteRecursively(folder);
            } catch (IOException e) {
                LOG.warn("reading folder not removed folder={}", folder.getFileName());
            }
        }

        /// The same Java on the same classes; inside a packaged application its launcher finds them.
        private static List<String> command(String child) {
            var words = new ArrayList<String>();
            if (OFF_THE_NETWORK) {
                words.addAll(List.of("unshare", "-rn", "--"));
            }
            words.addAll(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-Xss2m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-Djava.awt.headless=true",
                    "-cp",
                    absolute(System.getProperty("java.class.path"))));
            if (ClassLoader.getSystemResource(LAUNCHER.replace('.', '/') + ".class") == null) {
                words.add(child);
            } else {
                words.add("-Dloader.main=" + child);
                words.add(LAUNCHER);
            }
            return words;
        }

        private static String absolute(String classPath) {
            var separator = System.getProperty("path.separator");
            var paths = new ArrayList<String>();
            for (var part : classPath.split(java.util.regex.Pattern.quote(separator))) {
                paths.add(Path.of(part).toAbsolutePath().toString());
            }
            return String.join(separator, paths);
        }

        private static boolean isAllowed(String... command) {
            try {
                var trial = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                return trial.waitFor(5, TimeUnit.SECONDS) && trial.exitValue() == 0;
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
