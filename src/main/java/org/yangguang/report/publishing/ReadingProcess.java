package org.yangguang.report.publishing;

import jakarta.annotation.PreDestroy;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.yangguang.document.received.FileGate;
import org.yangguang.document.seclusion.SecludedProcess;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.extraction.Note;
import org.yangguang.report.extraction.SourceText;
import org.yangguang.report.published.PublishedReports.Source;
import org.yangguang.vault.Sha256;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads uploaded reports, each in a small process of its own ([SecludedProcess], U5).
@Component
public class ReadingProcess {

    private static final int MEGABYTES = 256;
    private static final int SECONDS = 10;
    private static final int ANSWER_MOST = 5 * 1024 * 1024;
    private static final String TOO_HARD = "这个文件读不出来：内容过于复杂或已损坏。请用原软件另存为 DOCX，或者上传公布网页的 HTML 再试。";
    private static final String BUSY = "正在读取的文件太多，请过几分钟再传这一份。";

    private final SecludedProcess process;

    /// What came of a file.
    public sealed interface Answer {}

    public record Legible(AnnualReport report, List<Note> notes, SourceText text, Source source) implements Answer {
        public Legible {
            notes = List.copyOf(notes);
        }
    }

    /// @param message Chinese: what is wrong and what to do
    public record Illegible(String message) implements Answer {}

    @Autowired
    ReadingProcess() {
        this(ReadingChild.class.getName(), SECONDS);
    }

    /// @param child class whose `main` reads the file
    /// @param seconds how long it may take
    ReadingProcess(String child, int seconds) {
        this.process = new SecludedProcess(child, new SecludedProcess.Bounds(MEGABYTES, seconds, ANSWER_MOST));
    }

    public Answer read(String name, byte[] content) {
        if (content.length == 0) {
            return new Illegible("请选择文件；所选的是空文件，请重新导出后再传。");
        }
        var danger = FileGate.oldOffice(name, content);
        if (danger.isPresent()) {
            return new Illegible(danger.get());
        }
        return switch (process.ask(out -> {
            out.writeUTF(name);
            out.writeInt(content.length);
            out.write(content);
        })) {
            case SecludedProcess.Busy _ -> new Illegible(BUSY);
            case SecludedProcess.Failed _ -> new Illegible(TOO_HARD);
            case SecludedProcess.Heard(var json) -> answer(name, content, json);
        };
    }

    private static Answer answer(String name, byte[] content, byte[] json) {
        JsonNode answer;
        try {
            answer = JsonMapper.shared().readTree(json);
        } catch (JacksonException e) {
            return new Illegible(TOO_HARD);
        }
        if (answer.has(ReadingChild.UNREADABLE)) {
            return new Illegible(answer.get(ReadingChild.UNREADABLE).asString());
        }
        return new Legible(
                ReportCodec.report(answer.get(ReadingChild.REPORT).asString()),
                ImportCodec.notes(answer.get(ReadingChild.NOTES).asString()),
                ImportCodec.source(answer.get(ReadingChild.SOURCE).asString()),
                new Source(name, Sha256.hex(content)));
    }

    @PreDestroy
    void close() {
        process.close();
    }
}
