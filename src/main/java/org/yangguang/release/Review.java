package org.yangguang.release;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.yangguang.audit.AuditTrail;
import org.yangguang.document.received.FileGate;
import org.yangguang.document.received.ReceivedFile;
import org.yangguang.release.ReleaseStore.BoxRow;
import org.yangguang.release.ReleaseStore.MaterialRow;
import org.yangguang.release.Sealing.BoxFacts;
import org.yangguang.release.Sealing.MaterialFacts;
import org.yangguang.request.Cases;
import org.yangguang.request.Desk.Hand;
import org.yangguang.request.Outcome;
import org.yangguang.request.ReplyDraft;
import org.yangguang.request.RequestState;
import org.yangguang.vault.Sha256;
import tools.jackson.databind.json.JsonMapper;

/// What an officer does with the materials of a request, until its reply is sent for signature: each act a
/// transaction with its record in the trail.
@Component
public class Review {

    private static final int MATERIALS_MOST = 30;
    private static final int BOXES_MOST = 3_000;
    private static final int WORDS_MOST = 50;
    private static final int WORD_LONGEST = 100;
    private static final int NOTE_LONGEST = 200;
    private static final int TITLE_LONGEST = 80;
    private static final int REASON_LEAST = 4;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ReleaseStore store;
    private final Materials materials;
    private final Sealing sealing;
    private final BurningProcess burning;
    private final Cases cases;
    private final AuditTrail audit;
    private final Clock clock;
    private final TransactionTemplate transactions;

    Review(
            ReleaseStore store,
            Materials materials,
            Sealing sealing,
            BurningProcess burning,
            Cases cases,
            AuditTrail audit,
            Clock clock,
            TransactionTemplate transactions) {
        this.store = store;
        this.materials = materials;
        this.sealing = sealing;
        this.burning = burning;
        this.cases = cases;
        this.audit = audit;
        this.clock = clock;
        this.transactions = transactions;
    }

    /// What came of an act.
    public sealed interface Result {
        /// @param subject the material or box it was done to
        record Done(UUID subject, String remark) implements Result {}

        /// @param message Chinese: why not and what to do
        record Refused(String message) implements Result {}
    }

    /// Adds a file to what will be given with the reply. The original is kept as it came.
    public Result add(Hand by, UUID request, String name, String declared, byte[] content) {
        return switch (FileGate.check(name, declared, content, MaterialKind.TAKEN)) {
            case FileGate.Refused(var message) -> new Result.Refused(message + "。");
            case FileGate.Accepted(var file) -> add(by, request, file);
        };
    }

    private Result add(Hand by, UUID request, ReceivedFile file) {
        var content = file.content();
        var kind = MaterialKind.of(file.kind());
        BurningChild.Survey survey;
        try {
            survey = burning.survey(kind, content, List.of());
        } catch (BurningProcess.Unfit e) {
            return new Result.Refused(e.said());
        }
        var id = UUID.randomUUID();
        return held(request, organ -> {
            if (store.materials(request).size() >= MATERIALS_MOST) {
                return new Result.Refused("一件申请最多 " + MATERIALS_MOST + " 份拟公开材料，请合并后再传。");
            }
            var key = sealing.newKey(organ, id);
            var title = file.title().length() > TITLE_LONGEST ? file.title().substring(0, TITLE_LONGEST) : file.title();
            var row = new MaterialRow(
                    organ,
                    id,
                    request,
                    kind,
                    content.length,
                    Sha256.of(content),
                    JSON.writeValueAsString(survey.pages()),
                    clock.instant(),
                    0,
                    false,
                    key,
                    sealing.sealFacts(key, organ, id, new MaterialFacts(file.name(), title, List.of(), "")));
            store.insert(row, by.account(), sealing.seal(key, organ, id, "original", content));
            int found = suggest(by, row, survey);
            record(by, request, "release.add", id, "sha256 " + Sha256.hex(content));
            return new Result.Done(id, found == 0 ? "" : "系统提示 " + found + " 处可能是个人信息，请逐处核对。");
        });
    }

    /// Looks for words at all their places and proposes to cover them.
    public Result find(Hand by, Material m, String typed) {
        var words = new LinkedHashSet<String>();
        typed.lines().map(String::strip).filter(w -> !w.isEmpty()).forEach(words::add);
        if (words.isEmpty() || words.stream().anyMatch(w -> w.length() > WORD_LONGEST)) {
            return new Result.Refused("请填写要查找的词语，每行一个，每个不超过 " + WORD_LONGEST + " 个字。");
        }
        var all = new LinkedHashSet<>(m.words());
        all.addAll(words);
        if (all.size() > WORDS_MOST) {
            return new Result.Refused("一份材料最多查找 " + WORDS_MOST + " 个词语。");
        }
        BurningChild.Survey survey;
        try {
            var content = Objects.requireNonNull(transactions.execute(status ->
                    materials.content(materials.row(m.request(), m.id()).orElseThrow())));
            survey = burning.survey(m.kind(), content, List.copyOf(words));
        } catch (BurningProcess.Unfit e) {
            return new Result.Refused(e.said());
        }
        return changing(m, row -> {
            int found = suggest(by, row, survey);
            var facts = sealing.facts(row);
            facts(row, new MaterialFacts(facts.name(), facts.title(), List.copyOf(all), facts.aside()));
            store.changed(row.id());
            record(by, m.request(), "release.find", m.id(), "words=" + words.size() + " places=" + found);
            return new Result.Done(
                    m.id(), found == 0 ? "没有找到新的地方。图像页上的文字查不到，请目视核对。" : "找到 " + found + " 处，列为提示，请逐处决定。");
        });
    }

    /// Proposals for what is not boxed there already, whatever became of that.
    private int suggest(Hand by, MaterialRow row, BurningChild.Survey survey) {
        var known =
                new ArrayList<>(store.boxes(row.id()).stream().map(BoxRow::area).toList());
        int found = 0;
        for (var hit : survey.hits()) {
            for (var area : hit.areas()) {
                var fitted = area.within(survey.pages().get(area.page() - 1));
                if (fitted.isPresent() && !known.contains(fitted.get()) && known.size() < BOXES_MOST) {
                    known.add(fitted.get());
                    found++;
                    var id = UUID.randomUUID();
                    store.insert(
                            row.organ(),
                            row.id(),
                            new BoxRow(
                                    id,
                                    fitted.get(),
                                    null,
                                    Box.Origin.of(hit.kind()).name(),
                                    Box.State.SUGGESTED,
                                    sealing.sealBox(row, id, new BoxFacts("", hit.text()))),
                            clock.instant(),
                            by.account());
                }
            }
        }
        return found;
    }

    /// Covers a part of a page.
    public Result cover(Hand by, Material m, Area area, Optional<Outcome> ground, String note) {
        var fault = fault(ground, note);
        if (fault.isPresent()) {
            return fault.get();
        }
        if (area.page() > m.pages().size()) {
            return new Result.Refused("这份材料只有 " + m.pages().size() + " 页。");
        }
        var fitted = area.within(m.pages().get(area.page() - 1));
        if (fitted.isEmpty() || m.boxes().size() >= BOXES_MOST) {
            return new Result.Refused(fitted.isEmpty() ? "遮盖的范围在页面以外或者太小，请重新框选。" : "遮盖处过多，请拆分材料。");
        }
        var id = UUID.randomUUID();
        return changing(m, row -> {
            store.insert(
                    row.organ(),
                    row.id(),
                    new BoxRow(
                            id,
                            fitted.get(),
                            ground.orElseThrow().name(),
                            Box.Origin.MANUAL.name(),
                            Box.State.COVERED,
                            sealing.sealBox(row, id, new BoxFacts(note, ""))),
                    clock.instant(),
                    by.account());
            store.changed(row.id());
            record(by, m.request(), "release.cover", id, "page " + area.page());
            return new Result.Done(id, "已遮盖。");
        });
    }

    /// Gives a box another place, ground or note; one that was only proposed, or taken away, is covered
    /// then.
    public Result change(Hand by, Material m, Box box, Area area, Optional<Outcome> ground, String note) {
        var fault = fault(ground, note);
        if (fault.isPresent()) {
            return fault.get();
        }
        var fitted = area.page() != box.area().page()
                ? Optional.<Area>empty()
                : area.within(m.pages().get(area.page() - 1));
        if (fitted.isEmpty()) {
            return new Result.Refused("遮盖的范围在页面以外或者太小，没有改动。");
        }
        return changing(m, row -> {
            put(row, box, fitted.get(), ground, note, Box.State.COVERED);
            store.changed(row.id());
            record(by, m.request(), "release.cover", box.id(), "page " + area.page());
            return new Result.Done(box.id(), "已遮盖。");
        });
    }

    /// Covers every proposal, of one page or of all.
    ///
    /// @param page 0 for all
    public Result acceptAll(Hand by, Material m, int page, Optional<Outcome> ground) {
        var fault = fault(ground, "");
        if (fault.isPresent()) {
            return fault.get();
        }
        var open = m.suggested().stream()
                .filter(b -> page == 0 || b.area().page() == page)
                .toList();
        return changing(m, row -> {
            open.forEach(box -> put(row, box, box.area(), ground, "", Box.State.COVERED));
            store.changed(row.id());
            record(by, m.request(), "release.accept", m.id(), "boxes=" + open.size());
            return new Result.Done(m.id(), "已遮盖 " + open.size() + " 处。");
        });
    }

    /// Takes a cover away, or decides that a proposal is not covered; [#restore] brings it back.
    public Result remove(Hand by, Material m, Box box) {
        return changing(m, row -> {
            var state = box.isCovered() ? Box.State.REMOVED : Box.State.REJECTED;
            put(row, box, box.area(), box.ground(), box.note(), state);
            if (box.isCovered()) {
                store.changed(row.id());
            }
            record(by, m.request(), "release.remove", box.id(), state.name());
            return new Result.Done(box.id(), box.isCovered() ? "已取消遮盖。" : "已记为不遮盖。");
        });
    }

    /// 撤销上一步: as it was before it was taken away.
    public Result restore(Hand by, Material m, Box box) {
        return changing(m, row -> {
            var state = box.ground().isPresent() ? Box.State.COVERED : Box.State.SUGGESTED;
            put(row, box, box.area(), box.ground(), box.note(), state);
            store.changed(row.id());
            record(by, m.request(), "release.restore", box.id(), state.name());
            return new Result.Done(box.id(), "已恢复。");
        });
    }

    /// The name under which the applicant gets it.
    public Result entitle(Hand by, Material m, String title) {
        if (title.isBlank() || title.length() > TITLE_LONGEST) {
            return new Result.Refused("公开名称应为 1 至 " + TITLE_LONGEST + " 个字。");
        }
        return changing(m, row -> {
            var facts = sealing.facts(row);
            facts(row, new MaterialFacts(facts.name(), title, facts.words(), facts.aside()));
            store.changed(row.id());
            record(by, m.request(), "release.entitle", m.id(), "");
            return new Result.Done(m.id(), "公开名称已改。");
        });
    }

    /// Not given after all, for a reason; an empty reason takes it back.
    public Result putAside(Hand by, Material m, String reason) {
        if (!m.isAside() && reason.length() < REASON_LEAST) {
            return new Result.Refused("请写明不提供这份材料的理由（不少于 " + REASON_LEAST + " 个字）。");
        }
        return transactions(m, row -> {
            var facts = sealing.facts(row);
            var aside = facts.aside().isEmpty() ? reason : "";
            var next = new MaterialFacts(facts.name(), facts.title(), facts.words(), aside);
            store.facts(row.id(), sealing.sealFacts(row.key(), row.organ(), row.id(), next), !aside.isEmpty());
            record(by, m.request(), "release.aside", m.id(), aside.isEmpty() ? "taken back" : "put aside");
            return new Result.Done(m.id(), aside.isEmpty() ? "已恢复为拟公开材料。" : "已记为不提供，原件保留。");
        });
    }

    // ── inside ───────────────────────────────────────────────────────────────────────────────────

    private static Optional<Result> fault(Optional<Outcome> ground, String note) {
        if (ground.isEmpty()) {
            return Optional.of(new Result.Refused("请选择遮盖的依据（条例第十四、十五、十六条）。"));
        }
        return note.length() > NOTE_LONGEST
                ? Optional.of(new Result.Refused("说明不超过 " + NOTE_LONGEST + " 个字。"))
                : Optional.empty();
    }

    private void put(MaterialRow row, Box box, Area area, Optional<Outcome> ground, String note, Box.State state) {
        store.update(
                row.id(),
                new BoxRow(
                        box.id(),
                        area,
                        ground.map(Outcome::name).orElse(null),
                        box.origin().name(),
                        state,
                        sealing.sealBox(row, box.id(), new BoxFacts(note, box.text()))));
    }

    private void facts(MaterialRow row, MaterialFacts facts) {
        store.facts(row.id(), sealing.sealFacts(row.key(), row.organ(), row.id(), facts), row.aside());
    }

    private Result changing(Material m, Function<MaterialRow, Result> act) {
        return m.isAside() ? new Result.Refused("这份材料已记为不提供。要继续审查的，请先恢复。") : transactions(m, act);
    }

    private Result transactions(Material m, Function<MaterialRow, Result> act) {
        return held(
                m.request(),
                organ -> materials.row(m.request(), m.id()).map(act).orElseGet(() -> new Result.Refused("没有这份材料。")));
    }

    /// While nobody else changes the materials and the reply is still open.
    Result held(UUID request, Function<Integer, Result> act) {
        return Objects.requireNonNull(transactions.execute(status -> {
            store.holdStill(request);
            var file = cases.open(request).orElse(null);
            if (file == null || file.number().isEmpty()) {
                return new Result.Refused("请先确认收到、登记，再准备拟公开材料。");
            }
            var closed = whyClosed(file.state(), file.reply());
            if (!closed.isEmpty()) {
                return new Result.Refused(closed);
            }
            var result = act.apply(file.organId());
            if (result instanceof Result.Refused) {
                status.setRollbackOnly();
            }
            return result;
        }));
    }

    /// Why materials cannot be changed any more; empty if they can.
    public static String whyClosed(RequestState state, Optional<ReplyDraft> reply) {
        if (state.isConcluded()) {
            return "本件已办结，材料不能再改动。";
        }
        return reply.filter(draft -> !draft.isOpen()).isPresent() ? "答复书已送签发，材料不能再改动。需要改的，请先由签发人退回。" : "";
    }

    private void record(Hand by, UUID request, String action, UUID subject, String detail) {
        audit.record(by.actor(), action, "request:" + request, "", (subject + " " + detail).strip());
    }
}
