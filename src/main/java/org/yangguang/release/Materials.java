package org.yangguang.release;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.yangguang.audit.Actor;
import org.yangguang.audit.AuditTrail;
import org.yangguang.request.Outcome;
import org.yangguang.request.ReplyAnnex.Annex;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Reading materials: what they are, how a page looks, the files themselves.
@Component
public class Materials {

    /// Pixels across a page as it is shown for covering.
    private static final int WIDTH = 1100;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ReleaseStore store;
    private final Sealing sealing;
    private final BurningProcess burning;
    private final AuditTrail audit;
    private final TransactionTemplate transactions;

    Materials(
            ReleaseStore store,
            Sealing sealing,
            BurningProcess burning,
            AuditTrail audit,
            TransactionTemplate transactions) {
        this.store = store;
        this.sealing = sealing;
        this.burning = burning;
        this.audit = audit;
        this.transactions = transactions;
    }

    /// The materials of a request in the order in which they were added.
    @Transactional(readOnly = true)
    public List<Material> of(UUID request) {
        return store.materials(request).stream().map(this::material).toList();
    }

    @Transactional(readOnly = true)
    public Optional<Material> find(UUID request, UUID material) {
        return row(request, material).map(this::material);
    }

    Optional<ReleaseStore.MaterialRow> row(UUID request, UUID material) {
        return store.materials(request).stream()
                .filter(row -> row.id().equals(material))
                .findFirst();
    }

    /// What stands for and against a reply with this outcome, for the page of the case.
    public static Annex annex(List<Material> materials, Outcome outcome, java.util.Set<Outcome> withheld) {
        return AnnexRule.judge(MaterialAnnex.reviewed(materials), outcome, withheld);
    }

    /// A file on its way to an officer.
    public record FileContent(String name, String mediaType, byte[] content) {}

    /// The original as it came; reading it is recorded.
    public FileContent original(Actor by, Material m) {
        return java.util.Objects.requireNonNull(transactions.execute(status -> {
            audit.record(by, "release.read-original", "request:" + m.request(), "", "material " + m.id());
            return new FileContent(m.name(), m.kind().mediaType(), content(row(m)));
        }));
    }

    /// The newest copy, if it passed.
    public Optional<FileContent> outgoing(Material m) {
        return Optional.ofNullable(transactions.execute(status -> store.newest(m.id())
                .filter(ReleaseStore.OutgoingRow::passed)
                .map(o -> new FileContent(
                        m.title() + "." + o.kind().extension(),
                        o.kind().mediaType(),
                        sealing.openOutgoing(o.key(), o.organ(), o.id(), "sealed", store.outgoing(o.id()))))
                .orElse(null)));
    }

    /// A page as a picture, or why it cannot be drawn. Drawn once, then kept sealed.
    public Optional<byte[]> page(Material m, int page) {
        if (page < 1 || page > m.pages().size()) {
            return Optional.empty();
        }
        var row = java.util.Objects.requireNonNull(transactions.execute(status -> row(m)));
        var kept = java.util.Objects.requireNonNull(transactions.execute(status -> store.page(m.id(), page)));
        if (kept.isPresent()) {
            return Optional.of(sealing.open(row.key(), m.organ(), m.id(), "page " + page, kept.get()));
        }
        try {
            var content = java.util.Objects.requireNonNull(transactions.execute(status -> content(row)));
            var drawn = burning.draw(m.kind(), content, page, WIDTH);
            transactions.executeWithoutResult(status -> store.insertPage(
                    m.organ(), m.id(), page, sealing.seal(row.key(), m.organ(), m.id(), "page " + page, drawn)));
            return Optional.of(drawn);
        } catch (BurningProcess.Unfit e) {
            return Optional.empty();
        }
    }

    byte[] content(ReleaseStore.MaterialRow row) {
        return sealing.open(row.key(), row.organ(), row.id(), "original", store.original(row.id()));
    }

    private ReleaseStore.MaterialRow row(Material m) {
        return row(m.request(), m.id()).orElseThrow();
    }

    Material material(ReleaseStore.MaterialRow row) {
        var facts = sealing.facts(row);
        return new Material(
                row.id(),
                row.organ(),
                row.request(),
                row.kind(),
                facts.name(),
                facts.title(),
                row.size(),
                HexFormat.of().formatHex(row.sha256()),
                row.addedAt(),
                row.version(),
                JSON.readValue(row.pages(), new TypeReference<List<PageSize>>() {}),
                facts.words(),
                facts.aside(),
                store.boxes(row.id()).stream().map(box -> box(row, box)).toList(),
                store.newest(row.id()).map(Materials::outgoing));
    }

    private Box box(ReleaseStore.MaterialRow row, ReleaseStore.BoxRow box) {
        var facts = sealing.box(row, box);
        return new Box(
                box.id(),
                box.area(),
                ground(box.ground()),
                facts.note(),
                Box.Origin.valueOf(box.origin()),
                box.state(),
                facts.text());
    }

    /// A ground on which a part may be withheld, by its name.
    static Optional<Outcome> ground(@org.jspecify.annotations.Nullable String name) {
        return Arrays.stream(Outcome.values())
                .filter(Outcome::isExemption)
                .filter(outcome -> outcome.name().equals(name))
                .findFirst();
    }

    private static Outgoing outgoing(ReleaseStore.OutgoingRow row) {
        var verdict = JSON.readValue(row.verdict(), Verification.Verdict.class);
        return new Outgoing(
                row.id(),
                row.version(),
                row.way(),
                row.size(),
                HexFormat.of().formatHex(row.sha256()),
                row.madeAt(),
                verdict.faults(),
                verdict.remarks(),
                verdict.words(),
                row.reason());
    }
}
