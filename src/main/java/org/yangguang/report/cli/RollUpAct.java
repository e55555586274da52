package org.yangguang.report.cli;

import static org.yangguang.report.cli.ReportCommand.CLEAN;
import static org.yangguang.report.cli.ReportCommand.FINDINGS;
import static org.yangguang.report.cli.ReportCommand.UNREADABLE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.yangguang.report.checking.Checker;
import org.yangguang.report.checking.Level;
import org.yangguang.report.cli.Act.Option;
import org.yangguang.report.extraction.Reading;
import org.yangguang.report.rollup.OrganTree;
import org.yangguang.report.rollup.OrganTreeFile;
import org.yangguang.report.rollup.Remark;
import org.yangguang.report.rollup.RollUp;
import org.yangguang.report.rollup.RollUpData;
import org.yangguang.report.rollup.RollUpHtml;
import org.yangguang.report.rollup.RollUpText;
import org.yangguang.report.rollup.Submitted;

/// `report rollup`: the reports of a year added up.
final class RollUpAct {
    private static final int FIRST_YEAR = 2008;
    private static final int LAST_YEAR = 2999;

    private final Options options;
    private final Surroundings around;
    private final BiFunction<byte[], String, Reading> reader;
    private final List<Read> reports = new ArrayList<>();
    private final List<Remark> unreadable = new ArrayList<>();

    private sealed interface Outcome {}

    private record Read(String path, Submitted submitted) implements Outcome {}

    private record NotRead(Remark remark) implements Outcome {}

    RollUpAct(Options options, Surroundings around, BiFunction<byte[], String, Reading> reader) {
        this.options = options;
        this.around = around;
        this.reader = reader;
    }

    int run() throws Misuse {
        var format = options.format();
        int wanted = options.has(Option.YEAR) ? options.number(Option.YEAR, FIRST_YEAR, LAST_YEAR) : 0;
        var listed = options.has(Option.TREE) ? Optional.of(listed()) : Optional.<OrganTree>empty();
        readAll();
        if (reports.isEmpty()) {
            unreadable.forEach(r -> around.err().println(r.text()));
            throw new Misuse("没有一份报告读得出，不能汇总。");
        }
        var submitted = reports.stream().map(Read::submitted).toList();
        int year = wanted == 0 ? RollUp.yearOf(submitted) : wanted;
        var tree = listed.isPresent() ? listed.get() : folders(year);
        var rollUp = RollUp.of(tree, submitted, year).with(unreadable);
        around.out()
                .print(
                        switch (format) {
                            case TEXT -> RollUpText.of(rollUp, around.ink()) + contributors(rollUp);
                            case JSON -> RollUpData.json(rollUp);
                            case HTML -> RollUpHtml.page(rollUp);
                            case CSV -> RollUpData.csv(rollUp);
                        });
        boolean clean = rollUp.isComplete() && rollUp.remarks().stream().allMatch(r -> r.level() == Level.HINT);
        return !unreadable.isEmpty() ? UNREADABLE : clean ? CLEAN : FINDINGS;
    }

    private String contributors(RollUp rollUp) throws Misuse {
        var path = options.value(Option.CELL).orElse(null);
        if (path == null) {
            return "";
        }
        return RollUpText.cell(rollUp, path)
                .orElseThrow(() -> new Misuse("没有“%s”这一格，例：table3.new_received.total。".formatted(path)));
    }

    private void readAll() throws Misuse {
        var sources = new Sources(options.inputs(), around.in());
        var progress = new Progress(around, options.has(Option.PROGRESS), sources.count());
        new Batch<Source, Outcome>(
                        options.jobs(), source -> Opened.then(source, reader, RollUpAct::outcome), outcome -> {
                            switch (outcome) {
                                case Read read -> reports.add(read);
                                case NotRead(var remark) -> unreadable.add(remark);
                            }
                            progress.one(outcome instanceof NotRead);
                        })
                .run(sources::each);
        progress.end();
    }

    private static Outcome outcome(Opened opened) {
        return switch (opened) {
            case Opened.Not(var source, var why) ->
                new NotRead(new Remark(
                        "AG-19",
                        Level.WARNING,
                        "",
                        "%s：读不出（%s），未计入。%s".formatted(source.name(), why.code(), why.message())));
            case Opened.Report(var source, var _, var report, var notes) ->
                new Read(source.path(), Submitted.of(source.name(), report, Checker.check(report, notes)));
        };
    }

    private OrganTree folders(int year) {
        var folders = new FolderTree();
        for (var read : reports) {
            if (read.submitted().report().year() == year) {
                folders.add(read.path(), read.submitted().report().organ());
            }
        }
        return folders.tree(options.value(Option.TOP));
    }

    private OrganTree listed() throws Misuse {
        var place = options.value(Option.TREE).orElse("");
        String text;
        try {
            text = decoded(Files.readAllBytes(Sources.path(place)));
        } catch (IOException e) {
            throw new Misuse("机关清单“%s”读不出。清单要是 UTF-8 或 GBK 的 CSV。".formatted(place));
        }
        return switch (OrganTreeFile.read(text)) {
            case OrganTreeFile.Faulty(var faults) -> {
                faults.stream().limit(20).forEach(around.err()::println);
                throw new Misuse("机关清单“%s”有 %d 处不对。".formatted(place, faults.size()));
            }
            case OrganTreeFile.Tree(var root) -> below(root);
        };
    }

    private OrganTree below(OrganTree root) throws Misuse {
        var top = options.value(Option.TOP).orElse(root.organ());
        return root.all()
                .filter(node -> node.organ().equals(top))
                .findFirst()
                .orElseThrow(() -> new Misuse("机关清单里没有“%s”。".formatted(top)));
    }

    private static String decoded(byte[] bytes) throws CharacterCodingException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return Charset.forName("GB18030")
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        }
    }
}
