package org.yangguang.request;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yangguang.calendar.ChineseDate;
import org.yangguang.letter.LetterTemplate;
import org.yangguang.organ.Organs;
import org.yangguang.request.Refusal.Code;
import org.yangguang.request.RequestEvent.AbandonReason;
import org.yangguang.request.RequestEvent.Declaration;
import org.yangguang.request.applicant.PostRoom;

/// How a request ends without a reply: withdrawn by the applicant, or not taken further because a period
/// passed (条例第三十条，国办函〔2020〕109号).
@Component
public class ClosingDesk {

    private final Recorder recorder;
    private final Cases cases;
    private final LetterFacts facts;
    private final Organs organs;
    private final PostRoom postRoom;
    private final Clock clock;

    ClosingDesk(Recorder recorder, Cases cases, LetterFacts facts, Organs organs, PostRoom postRoom, Clock clock) {
        this.recorder = recorder;
        this.cases = cases;
        this.facts = facts;
        this.organs = organs;
        this.postRoom = postRoom;
        this.clock = clock;
    }

    /// 撤回, also before the day of receipt is confirmed. The reason stands in the letter, which is sealed.
    ///
    /// @param on the day the declaration reached the organ
    /// @param reason empty if the applicant gave none
    public Desk.Result withdraw(
            Desk.Hand by, UUID id, int version, LocalDate on, Declaration declaration, String reason) {
        return recorder.acting(
                id,
                version,
                loaded -> recorder.record(
                        by,
                        loaded,
                        () -> new RequestEvent.Withdrawn(on, declaration),
                        Recorder.letter(
                                "NOTICE_WITHDRAWN",
                                Map.of(
                                        "申请编号",
                                        loaded.number().isEmpty() ? "尚未登记编号" : loaded.number(),
                                        "提交日期",
                                        ChineseDate.of(loaded.submission().submittedOn()),
                                        "撤回日期",
                                        ChineseDate.of(on),
                                        "撤回方式",
                                        declaration.label(),
                                        "撤回理由",
                                        reason.isBlank() ? "未说明" : reason))));
    }

    /// 以逾期不补正终止办理.
    ///
    /// @param noticeServedOn the day the notice to supplement was served; without it the period never ran
    public Desk.Result closeUnsupplemented(Desk.Hand by, UUID id, int version, LocalDate noticeServedOn) {
        return recorder.acting(
                id,
                version,
                loaded -> unregistered(loaded)
                        .or(() -> unserved(loaded, noticeServedOn))
                        .orElseGet(() -> close(by, loaded, AbandonReason.NO_SUPPLEMENT, noticeServedOn)));
    }

    /// 以逾期未缴费终止办理.
    public Desk.Result closeUnpaid(Desk.Hand by, UUID id, int version) {
        return recorder.acting(id, version, loaded -> close(by, loaded, AbandonReason.FEE_UNPAID, null));
    }

    /// The letter that would tell the applicant, before it is issued; what is missing stands in it as such.
    @Transactional(readOnly = true)
    public String preview(UUID id, AbandonReason reason, @Nullable LocalDate noticeServedOn) {
        return cases.load(id)
                .map(loaded -> recorder.preview(loaded, notice(loaded, reason, noticeServedOn)))
                .orElse("");
    }

    private Desk.Result close(
            Desk.Hand by, LoadedCase loaded, AbandonReason reason, @Nullable LocalDate noticeServedOn) {
        return recorder.record(
                by,
                loaded,
                () -> new RequestEvent.Abandoned(today(), reason),
                Optional.of(notice(loaded, reason, noticeServedOn)));
    }

    private Recorder.Notice notice(LoadedCase loaded, AbandonReason reason, @Nullable LocalDate noticeServedOn) {
        var organ = organs.existing(loaded.submission().organ());
        var values = new HashMap<String, String>();
        values.put(LetterTemplate.REMEDY, facts.remedy(organ, reason.outcome(), java.util.Set.of(), today()));
        if (noticeServedOn != null) {
            values.put("补正告知送达日期", ChineseDate.of(noticeServedOn));
        }
        return switch (reason) {
            case NO_SUPPLEMENT -> new Recorder.Notice("NOTICE_TERMINATED_NO_SUPPLEMENT", values);
            case FEE_UNPAID -> new Recorder.Notice("NOTICE_TERMINATED_FEE_UNPAID", values);
        };
    }

    /// A supplement that has come by the platform is registered or answered to, never passed over.
    private Optional<Desk.Result> unregistered(LoadedCase loaded) {
        return loaded.state() instanceof RequestState.AwaitingSupplement && postRoom.supplementHasCome(loaded.id())
                ? Optional.of(new Desk.Result.Refused(
                        Refusal.of(Code.SUPPLEMENT_UNREGISTERED).text()))
                : Optional.empty();
    }

    /// A notice that came after its own last day gave the applicant no period at all.
    private static Optional<Desk.Result> unserved(LoadedCase loaded, LocalDate servedOn) {
        if (!(loaded.state() instanceof RequestState.AwaitingSupplement(var _, var notifiedOn, var until))) {
            return Optional.empty();
        }
        if (servedOn.isBefore(notifiedOn)) {
            return Optional.of(new Desk.Result.Refused(
                    Refusal.of(Code.BEFORE_NOTICE, servedOn, notifiedOn).text()));
        }
        return servedOn.isAfter(until)
                ? Optional.of(new Desk.Result.Refused(Refusal.of(Code.SUPPLEMENT_NOTICE_UNSERVED, servedOn, until)
                        .text()))
                : Optional.empty();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
