package org.yangguang.release;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.yangguang.audit.AuditTrail;
import org.yangguang.release.ReleaseStore.OutgoingRow;
import org.yangguang.release.Review.Result;
import org.yangguang.request.Desk.Hand;
import org.yangguang.vault.Sha256;
import tools.jackson.databind.json.JsonMapper;

/// 生成公开件: makes the copy that goes out, reopens it and searches it. One that does not pass is recorded
/// and thrown away.
@Component
public class Burning {

    private static final int REASON_LEAST = 4;
    private static final int REASON_LONGEST = 200;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Review review;
    private final Materials materials;
    private final ReleaseStore store;
    private final Sealing sealing;
    private final BurningProcess process;
    private final AuditTrail audit;
    private final Clock clock;
    private final TransactionTemplate transactions;

    Burning(
            Review review,
            Materials materials,
            ReleaseStore store,
            Sealing sealing,
            BurningProcess process,
            AuditTrail audit,
            Clock clock,
            TransactionTemplate transactions) {
        this.review = review;
        this.materials = materials;
        this.store = store;
        this.sealing = sealing;
        this.process = process;
        this.audit = audit;
        this.clock = clock;
        this.transactions = transactions;
    }

    private record Made(byte[] content, Verification.Verdict verdict) {}

    /// Pages as pictures with the covers burnt in; without covers a copy freed of hidden data.
    public Result make(Hand by, Material m) {
        var covers = m.covered().stream().map(Box::cover).toList();
        var shown = new ArrayList<>(List.of(m.title()));
        m.covered().forEach(box -> shown.add(box.note()));
        Made made;
        try {
            var original = original(m);
            var content = process.burn(m.kind(), original, covers);
            made = new Made(content, process.verify(m.kind(), original, content, covers, covered(m), shown));
        } catch (BurningProcess.Unfit e) {
            return new Result.Refused(e.said());
        }
        return keep(by, m, covers.isEmpty() ? Outgoing.Way.CLEAN : Outgoing.Way.COVERED, made, "");
    }

    /// The words looked for that were covered somewhere; one that was left everywhere is no secret.
    private static List<String> covered(Material m) {
        return m.words().stream()
                .filter(word -> m.covered().stream()
                        .anyMatch(box -> PageText.withoutBlanks(box.text()).equals(PageText.withoutBlanks(word))))
                .toList();
    }

    /// The original itself, as somebody decided for a reason: its text can be read aloud and searched, and
    /// what is hidden in it goes out with it.
    public Result unchanged(Hand by, Material m, String reason) {
        if (reason.length() < REASON_LEAST || reason.length() > REASON_LONGEST) {
            return new Result.Refused("请写明按原件提供的理由（" + REASON_LEAST + " 至 " + REASON_LONGEST + " 个字）。");
        }
        if (!m.covered().isEmpty()) {
            return new Result.Refused("这份材料有遮盖，不能按原件提供。请生成遮盖后的公开件，或者先取消遮盖。");
        }
        var verdict = new Verification.Verdict(List.of(), List.of(), m.pages().size(), 0);
        return keep(by, m, Outgoing.Way.UNCHANGED, new Made(original(m), verdict), reason);
    }

    private byte[] original(Material m) {
        return Objects.requireNonNull(transactions.execute(
                status -> materials.content(materials.row(m.request(), m.id()).orElseThrow())));
    }

    private Result keep(Hand by, Material m, Outgoing.Way way, Made made, String reason) {
        return review.held(m.request(), organ -> {
            var row = materials.row(m.request(), m.id()).orElseThrow();
            if (row.version() != m.version() || row.aside()) {
                return new Result.Refused("生成期间材料有改动，公开件没有保存。请核对后重新生成。");
            }
            boolean passed = made.verdict().faults().isEmpty();
            var id = UUID.randomUUID();
            var key = sealing.newOutgoingKey(organ, id);
            store.insert(
                    new OutgoingRow(
                            organ,
                            id,
                            m.id(),
                            row.version(),
                            way,
                            m.kind(),
                            made.content().length,
                            Sha256.of(made.content()),
                            clock.instant(),
                            passed,
                            JSON.writeValueAsString(made.verdict()),
                            reason,
                            key,
                            sealing.sealOutgoing(
                                    key, organ, id, "title", m.title().getBytes(StandardCharsets.UTF_8))),
                    by.account(),
                    passed ? sealing.sealOutgoing(key, organ, id, "sealed", made.content()) : null);
            audit.record(
                    by.actor(),
                    "release.make",
                    "request:" + m.request(),
                    reason,
                    "%s %s version=%d covers=%d %s"
                            .formatted(m.id(), way, row.version(), m.covered().size(), passed ? "passed" : "failed"));
            return new Result.Done(m.id(), passed ? "公开件已生成，验证通过。" : "公开件没有通过验证，不能提供。原因见下。");
        });
    }
}
