package org.yangguang.report.cli;

import static org.yangguang.report.cli.ReportCommand.CLEAN;
import static org.yangguang.report.cli.ReportCommand.UNREADABLE;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.yangguang.document.PdfPress;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.checking.Checker;
import org.yangguang.report.cli.Act.Option;
import org.yangguang.report.cli.EachFile.Made;
import org.yangguang.report.cli.Options.Format;
import org.yangguang.report.extraction.Reading;
import org.yangguang.report.extraction.Reading.Unreadable;
import org.yangguang.report.listing.TerminalText;
import org.yangguang.report.writing.ReportFormat;
import org.yangguang.report.writing.ReportJson;
import org.yangguang.report.writing.ReportWriter;
import org.yangguang.report.writing.UnprintableReport;

/// `report convert`: a report in another format.
final class ConvertAct {
    /// The file, or why there is none.
    private sealed interface Written {}

    private record Bytes(byte[] bytes) implements Written {}

    private record Refused(String why) implements Written {}

    private final Options options;
    private final Surroundings around;
    private final BiFunction<byte[], String, Reading> reader;
    private final ReportWriter writer = new ReportWriter(new PdfPress());

    ConvertAct(Options options, Surroundings around, BiFunction<byte[], String, Reading> reader) {
        this.options = options;
        this.around = around;
        this.reader = reader;
    }

    int run() throws Misuse {
        if (!options.has(Option.TO)) {
            throw new Misuse("没有写要转成什么，例：--to docx。");
        }
        var target = options.oneOf(Option.TO, ReportFormat.values());
        if (options.value(Option.OUT).filter("-"::equals).isPresent()) {
            return toStandardOutput(target);
        }
        var listing = new Listing(Act.CONVERT, Format.TEXT, around.ink());
        var results = results(target);
        Function<Opened.Report, Made> make = opened -> {
            var name = opened.source().name();
            return switch (write(opened, target)) {
                case Bytes(var bytes) ->
                    new Made(TerminalText.safe(name + "：已转为 " + Options.word(target)) + "\n", CLEAN, bytes);
                case Refused(var why) ->
                    new Made(listing.unreadable(name, new Unreadable(Reading.Code.DAMAGED, why)), UNREADABLE, null);
            };
        };
        return new EachFile(options, around, reader, listing, Optional.of(results), make).run();
    }

    private Results results(ReportFormat target) throws Misuse {
        var ending = "." + Options.word(target);
        var given = Results.of(options, ending, Options.word(target));
        if (given.isPresent()) {
            return given.get();
        }
        try {
            return new Results(Results.Folder.SHARED, Path.of(""), ending, Options.word(target));
        } catch (IOException e) {
            throw new Misuse("结果写不进当前文件夹。");
        }
    }

    private int toStandardOutput(ReportFormat target) throws Misuse {
        if (options.has(Option.RESUME)) {
            throw new Misuse("写到标准输出时没有 --resume。");
        }
        var opened = new ArrayList<Opened>();
        new Sources(options.inputs(), around.in()).each(source -> opened.add(Opened.then(source, reader, o -> o)));
        if (opened.size() != 1) {
            throw new Misuse("写到标准输出时只转一份报告，给的路径里有 %d 份。".formatted(opened.size()));
        }
        return switch (opened.getFirst()) {
            case Opened.Not(var source, var why) -> failed(source.name(), why);
            case Opened.Report report ->
                switch (write(report, target)) {
                    case Bytes(var bytes) -> {
                        around.out().write(bytes, 0, bytes.length);
                        yield CLEAN;
                    }
                    case Refused(var why) -> failed(report.source().name(), new Unreadable(Reading.Code.DAMAGED, why));
                };
        };
    }

    private int failed(String name, Unreadable why) {
        around.err().print(new Listing(Act.CONVERT, Format.TEXT, around.ink()).unreadable(name, why));
        return UNREADABLE;
    }

    private Written write(Opened.Report opened, ReportFormat target) {
        var report = opened.report();
        if (target == ReportFormat.JSON) {
            var findings = Checker.check(report, opened.notes());
            return new Bytes(ReportJson.write(report, opened.notes(), findings).getBytes(StandardCharsets.UTF_8));
        }
        try {
            return new Bytes(writer.write(report, target, date(report)));
        } catch (UnprintableReport e) {
            return new Refused(e.chinese());
        }
    }

    /// The day a file carries as its own: that of publication, else today.
    private LocalDate date(AnnualReport report) {
        return Objects.requireNonNullElseGet(report.publishedOn(), () -> LocalDate.now(around.clock()));
    }
}
