package org.yangguang.dispute;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.yangguang.audit.AuditTrail;
import org.yangguang.calendar.Calendars;
import org.yangguang.organ.Organ;
import org.yangguang.organ.Organs;
import org.yangguang.request.CaseFile;
import org.yangguang.request.Cases;
import org.yangguang.request.Desk.Hand;
import org.yangguang.request.OrderDesk;
import org.yangguang.request.RequestList;
import org.yangguang.vault.Vault;

/// What a handler records of a case: its registration and every later fact, each judged, kept with who
/// recorded it, and written to the trail.
@Component
public class DisputeDesk {

    private static final int SAME_NUMBER_AT_MOST = 50;

    private final DisputeStore store;
    private final Disputes disputes;
    private final Cases requests;
    private final RequestList requestList;
    private final Organs organs;
    private final AuditTrail audit;
    private final Vault vault;
    private final Clock clock;
    private final TransactionTemplate transactions;

    DisputeDesk(
            DisputeStore store,
            Disputes disputes,
            Cases requests,
            RequestList requestList,
            Organs organs,
            AuditTrail audit,
            Vault vault,
            Clock clock,
            TransactionTemplate transactions) {
        this.store = store;
        this.disputes = disputes;
        this.requests = requests;
        this.requestList = requestList;
        this.organs = organs;
        this.audit = audit;
        this.vault = vault;
        this.clock = clock;
        this.transactions = transactions;
    }

    public sealed interface Result {
        /// @param remark something to be told all the same; may be empty
        record Done(UUID id, String remark) implements Result {}

        record Refused(String message) implements Result {}

        /// Somebody else changed the case meanwhile.
        record Overtaken() implements Result {}
    }

    /// A case as its notice names it.
    ///
    /// @param request the linked request
    /// @param follows the reconsideration it came after
    public record Registration(
            DisputeEvent.Registered registered,
            Optional<UUID> request,
            Optional<UUID> follows,
            String authority,
            String caseNumber,
            DisputeParties parties) {}

    /// The request with just this number, among those of the organ.
    @Transactional(readOnly = true)
    public Optional<CaseFile> request(Organ organ, String number) {
        var filter = new RequestList.Filter(RequestList.View.ALL, Optional.empty(), Optional.empty(), number);
        return requestList.page(organ, filter, SAME_NUMBER_AT_MOST, 0).stream()
                .filter(row -> !number.isBlank() && row.number().equals(number.strip()))
                .findFirst()
                .flatMap(row -> requests.open(row.id()));
    }

    /// @param form number of the form; the same form again is the same case
    public Result register(Hand by, int organ, UUID form, Registration r) {
        return Objects.requireNonNull(transactions.execute(status -> {
            store.alone(form);
            var known = store.ofForm(organ, form);
            if (known.isPresent()) {
                return new Result.Done(known.get(), "");
            }
            var request = r.request().flatMap(requests::open).filter(file -> file.organId() == organ);
            var follows =
                    r.follows().flatMap(disputes::load).filter(l -> l.row().organ() == organ);
            if (r.request().isPresent()
                    && (request.isEmpty() || request.get().number().isEmpty())) {
                return new Result.Refused("所关联的申请不存在、不属于本机关或者尚未登记编号，请核对申请编号。");
            }
            if (r.follows().isPresent() && follows.isEmpty()) {
                return new Result.Refused("所接续的行政复议案件不存在，请核对。");
            }
            var verdict = DisputeActs.judgeRegistration(
                    r.registered(),
                    request.map(CaseFile::submittedOn).orElse(null),
                    follows.map(Disputes.Loaded::state).orElse(null),
                    today());
            if (verdict instanceof DisputeVerdict.Refused(var refusal)) {
                return new Result.Refused(refusal.text());
            }
            var id = UUID.randomUUID();
            var key = vault.newWrappedKey(DisputeParties.keyPlace(id, organ));
            var row = new DisputeStore.CaseRow(
                    organ,
                    id,
                    form,
                    r.registered().kind(),
                    r.request().orElse(null),
                    request.map(CaseFile::number).orElse(null),
                    r.follows().orElse(null),
                    r.authority(),
                    r.caseNumber(),
                    r.registered().on(),
                    disputes.nameIndex(organ, r.parties().applicant()),
                    key,
                    r.parties().sealed(vault, key, id, organ),
                    1);
            if (!store.insert(row, disputes.folded(organ, DisputeState.of(List.of(r.registered()))))) {
                return store.ofForm(organ, form)
                        .<Result>map(same -> new Result.Done(same, ""))
                        .orElseGet(() -> new Result.Refused("案号“" + r.caseNumber() + "”已经登记过，请在列表中查找，不要重复登记。"));
            }
            store.append(
                    organ,
                    id,
                    1,
                    r.registered(),
                    null,
                    clock.instant(),
                    by.account(),
                    by.actor().duty());
            audit.record(
                    by.actor(),
                    "dispute.register",
                    "dispute:" + id,
                    "",
                    r.registered().kind() + " on " + r.registered().on());
            return new Result.Done(id, "");
        }));
    }

    /// Records a fact.
    ///
    /// @param words that go with it, such as the lines of the evidence list; may be empty
    public Result record(Hand by, UUID id, int version, DisputeEvent event, String words) {
        return Objects.requireNonNull(transactions.execute(status -> {
            var loaded = disputes.load(id).orElse(null);
            if (loaded == null) {
                return new Result.Refused("没有这件案件，或不属于本机关。");
            }
            var row = loaded.row();
            if (row.version() != version) {
                return new Result.Overtaken();
            }
            var verdict = judge(loaded, event);
            if (verdict instanceof DisputeVerdict.Refused(var refusal)) {
                return new Result.Refused(refusal.text());
            }
            int seq = loaded.events().size() + 1;
            if (!store.fold(
                    id, version, disputes.folded(row.organ(), loaded.state().after(event)))) {
                return new Result.Overtaken();
            }
            var sealed = words.isBlank()
                    ? null
                    : vault.seal(
                            row.key(),
                            DisputeParties.keyPlace(id, row.organ()),
                            words,
                            DisputeParties.wordsPlace(id, seq, row.organ()));
            store.append(
                    row.organ(),
                    id,
                    seq,
                    event,
                    sealed,
                    clock.instant(),
                    by.account(),
                    by.actor().duty());
            var remark = verdict.remark().map(DisputeRefusal::text).orElse("");
            audit.record(
                    by.actor(), "dispute." + DisputeCodec.type(event), "dispute:" + id, remark, "on " + event.on());
            return new Result.Done(id, remark);
        }));
    }

    /// What recording a fact would meet, before it is done; empty if the case is unknown.
    @Transactional(readOnly = true)
    public Optional<DisputeVerdict> foresee(UUID id, DisputeEvent event) {
        return disputes.load(id).map(loaded -> judge(loaded, event));
    }

    private DisputeVerdict judge(Disputes.Loaded loaded, DisputeEvent event) {
        return new DisputeActs(disputes.clockOf(loaded.row().organ())).judge(loaded.state(), event, today());
    }

    /// The cases whose order a new reply meets note it, in the transaction that signs the reply.
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void answeredAnew(OrderDesk.AnsweredAnew answered) {
        var event = new DisputeEvent.RepliedAnew(answered.on());
        for (var id : store.ofRequest(answered.request())) {
            var loaded = disputes.load(id).orElseThrow();
            if (loaded.state().openOrder().isPresent() && judge(loaded, event).isAllowed()) {
                var by = new Hand(answered.by().account(), answered.by().actor());
                record(by, id, loaded.row().version(), event, "");
            }
        }
    }

    /// Counts the last day of every case anew, in the transaction that changes the calendar.
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void recount(Calendars.CalendarChanged change) {
        for (var row : store.running()) {
            var state = disputes.load(row.id()).orElseThrow().state();
            store.fold(row.id(), row.version(), disputes.folded(row.organ(), state));
        }
    }

    /// Who reconsiders, by the kind of organ（行政复议法第二十四至二十七条）; empty where the name is
    /// not known here.
    public String proposedAuthority(Organ organ) {
        return org.yangguang.request.RespondentKind.reconsidererOf(organ, organs.chainAbove(organ.id()));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
