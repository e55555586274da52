package org.yangguang.fuzz;

import java.util.ArrayList;
import java.util.List;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.checking.Checker;
import org.yangguang.report.extraction.Reading;
import org.yangguang.report.extraction.ReportReader;
import org.yangguang.report.extraction.SourceText;

/// What a coverage-guided fuzzer feeds: whatever the bytes, the reader answers, the checks and the
/// writers follow, and nothing is thrown.
public final class ReadAnything {

    private static final ReportReader READER = new ReportReader();

    private ReadAnything() {}

    public static void fuzzerTestOneInput(byte[] content) {
        List<SourceText> source = new ArrayList<>();
        switch (READER.read(content, "来件", source::add)) {
            case Reading.Unreadable(var _, var message) -> {
                if (!message.endsWith("。")) {
                    throw new AssertionError("a refusal that is no sentence: " + message);
                }
            }
            case Reading.Read(var report, var notes) -> {
                wellFormed(report);
                Checker.forPeople(Checker.check(report, notes));
            }
        }
    }

    /// What every report keeps, wherever it came from (security U9, U10).
    private static void wellFormed(AnnualReport report) {
        report.cells().forEach((id, cell) -> {
            var value = cell.value();
            if (value != null && value.precision() - value.scale() > 13) {
                throw new AssertionError(id.path() + " is too long a number: " + value);
            }
        });
        var text = report.title() + report.organ();
        if (text.chars().anyMatch(c -> c == 0xFFFD || c == 0)) {
            throw new AssertionError("text with characters that stand for none");
        }
    }
}
