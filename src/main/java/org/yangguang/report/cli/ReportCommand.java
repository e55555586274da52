package org.yangguang.report.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.yangguang.report.checking.Checker;
import org.yangguang.report.cli.EachFile.Made;
import org.yangguang.report.extraction.Reading;
import org.yangguang.report.extraction.ReportReader;
import org.yangguang.report.writing.ReportJson;

/// `report read|check|diff|rollup|convert`: files, folders and archives in, results for people and
/// programs out.
///
/// A file that cannot be read is one line in the result and never stops the others.
public final class ReportCommand {
    /// Nothing wrong.
    public static final int CLEAN = 0;
    /// Read, and something was found.
    public static final int FINDINGS = 1;
    /// At least one file could not be read, or the command was not understood.
    public static final int UNREADABLE = 2;

    private final Surroundings around;
    private final BiFunction<byte[], String, Reading> reader;

    ReportCommand(Surroundings around, BiFunction<byte[], String, Reading> reader) {
        this.around = around;
        this.reader = reader;
    }

    /// @param args the words after `report`
    /// @return exit code: 0 clean, 1 findings, 2 unreadable input
    public static int run(String[] args, PrintStream out, PrintStream err) {
        return new ReportCommand(Surroundings.of(out, err), new ReportReader()::read).run(List.of(args));
    }

    int run(List<String> args) {
        if (args.isEmpty()) {
            around.out().print(Act.helpForAll());
            return UNREADABLE;
        }
        var act = Act.of(args.getFirst()).orElse(null);
        if (args.contains("--help") || args.contains("-h") || args.getFirst().equals("help")) {
            around.out().print(act == null ? Act.helpForAll() : act.help());
            return CLEAN;
        }
        try {
            if (act == null) {
                throw new Misuse("不认识的命令“%s”。".formatted(args.getFirst().replaceAll("\\p{Cntrl}", "·")));
            }
            var options = Options.parse(act, new ArrayList<>(args.subList(1, args.size())));
            return switch (act) {
                case READ -> read(options);
                case CHECK -> new CheckAct(options, around, reader).run();
                case DIFF -> new DiffAct(options, around, reader).run();
                case ROLLUP -> new RollUpAct(options, around, reader).run();
                case CONVERT -> new ConvertAct(options, around, reader).run();
            };
        } catch (Misuse e) {
            var more = act == null ? "report --help" : "report " + act.word() + " --help";
            around.err().println(e.words() + "用 " + more + " 看用法。");
            return UNREADABLE;
        } finally {
            around.out().flush();
        }
    }

    private int read(Options options) throws Misuse {
        var listing = new Listing(Act.READ, options.format(), around.ink());
        var results = Results.of(options, ".json", "json");
        return new EachFile(options, around, reader, listing, results, opened -> {
                    var findings = Checker.check(opened.report(), opened.notes());
                    var json = results.isEmpty()
                            ? null
                            : ReportJson.write(opened.report(), opened.notes(), findings)
                                    .getBytes(StandardCharsets.UTF_8);
                    return new Made(
                            listing.report(opened.source().name(), opened.report(), findings),
                            findings.isEmpty() ? CLEAN : FINDINGS,
                            json);
                })
                .run();
    }
}
