package org.yangguang.request;

import static java.time.LocalDate.parse;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.yangguang.request.RequestEvent.AbandonReason;
import org.yangguang.request.RequestEvent.Consulted;

/// A request that reads aloud: `aRequest().receivedOn("2023-09-11").consulting("2023-09-18", …)`.
final class RequestFixture {
    private final List<RequestEvent> events = new ArrayList<>();
    private int consultations;

    static RequestFixture aRequest() {
        return new RequestFixture();
    }

    RequestFixture receivedOn(String day) {
        events.add(new RequestEvent.Submitted(Channel.IN_PERSON, parse(day)));
        return this;
    }

    RequestFixture submittedOnline(String day) {
        events.add(new RequestEvent.Submitted(Channel.ONLINE, parse(day)));
        return this;
    }

    RequestFixture confirmedOn(String day) {
        events.add(new RequestEvent.ReceiptConfirmed(parse(day)));
        return this;
    }

    RequestFixture askedToSupplement(String day, String until) {
        events.add(new RequestEvent.SupplementNotified(parse(day), parse(until)));
        return this;
    }

    RequestFixture supplementedOn(String day) {
        events.add(new RequestEvent.SupplementReceived(parse(day)));
        return this;
    }

    RequestFixture consulting(String sent, String answered) {
        String id = "Z" + ++consultations;
        events.add(new RequestEvent.ConsultationSent(id, Consulted.THIRD_PARTY, parse(sent), null));
        events.add(new RequestEvent.ConsultationAnswered(id, parse(answered)));
        return this;
    }

    RequestFixture consultingAgency(String sent, String answered) {
        String id = "Z" + ++consultations;
        events.add(new RequestEvent.ConsultationSent(id, Consulted.AGENCY, parse(sent), null));
        events.add(new RequestEvent.ConsultationAnswered(id, parse(answered)));
        return this;
    }

    RequestFixture waitingForThirdParty(String sent) {
        events.add(new RequestEvent.ConsultationSent("Z" + ++consultations, Consulted.THIRD_PARTY, parse(sent), null));
        return this;
    }

    RequestFixture waitingForThirdParty(String sent, String reached) {
        events.add(new RequestEvent.ConsultationSent(
                "Z" + ++consultations, Consulted.THIRD_PARTY, parse(sent), parse(reached)));
        return this;
    }

    RequestFixture answered(String id, String day) {
        events.add(new RequestEvent.ConsultationAnswered(id, parse(day)));
        return this;
    }

    RequestFixture extendedBy(int days, String notified) {
        events.add(new RequestEvent.Extended(days, parse(notified), parse(notified)));
        return this;
    }

    RequestFixture askedForReasons(String day, String until) {
        events.add(new RequestEvent.ReasonsAsked(parse(day), parse(until)));
        return this;
    }

    RequestFixture gaveReasonsOn(String day) {
        events.add(new RequestEvent.ReasonsReceived(parse(day)));
        return this;
    }

    RequestFixture deferredUntil(String day, String until) {
        events.add(new RequestEvent.Deferred(parse(day), parse(until)));
        return this;
    }

    RequestFixture feeNotified(String day, String reached) {
        events.add(new RequestEvent.FeeNotified(parse(day), parse(reached), BigDecimal.valueOf(700)));
        return this;
    }

    RequestFixture feeNotified(String day) {
        events.add(new RequestEvent.FeeNotified(parse(day), null, BigDecimal.valueOf(700)));
        return this;
    }

    RequestFixture paidOn(String day) {
        events.add(new RequestEvent.FeePaid(parse(day)));
        return this;
    }

    RequestFixture repliedOn(String day, Outcome outcome) {
        events.add(new RequestEvent.Replied(outcome, parse(day)));
        return this;
    }

    RequestFixture servedOn(String day) {
        events.add(new RequestEvent.Served(ServiceMethod.POSTAL, parse(day)));
        return this;
    }

    RequestFixture withdrawnOn(String day) {
        events.add(new RequestEvent.Withdrawn(parse(day), RequestEvent.Declaration.WRITTEN));
        return this;
    }

    RequestFixture abandonedOn(String day, AbandonReason reason) {
        events.add(new RequestEvent.Abandoned(parse(day), reason));
        return this;
    }

    RequestFixture orderedAnewBy(RequestEvent.OrderedBy by, String day, String until) {
        events.add(new RequestEvent.OrderedAnew(parse(day), parse(until), by, "澄政复决〔2023〕12号"));
        return this;
    }

    RequestFixture mergedOn(String day) {
        events.add(new RequestEvent.MergedInto(parse(day), new java.util.UUID(0, 2), "澄商务-2023-0095"));
        return this;
    }

    RequestFixture handedOverOn(String day) {
        events.add(new RequestEvent.HandedOver(parse(day), "330114", new java.util.UUID(0, 3)));
        return this;
    }

    RequestState state() {
        return RequestState.of(events);
    }
}
