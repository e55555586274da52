package org.yangguang.report.publishing;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.yangguang.report.checking.Checker;
import org.yangguang.report.extraction.Reading;
import org.yangguang.report.extraction.ReportReader;
import tools.jackson.databind.json.JsonMapper;

/// Reads one uploaded file in a process of its own, which knows no database and no key: a name and the
/// bytes come in, what was read goes out as JSON.
public final class ReadingChild {

    static final String REPORT = "report";
    static final String FINDINGS = "findings";
    static final String UNREADABLE = "unreadable";

    private ReadingChild() {}

    /// Only the answer goes to standard output; what a library logs there would spoil it.
    public static void main(String[] none) throws IOException {
        var answerTo = System.out;
        System.setOut(System.err);
        var in = new DataInputStream(System.in);
        var name = in.readUTF();
        var answer = JsonMapper.shared().createObjectNode();
        switch (new ReportReader().read(in.readAllBytes(), name)) {
            case Reading.Unreadable(var _, var message) -> answer.put(UNREADABLE, message);
            case Reading.Read(var report, var notes) -> {
                answer.put(REPORT, ReportCodec.write(report));
                answer.put(FINDINGS, ReportCodec.write(Checker.check(report, notes)));
            }
        }
        var out = new PrintStream(answerTo, false, StandardCharsets.UTF_8);
        out.print(answer);
        out.flush();
    }
}
