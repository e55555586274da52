package org.yangguang.report.cli;

import static org.yangguang.report.cli.ReportCommand.CLEAN;
import static org.yangguang.report.cli.ReportCommand.FINDINGS;
import static org.yangguang.report.cli.ReportCommand.UNREADABLE;

import java.util.ArrayList;
import java.util.function.BiFunction;
import org.yangguang.report.cli.Act.Option;
import org.yangguang.report.comparing.DiffData;
import org.yangguang.report.comparing.DiffHtml;
import org.yangguang.report.comparing.DiffText;
import org.yangguang.report.comparing.ReportDiff;
import org.yangguang.report.extraction.Reading;

/// `report diff`: two reports side by side.
final class DiffAct {
    private final Options options;
    private final Surroundings around;
    private final BiFunction<byte[], String, Reading> reader;

    DiffAct(Options options, Surroundings around, BiFunction<byte[], String, Reading> reader) {
        this.options = options;
        this.around = around;
        this.reader = reader;
    }

    int run() throws Misuse {
        var format = options.format();
        if (options.inputs().size() != 2) {
            throw new Misuse(
                    "diff 要写两份报告，前者在前，写了 %d 份。".formatted(options.inputs().size()));
        }
        var opened = new ArrayList<Opened>();
        new Sources(options.inputs(), around.in()).each(source -> opened.add(Opened.then(source, reader, o -> o)));
        if (opened.size() != 2) {
            throw new Misuse("diff 只比两份报告，给的路径里有 %d 份。".formatted(opened.size()));
        }
        if (!(opened.get(0) instanceof Opened.Report before) || !(opened.get(1) instanceof Opened.Report after)) {
            for (var one : opened) {
                if (one instanceof Opened.Not(var source, var why)) {
                    var listing = new Listing(Act.DIFF, Options.Format.TEXT, around.ink());
                    around.err().print(listing.unreadable(source.name(), why));
                }
            }
            return UNREADABLE;
        }
        var diff = ReportDiff.of(before.report(), after.report());
        var a = name(before);
        var b = name(after);
        var extent = options.has(Option.ALL) ? DiffText.Extent.EVERYTHING : DiffText.Extent.CHANGES;
        around.out()
                .print(
                        switch (format) {
                            case TEXT -> DiffText.of(diff, a, b, extent, around.ink());
                            case JSON -> DiffData.json(diff);
                            case HTML -> DiffHtml.page(diff, a, b);
                            case CSV -> DiffData.csv(diff);
                        });
        return diff.isEmpty() ? CLEAN : FINDINGS;
    }

    private static String name(Opened.Report opened) {
        var report = opened.report();
        var organ = report.organ().isEmpty() ? "机关不详" : report.organ();
        var year = report.year() == 0 ? "年度不详" : report.year() + " 年度";
        return "%s（%s，%s）".formatted(opened.source().name(), organ, year);
    }
}
