package org.yangguang.release;

import jakarta.annotation.PreDestroy;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;
import org.yangguang.document.seclusion.SecludedProcess;
import org.yangguang.release.BurningChild.Question;
import org.yangguang.release.BurningChild.Survey;
import org.yangguang.release.BurningChild.Verb;
import tools.jackson.databind.json.JsonMapper;

/// Opens materials, each time in a process of its own ([SecludedProcess], U5): what is in them, how a page
/// looks, the outgoing copy, and what can be found in that.
@Component
class BurningProcess {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MEGABYTES = 640;
    private static final int SECONDS = 120;
    private static final byte[] NOTHING = {};
    private static final String TOO_HARD = "这份材料处理不了：内容过于复杂或者已经损坏。请用“打印为 PDF”另存一份，或者拆分后再传。";
    private static final String BUSY = "正在处理的材料太多，请过几分钟再试。";

    private final SecludedProcess process = new SecludedProcess(
            BurningChild.class.getName(), new SecludedProcess.Bounds(MEGABYTES, SECONDS, Burner.MOST_BYTES + 1));

    /// A material that cannot be dealt with; the message is for the officer.
    static final class Unfit extends Exception {
        private static final long serialVersionUID = 1L;

        Unfit(String message) {
            super(message);
        }

        String said() {
            return String.valueOf(getMessage());
        }
    }

    Survey survey(MaterialKind kind, byte[] content, List<String> words) throws Unfit {
        var question = new Question(Verb.SURVEY, kind, List.of(), words, List.of(), 0, 0);
        return JSON.readValue(ask(question, content, NOTHING), Survey.class);
    }

    /// A page as PNG.
    byte[] draw(MaterialKind kind, byte[] content, int page, int width) throws Unfit {
        return ask(new Question(Verb.DRAW, kind, List.of(), List.of(), List.of(), page, width), content, NOTHING);
    }

    byte[] burn(MaterialKind kind, byte[] content, List<Cover> covers) throws Unfit {
        return ask(new Question(Verb.BURN, kind, covers, List.of(), List.of(), 0, 0), content, NOTHING);
    }

    Verification.Verdict verify(
            MaterialKind kind,
            byte[] content,
            byte[] outgoing,
            List<Cover> covers,
            List<String> words,
            List<String> shown)
            throws Unfit {
        var question = new Question(Verb.VERIFY, kind, covers, words, shown, 0, 0);
        return JSON.readValue(ask(question, content, outgoing), Verification.Verdict.class);
    }

    private byte[] ask(Question question, byte[] content, byte[] outgoing) throws Unfit {
        var asked = JSON.writeValueAsBytes(question);
        return switch (process.ask(out -> {
            out.writeInt(asked.length);
            out.write(asked);
            out.writeInt(content.length);
            out.write(content);
            out.writeInt(outgoing.length);
            out.write(outgoing);
        })) {
            case SecludedProcess.Busy _ -> throw new Unfit(BUSY);
            case SecludedProcess.Failed _ -> throw new Unfit(TOO_HARD);
            case SecludedProcess.Heard(var bytes) -> {
                var rest = Arrays.copyOfRange(bytes, 1, bytes.length);
                if (bytes[0] != BurningChild.ANSWERED) {
                    throw new Unfit(
                            bytes[0] == BurningChild.UNFIT ? new String(rest, StandardCharsets.UTF_8) : TOO_HARD);
                }
                yield rest;
            }
        };
    }

    @PreDestroy
    void close() {
        process.close();
    }
}
