package org.yangguang.report.publishing;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.yangguang.report.extraction.Reading;
import org.yangguang.report.extraction.ReportReader;
import org.yangguang.report.extraction.SourceText;
import tools.jackson.databind.json.JsonMapper;

/// What runs in the process of [ReadingProcess]: says when it is ready, reads one file from standard
/// input (its name, its length, its bytes), writes the answer as JSON to standard output and ends.
final class ReadingChild {

    static final String UNREADABLE = "unreadable";
    static final String REPORT = "report";
    static final String NOTES = "notes";
    static final String SOURCE = "source";
    static final int READY = 'R';
    private static final Duration IDLE = Duration.ofMinutes(10);

    private ReadingChild() {}

    /// Only the answer goes to standard output; what a library logs there would spoil it.
    public static void main(String[] none) throws IOException {
        var out = new DataOutputStream(System.out);
        System.setOut(System.err);
        warmUp();
        out.write(READY);
        out.flush();
        var waiting = endAfterIdling();
        var in = new DataInputStream(System.in);
        var name = in.readUTF();
        waiting.interrupt();
        out.write(answer(name, in.readNBytes(in.readInt())).getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /// Nobody may ever send a file: then the process is gone after a while.
    private static Thread endAfterIdling() {
        return Thread.ofPlatform().daemon().start(() -> {
            try {
                Thread.sleep(IDLE);
                Runtime.getRuntime().halt(0);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static String answer(String name, byte[] content) {
        var source = new AtomicReference<>(new SourceText(List.of()));
        var answer = JsonMapper.shared().createObjectNode();
        switch (new ReportReader().read(content, name, source::set)) {
            case Reading.Unreadable(var _, var message) -> answer.put(UNREADABLE, message);
            case Reading.Read(var report, var notes) -> {
                answer.put(REPORT, ReportCodec.write(report));
                answer.put(NOTES, ImportCodec.notes(notes));
                answer.put(SOURCE, ImportCodec.source(source.get()));
            }
        }
        return answer.toString();
    }

    /// Loads what every reading needs, while nobody waits.
    private static void warmUp() {
        var page =
                "<html><body><h1>某局2023年政府信息公开工作年度报告</h1><table><tr><td>规章</td><td>0</td></tr></table></body></html>";
        answer("", page.getBytes(StandardCharsets.UTF_8));
    }
}
