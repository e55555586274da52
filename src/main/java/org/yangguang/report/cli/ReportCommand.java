package org.yangguang.report.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.DisputeColumn;
import org.yangguang.report.DisputeRoute;
import org.yangguang.report.Form;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.TableTwoField;
import org.yangguang.report.checking.Checker;
import org.yangguang.report.checking.Finding;
import org.yangguang.report.checking.Level;
import org.yangguang.report.extraction.Reading;
import org.yangguang.report.extraction.ReportReader;
import org.yangguang.report.writing.ReportJson;

/// `report read` and `report check`: a file or a folder in, JSON files and lines for people out.
///
/// A file that cannot be read is one line in the result and never stops the others.
public final class ReportCommand {
    /// Nothing wrong.
    public static final int CLEAN = 0;
    /// Read, and the checks found something.
    public static final int FINDINGS = 1;
    /// At least one file could not be read, or the command was not understood.
    public static final int UNREADABLE = 2;

    private static final long MOST_BYTES = 64L * 1024 * 1024;
    private static final String HELP = """
            年报读取与校验

            用法
              report read  文件或文件夹…  [--out 文件夹]   读成 JSON，每份报告一个“文件名.json”
              report check 文件或文件夹…                   列出校验结果
              report --help                               显示本说明

            能读什么
              政府信息公开工作年度报告：2021 年格式（国办公开办函〔2021〕30号）、2019 年格式（60号）
              和 2018 年度及以前的统计表；文本、Markdown、网页、DOCX、PDF，格式按内容识别，不看文件名。

            JSON 里有什么
              organ 机关、year 年度、format 格式（2021、2019、pre2019）、table2 至 table4 三张表、
              indicators 旧统计表、findings 勾稽不符、other_findings 其他校验结果。
              读不出、没有填的格是 null；印作 0 的才是 0。采购总金额按原文的单位，单位另写。

            校验级别
              错误  勾稽不符、缺行缺列等，不改正不应公布
              警告  应当改正或者说明
              提示  请看一眼

            退出码
              0 没有问题    1 有校验结果    2 有文件读不出，或命令写错

            例
              report read 年报/ --out 结果/
              report check 余杭区商务局2022.html
            """;

    private final PrintStream out;
    private final PrintStream err;
    private final ReportReader reader = new ReportReader();
    private final Map<Path, Path> written = new HashMap<>();

    private ReportCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /// @param args the words after `report`
    /// @return exit code: 0 clean, 1 findings, 2 unreadable input
    public static int run(String[] args, PrintStream out, PrintStream err) {
        return new ReportCommand(out, err).run(List.of(args));
    }

    private int run(List<String> args) {
        if (args.isEmpty() || args.contains("--help") || args.contains("-h")) {
            out.print(HELP);
            return args.isEmpty() ? UNREADABLE : CLEAN;
        }
        var act = args.getFirst();
        if (!act.equals("read") && !act.equals("check")) {
            return misused("不认识的命令“%s”。".formatted(act));
        }
        var files = new ArrayList<Path>();
        Path folder = null;
        for (int i = 1; i < args.size(); i++) {
            var arg = args.get(i);
            if (arg.equals("--out")) {
                if (act.equals("check") || ++i == args.size()) {
                    return misused("--out 只用于 read，后面要写文件夹。");
                }
                folder = Path.of(args.get(i));
            } else if (arg.startsWith("--")) {
                return misused("不认识的选项“%s”。".formatted(arg));
            } else {
                files.add(Path.of(arg));
            }
        }
        if (files.isEmpty()) {
            return misused("没有写要读的文件。");
        }
        return all(act.equals("read"), files, folder);
    }

    private int misused(String why) {
        err.println(why + "用 report --help 看用法。");
        return UNREADABLE;
    }

    private int all(boolean read, List<Path> arguments, @Nullable Path folder) {
        int code = CLEAN;
        int count = 0;
        for (var argument : arguments) {
            for (var file : files(argument)) {
                count++;
                code = Math.max(code, read ? read(file, folder) : check(file));
            }
        }
        if (count == 0) {
            err.println("文件夹里没有文件。");
            return UNREADABLE;
        }
        return code;
    }

    private List<Path> files(Path argument) {
        if (!Files.isDirectory(argument)) {
            return List.of(argument);
        }
        try (var list = Files.walk(argument, 8)) {
            return list.filter(Files::isRegularFile)
                    .filter(f -> !f.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            err.println(argument + "：文件夹打不开。请检查权限。");
            return List.of(argument);
        }
    }

    private Reading open(Path file) {
        var name = Objects.toString(file.getFileName(), file.toString());
        try {
            if (!Files.exists(file)) {
                return new Reading.Unreadable(Reading.Code.EMPTY, "没有这个文件。请检查路径。");
            }
            if (Files.size(file) > MOST_BYTES) {
                return new Reading.Unreadable(Reading.Code.TOO_LARGE, "文件超过 20 MB，未打开。请只保留报告正文。");
            }
            return reader.read(Files.readAllBytes(file), name);
        } catch (IOException e) {
            return new Reading.Unreadable(Reading.Code.DAMAGED, "文件打不开。请检查权限。");
        }
    }

    private int read(Path file, @Nullable Path folder) {
        return switch (open(file)) {
            case Reading.Unreadable(var code, var message) -> unreadable(file, code, message);
            case Reading.Read(var report, var notes) -> {
                var findings = Checker.check(report, notes);
                try {
                    write(file, folder, report, findings);
                } catch (IOException e) {
                    err.println(file + "：结果写不进“" + folder + "”。请检查文件夹和磁盘空间。");
                    yield UNREADABLE;
                }
                out.println(summary(file, report, findings));
                yield findings.isEmpty() ? CLEAN : FINDINGS;
            }
        };
    }

    private int unreadable(Path file, Reading.Code code, String message) {
        out.println(file.getFileName() + "：读不出（" + code + "）。" + message);
        return UNREADABLE;
    }

    private void write(Path file, @Nullable Path folder, AnnualReport report, List<Finding> findings)
            throws IOException {
        var json = ReportJson.write(report, findings);
        if (folder == null) {
            return;
        }
        Files.createDirectories(folder);
        var name = Objects.toString(file.getFileName(), "report");
        int dot = name.lastIndexOf('.');
        var target = folder.resolve((dot > 0 ? name.substring(0, dot) : name) + ".json");
        var before = written.putIfAbsent(target, file);
        if (before != null) {
            err.println(file + "：与 " + before + " 同名，结果都写入 " + target + "，后者覆盖前者。");
        }
        Files.writeString(target, json);
    }

    private static String summary(Path file, AnnualReport report, List<Finding> findings) {
        long looked = cellsOf(report.form());
        long known =
                report.cells().values().stream().filter(c -> c.value() != null).count();
        return "%s：%s，%s，%s格式，读出 %d/%d 格，%s"
                .formatted(
                        file.getFileName(),
                        report.organ().isEmpty() ? "机关不详" : report.organ(),
                        report.year() == 0 ? "年度不详" : report.year() + " 年度",
                        report.form().code(),
                        known,
                        looked,
                        counts(findings));
    }

    /// How many numbers the form has.
    private static long cellsOf(Form form) {
        return form == Form.FMT_LEGACY
                ? 0
                : TableTwoField.of(form).size()
                        + (long) TableThreeRow.of(form).size() * ApplicantColumn.values().length
                        + (long) DisputeRoute.values().length * DisputeColumn.values().length;
    }

    private static String counts(List<Finding> findings) {
        if (findings.isEmpty()) {
            return "没有发现问题";
        }
        var parts = new ArrayList<String>();
        for (var level : Level.values()) {
            long count = findings.stream().filter(f -> f.level() == level).count();
            if (count > 0) {
                parts.add(level.label() + " " + count);
            }
        }
        return String.join("、", parts);
    }

    private int check(Path file) {
        return switch (open(file)) {
            case Reading.Unreadable(var code, var message) -> unreadable(file, code, message);
            case Reading.Read(var report, var notes) -> {
                var findings = Checker.forPeople(Checker.check(report, notes));
                out.println(summary(file, report, findings));
                FindingTable.print(findings, out);
                yield findings.isEmpty() ? CLEAN : FINDINGS;
            }
        };
    }
}
