package org.yangguang.request;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.yangguang.audit.Actor;
import org.yangguang.audit.AuditTrail;
import org.yangguang.calendar.ChineseDate;
import org.yangguang.organ.Organ;
import org.yangguang.organ.Organs;
import org.yangguang.request.Refusal.Code;
import org.yangguang.request.submission.Intake;
import org.yangguang.request.submission.UploadedFile;
import org.yangguang.vault.Vault;

/// 转办: gives a request with its files to the organ of the region that is responsible, and ends it
/// here. The
/// other organ numbers it and counts its own days; the Regulation knows only the advice to turn there
/// (第三十六条第五项), so this is a service beyond it and not a result of table 三.
@Component
public class HandOverDesk {

    private final Recorder recorder;
    private final Cases cases;
    private final RequestStore requests;
    private final RelationStore store;
    private final Intake intake;
    private final LetterFacts facts;
    private final Organs organs;
    private final Vault vault;
    private final AuditTrail audit;
    private final Clock clock;

    HandOverDesk(
            Recorder recorder,
            Cases cases,
            RequestStore requests,
            RelationStore store,
            Intake intake,
            LetterFacts facts,
            Organs organs,
            Vault vault,
            AuditTrail audit,
            Clock clock) {
        this.recorder = recorder;
        this.cases = cases;
        this.requests = requests;
        this.store = store;
        this.intake = intake;
        this.facts = facts;
        this.organs = organs;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
    }

    /// The organ with its disclosure office, as 负责机关及联系方式 has it in a reply.
    public String contact(Organ organ) {
        var contact = facts.contact(organ);
        return contact.startsWith(organ.name()) ? contact : organ.name() + "，" + contact;
    }

    public Desk.Result handOver(Desk.Hand by, UUID id, int version, String organCode, String reason) {
        return recorder.acting(id, version, loaded -> {
            int own = loaded.submission().organ();
            var to = organs.byCode(organCode).orElse(null);
            if (to == null) {
                return new Desk.Result.Refused("没有找到所选的机关，请重新选择。");
            }
            if (to.id() == own) {
                return new Desk.Result.Refused(
                        Refusal.of(Code.HAND_OVER_TO_ITSELF).text());
            }
            var organ = organs.existing(own);
            if (recorder.judged(loaded, () -> new RequestEvent.HandedOver(today(), to.code(), id))
                    instanceof Recorder.Unrecordable(var refused)) {
                return refused;
            }
            var there = intake.handOver(
                    to,
                    new Intake.Origin(own, id, loaded.number()),
                    loaded.application(vault),
                    today(),
                    files(by.actor(), loaded));
            var event = new RequestEvent.HandedOver(today(), to.code(), there);
            var result = recorder.record(
                    by,
                    loaded,
                    () -> event,
                    Recorder.letter(
                            "NOTICE_HANDED_OVER",
                            Map.of(
                                    "转办机关", to.name(),
                                    "转办机关联系方式", contact(to),
                                    "转办理由", reason,
                                    "转办日期", ChineseDate.of(today()))));
            if (result instanceof Desk.Result.Done) {
                store.uncounted(
                        id,
                        Absence.of(Stream.concat(loaded.events().stream(), Stream.of(event))
                                .toList()));
                audit.record(
                        by.actor(),
                        "request.handed-over-here",
                        "request:" + there,
                        "",
                        "to organ " + to.code() + " from " + organ.code() + " " + loaded.number());
            }
            return result;
        });
    }

    private List<Intake.Carried> files(Actor actor, LoadedCase loaded) {
        return requests.files(loaded.id()).stream()
                .map(file -> cases.attachment(actor, loaded.id(), file.id())
                        .map(content -> new Intake.Carried(
                                file.id(), new UploadedFile(content.name(), content.mediaType(), content.content())))
                        .orElseThrow())
                .toList();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
