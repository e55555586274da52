package org.yangguang.document.seclusion;

import java.io.BufferedOutputStream;
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
import org.springframework.util.FileSystemUtils;

/// Asks a child process about a file: bounded in memory, time and answer, in an empty folder, without our
/// environment and, where the system allows it, without a network.
///
/// A process answers one request and ends: what a file did to it is gone with it. Some are kept ready once
/// the first request has come; one that is not needed ends by itself.
public final class SecludedProcess implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SecludedProcess.class);
    private static final int AT_ONCE = 2;
    private static final int WAITING = 50;
    private static final int PATIENCE_SECONDS = 120;
    private static final int READY_SECONDS = 30;

    private static final String LAUNCHER = "org.springframework.boot.loader.launch.PropertiesLauncher";

    private final String child;
    private final Bounds bounds;
    private final Semaphore atOnce = new Semaphore(AT_ONCE, true);
    private final Deque<Worker> ready = new ArrayDeque<>();
    private boolean closed;

    /// @param megabytes of memory of the child
    /// @param seconds how long an answer may take
    /// @param answerMost bytes an answer may have
    public record Bounds(int megabytes, int seconds, int answerMost) {}

    /// What came of a request.
    public sealed interface Answer {}

    public record Heard(byte[] bytes) implements Answer {}

    /// Too many are being answered.
    public record Busy() implements Answer {}

    /// No answer in time, or one that is empty or too long.
    public record Failed() implements Answer {}

    /// Writes what the child is to hear.
    public interface Request {
        void write(DataOutputStream out) throws IOException;
    }

    /// @param child class whose `main` serves with [SecludedChild]
    public SecludedProcess(String child, Bounds bounds) {
        this.child = child;
        this.bounds = bounds;
    }

    public Answer ask(Request request) {
        try {
            if (atOnce.getQueueLength() >= WAITING || !atOnce.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return new Busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Busy();
        }
        try {
            var heard = inChild(request);
            return heard.length == 0 || heard.length > bounds.answerMost() ? new Failed() : new Heard(heard);
        } catch (IOException | ExecutionException | TimeoutException e) {
            LOG.warn("no answer child={} fault={}", child, e.getClass().getSimpleName());
            return new Failed();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Failed();
        } finally {
            atOnce.release();
            Thread.startVirtualThread(this::keepReady);
        }
    }

    private byte[] inChild(Request request)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        try (var worker = next()) {
            worker.awaitReady();
            var heard = CompletableFuture.supplyAsync(worker::hear, Thread::startVirtualThread);
            Thread.startVirtualThread(() -> worker.tell(request));
            return heard.get(bounds.seconds(), TimeUnit.SECONDS);
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
        return new Worker(child, bounds);
    }

    private void keepReady() {
        synchronized (ready) {
            try {
                while (!closed && ready.size() < AT_ONCE) {
                    ready.addLast(new Worker(child, bounds));
                }
            } catch (IOException e) {
                LOG.warn("no process kept ready fault={}", e.getClass().getSimpleName());
            }
        }
    }

    @Override
    public void close() {
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
        private final int answerMost;

        Worker(String child, Bounds bounds) throws IOException {
            answerMost = bounds.answerMost();
            folder = Files.createTempDirectory("yangguang-secluded");
            var command = new ProcessBuilder(command(child, bounds.megabytes()))
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
            if (first.get(READY_SECONDS, TimeUnit.SECONDS) != SecludedChild.READY) {
                throw new IOException("child process did not start");
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
                return process.getInputStream().readNBytes(answerMost + 1);
            } catch (IOException e) {
                return new byte[0];
            }
        }

        /// A child that ends before it has heard everything ends this too; the answer tells.
        void tell(Request request) {
            try {
                var in = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
                request.write(in);
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
                LOG.warn("folder not removed folder={}", folder.getFileName());
            }
        }

        /// The same Java on the same classes; inside a packaged application its launcher finds them.
        private static List<String> command(String child, int megabytes) {
            var words = new ArrayList<String>();
            if (OFF_THE_NETWORK) {
                words.addAll(List.of("unshare", "-rn", "--"));
            }
            words.addAll(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx" + megabytes + "m",
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
