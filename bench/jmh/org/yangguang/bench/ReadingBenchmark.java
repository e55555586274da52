package org.yangguang.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.checking.Checker;
import org.yangguang.report.checking.Finding;
import org.yangguang.report.extraction.Reading;
import org.yangguang.report.extraction.ReportReader;

/// Reports a second on two cores: the reader, format by format, and jsoup's own parsing of the
/// same pages, which is what the reading of a page is measured against.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Threads(2)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class ReadingBenchmark {
    private static final int SPECIMENS = 16;

    private final ReportReader reader = new ReportReader();
    private final List<AnnualReport> reports =
            LongStream.range(0, SPECIMENS).mapToObj(Specimens::report).toList();
    private final List<byte[]> html60 = reports.stream().map(r -> Specimens.html(r, 60)).toList();
    private final List<byte[]> html30 = reports.stream().map(r -> Specimens.html(r, 30)).toList();
    private final List<byte[]> text = reports.stream().map(Specimens::text).toList();
    private final List<byte[]> markdown = reports.stream().map(Specimens::markdown).toList();
    private final List<byte[]> docx = reports.stream().map(Specimens::docx).toList();
    private final List<byte[]> pdf = reports.stream().limit(4).map(Specimens::pdf).toList();
    private int turn;

    private byte[] next(List<byte[]> files) {
        return files.get(Math.floorMod(turn++, files.size()));
    }

    private Reading.Read read(List<byte[]> files) {
        if (reader.read(next(files), "年报") instanceof Reading.Read read
                && read.report().cells().size() > 100) {
            return read;
        }
        throw new IllegalStateException("a specimen was not read");
    }

    @Benchmark
    public Document html60JsoupAlone() {
        return Jsoup.parse(new String(next(html60), StandardCharsets.UTF_8));
    }

    @Benchmark
    public Reading html60() {
        return read(html60);
    }

    @Benchmark
    public Document html30JsoupAlone() {
        return Jsoup.parse(new String(next(html30), StandardCharsets.UTF_8));
    }

    @Benchmark
    public Reading html30() {
        return read(html30);
    }

    @Benchmark
    public List<Finding> html30Checked() {
        var read = read(html30);
        return Checker.check(read.report(), read.notes());
    }

    @Benchmark
    public Reading text() {
        return read(text);
    }

    @Benchmark
    public Reading markdown() {
        return read(markdown);
    }

    @Benchmark
    public Reading docx() {
        return read(docx);
    }

    @Benchmark
    public Reading pdf() {
        return read(pdf);
    }
}
