package org.yangguang.report.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yangguang.report.checking.Checker;
import org.yangguang.report.checking.ReportJson;
import org.yangguang.report.extraction.Reading;
import org.yangguang.report.extraction.ReportReader;

public final class ReportCommand {
    private ReportCommand() {}

    public static int run(String[] args, PrintStream out, PrintStream err) throws IOException {
        var reader = new ReportReader();
        try (var files = Files.list(Path.of(args[1]))) {
            for (var file : files.sorted().toList()) {
                long t = System.nanoTime();
                var reading = reader.read(Files.readAllBytes(file), String.valueOf(file.getFileName()));
                long ms = (System.nanoTime() - t) / 1_000_000;
                var stem = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
                switch (reading) {
                    case Reading.Read(var report, var notes) -> {
                        Files.writeString(
                                Path.of(args[3]).resolve(stem + ".json"),
                                ReportJson.write(report, Checker.check(report, notes)));
                        out.println(stem + " " + report.organ() + " " + report.year() + " " + report.form() + " " + ms);
                    }
                    case Reading.Unreadable(var code, var message) -> out.println(stem + " " + code + message);
                }
            }
        }
        return 0;
    }
}
