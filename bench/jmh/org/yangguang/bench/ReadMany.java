package org.yangguang.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.yangguang.report.checking.Checker;
import org.yangguang.report.extraction.Reading;
import org.yangguang.report.extraction.ReportReader;

/// Writes many HTML reports of 30 KB into a folder, then reads and checks all of them on all
/// cores, several times over, and prints rate and heap.
///
///     ReadMany [reports] [runs]
public final class ReadMany {
    private static final int PAGES = 400;

    private ReadMany() {}

    public static void main(String[] args) throws Exception {
        int reports = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        int runs = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        var folder = Path.of("target", "read-many");
        write(folder, reports);
        int cores = Runtime.getRuntime().availableProcessors();
        System.out.printf(
                Locale.ROOT,
                "%,d reports, %d cores, heap at most %d MB%n",
                reports,
                cores,
                Runtime.getRuntime().maxMemory() >> 20);
        var seconds = new ArrayList<Double>();
        for (int run = 1; run <= runs; run++) {
            resetPeaks();
            long cpu = cpu();
            long start = System.nanoTime();
            var findings = readAndCheck(folder, reports, cores);
            double took = (System.nanoTime() - start) / 1e9;
            seconds.add(took);
            System.out.printf(
                    Locale.ROOT,
                    "run %d: %.1f s, %.0f reports/s, %.2f ms of a core each, %d findings, heap peak %d MB%n",
                    run,
                    took,
                    reports / took,
                    (cpu() - cpu) / 1e6 / reports,
                    findings,
                    peak() >> 20);
        }
        Collections.sort(seconds);
        double median = seconds.get(seconds.size() / 2);
        System.out.printf(Locale.ROOT, "median: %.1f s, %.0f reports/s%n", median, reports / median);
    }

    /// Files of an earlier call are used again.
    private static void write(Path folder, int reports) throws IOException {
        var pages = new ArrayList<byte[]>();
        for (int i = 0; i < Math.min(PAGES, reports); i++) {
            pages.add(Specimens.html(Specimens.report(i), 30));
        }
        for (int i = 0; i < reports; i++) {
            var file = file(folder, i);
            if (i % 1000 == 0) {
                Files.createDirectories(file.getParent());
            }
            if (!Files.exists(file)) {
                Files.write(file, pages.get(i % pages.size()));
            }
        }
    }

    private static Path file(Path folder, int number) {
        return folder.resolve("%03d".formatted(number / 1000)).resolve("%06d.html".formatted(number));
    }

    private static long readAndCheck(Path folder, int reports, int cores) throws Exception {
        var reader = new ReportReader();
        var next = new AtomicInteger();
        var findings = new LongAdder();
        try (var workers = Executors.newFixedThreadPool(cores)) {
            var running = new ArrayList<Future<?>>();
            for (int worker = 0; worker < cores; worker++) {
                running.add(workers.submit(() -> {
                    for (int i = next.getAndIncrement(); i < reports; i = next.getAndIncrement()) {
                        var file = file(folder, i);
                        var reading = reader.read(Files.readAllBytes(file), file.toString());
                        if (!(reading instanceof Reading.Read read)) {
                            throw new IllegalStateException(file + ": " + reading);
                        }
                        findings.add(Checker.check(read.report(), read.notes()).size());
                    }
                    return null;
                }));
            }
            for (var run : running) {
                run.get();
            }
        }
        return findings.sum();
    }

    /// On a machine that is busy otherwise this tells more than the clock does.
    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static void resetPeaks() {
        ManagementFactory.getMemoryPoolMXBeans().forEach(pool -> pool.resetPeakUsage());
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }
}
