package org.yangguang.report.publishing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.yangguang.document.seclusion.SecludedChild;
import org.yangguang.report.extraction.Reading;
import org.yangguang.report.extraction.ReportReader;
import org.yangguang.report.extraction.SourceText;
import tools.jackson.databind.json.JsonMapper;

/// What runs in the process of [ReadingProcess]: reads one file (its name, its length, its bytes) and
/// answers in JSON.
final class ReadingChild {

    static final String UNREADABLE = "unreadable";
    static final String REPORT = "report";
    static final String NOTES = "notes";
    static final String SOURCE = "source";
    static final int READY = SecludedChild.READY;

    private ReadingChild() {}

    public static void main(String[] none) throws IOException {
        SecludedChild.serve(ReadingChild::warmUp, (request, answer) -> {
            var name = request.readUTF();
            answer.write(answer(name, request.readNBytes(request.readInt())).getBytes(StandardCharsets.UTF_8));
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
