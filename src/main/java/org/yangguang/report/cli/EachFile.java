package org.yangguang.report.cli;

import static org.yangguang.report.cli.ReportCommand.CLEAN;
import static org.yangguang.report.cli.ReportCommand.FINDINGS;
import static org.yangguang.report.cli.ReportCommand.UNREADABLE;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yangguang.report.cli.Act.Option;
import org.yangguang.report.extraction.Reading;
import org.yangguang.report.extraction.Reading.Unreadable;

/// Reads one file after another, prints a piece about each and writes a result of each. What
/// `read`, `check` and `convert` have in common.
final class EachFile {
    /// What is made of a report.
    ///
    /// @param result to be written where results go; null if there is none
    record Made(String piece, int code, byte @Nullable [] result) {}

    private final Options options;
    private final Surroundings around;
    private final BiFunction<byte[], String, Reading> reader;
    private final Listing listing;
    private final Optional<Results> results;
    private final Function<Opened.Report, Made> make;
    private final Listing.Tally tally = new Listing.Tally();
    private int code = CLEAN;

    private record Work(Source source, Optional<Path> place) {}

    /// @param written where a result was written, with the check sums of source and result
    private record Done(String piece, int code, Optional<Written> written, boolean skipped) {
        Done(String piece, int code) {
            this(piece, code, Optional.empty(), false);
        }
    }

    private record Written(Path place, String sourceSum, String resultSum) {}

    EachFile(
            Options options,
            Surroundings around,
            BiFunction<byte[], String, Reading> reader,
            Listing listing,
            Optional<Results> results,
            Function<Opened.Report, Made> make) {
        this.options = options;
        this.around = around;
        this.reader = reader;
        this.listing = listing;
        this.results = results;
        this.make = make;
    }

    int run() throws Misuse {
        var sources = new Sources(options.inputs(), around.in());
        var progress = new Progress(around, options.has(Option.PROGRESS), sources.count());
        around.out().print(listing.head());
        new Batch<Work, Done>(options.jobs(), this::work, done -> take(done, progress))
                .run(work -> sources.each(source -> work.accept(new Work(source, results.map(r -> r.place(source))))));
        progress.end();
        around.out().print(listing.foot(tally));
        around.out().flush();
        if (tally.skipped > 0) {
            around.err().println("以前已读、没有变化的 %d 份跳过，结果仍在文件夹里。".formatted(tally.skipped));
        }
        return code;
    }

    private Done work(Work work) {
        if (options.has(Option.RESUME) && work.source().fetch() instanceof Source.Bytes(var bytes)) {
            var before = results.flatMap(r -> work.place().flatMap(place -> r.earlier(place, bytes)));
            if (before.isPresent()) {
                return new Done("", before.get(), Optional.empty(), true);
            }
        }
        return Opened.then(work.source(), reader, opened -> done(opened, work.place()));
    }

    private Done done(Opened opened, Optional<Path> place) {
        return switch (opened) {
            case Opened.Not(var source, var why) -> new Done(listing.unreadable(source.name(), why), UNREADABLE);
            case Opened.Report report -> {
                var made = make.apply(report);
                var result = made.result();
                if (results.isEmpty() || place.isEmpty() || result == null) {
                    yield new Done(made.piece(), made.code());
                }
                try {
                    results.get().write(place.get(), result);
                    var written = new Written(place.get(), Results.sum(report.bytes()), Results.sum(result));
                    yield new Done(made.piece(), made.code(), Optional.of(written), false);
                } catch (FileAlreadyExistsException e) {
                    yield notWritten(report.source(), "“%s”已经有了，未覆盖。请用 --out 指定结果文件夹。".formatted(place.get()));
                } catch (IOException e) {
                    yield notWritten(report.source(), "结果写不进“%s”。请检查文件夹和磁盘空间。".formatted(place.get()));
                }
            }
        };
    }

    private Done notWritten(Source source, String why) {
        return new Done(
                listing.unreadable(source.name(), new Unreadable(Reading.Code.DAMAGED, "已读出，但" + why)), UNREADABLE);
    }

    private void take(Done done, Progress progress) {
        around.out().print(done.piece());
        code = Math.max(code, done.code());
        if (done.skipped()) {
            tally.skipped++;
        } else if (done.code() == UNREADABLE) {
            tally.unreadable++;
        } else if (done.code() == FINDINGS) {
            tally.found++;
        } else {
            tally.clean++;
        }
        if (results.isPresent() && done.written().isPresent()) {
            var written = done.written().get();
            try {
                results.get().remember(written.place(), written.sourceSum(), written.resultSum(), done.code());
            } catch (IOException e) {
                around.err().println("记录写不进结果文件夹，下次 --resume 会重读这一份。");
            }
        }
        progress.one(done.code() == UNREADABLE);
    }
}
