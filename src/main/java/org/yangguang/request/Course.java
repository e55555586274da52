package org.yangguang.request;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What has happened to a received request so far. 补正 and 缴费 restart its clock, 延期
/// lengthens it, 征求意见 is left out of it: separate facts, never one adjusted date.
///
/// @param facts what followed receipt, in the order it was recorded
public record Course(Channel channel, LocalDate receivedOn, List<RequestEvent> facts) {

    public Course {
        facts = List.copyOf(facts);
    }

    static Course begun(Channel channel, LocalDate receivedOn) {
        return new Course(channel, receivedOn, List.of());
    }

    Course and(RequestEvent fact) {
        return new Course(
                channel,
                receivedOn,
                Stream.concat(facts.stream(), Stream.of(fact)).toList());
    }

    public Optional<RequestEvent.SupplementNotified> supplementNotified() {
        return last(RequestEvent.SupplementNotified.class);
    }

    public Optional<RequestEvent.SupplementReceived> supplementReceived() {
        return last(RequestEvent.SupplementReceived.class);
    }

    public Optional<RequestEvent.FeeNotified> feeNotified() {
        return last(RequestEvent.FeeNotified.class);
    }

    public Optional<RequestEvent.FeePaid> feePaid() {
        return last(RequestEvent.FeePaid.class);
    }

    public FeeAccount fee() {
        return FeeAccount.of(facts);
    }

    /// 归档, unless the decision was quashed since.
    public Optional<RequestEvent.Archived> archived() {
        return sinceLastOrder()
                .filter(RequestEvent.Archived.class::isInstance)
                .map(RequestEvent.Archived.class::cast)
                .findFirst();
    }

    /// What happened after the last order to decide anew; everything if there was none.
    Stream<RequestEvent> sinceLastOrder() {
        var order = last(RequestEvent.OrderedAnew.class);
        return order.map(o -> facts.stream().skip(facts.lastIndexOf(o) + 1L)).orElseGet(facts::stream);
    }

    public Optional<RequestEvent.Extended> extension() {
        return last(RequestEvent.Extended.class);
    }

    public Optional<RequestEvent.ReasonsAsked> reasonsAsked() {
        return last(RequestEvent.ReasonsAsked.class);
    }

    public Optional<RequestEvent.ReasonsReceived> reasonsReceived() {
        return last(RequestEvent.ReasonsReceived.class);
    }

    public Optional<RequestEvent.Deferred> deferral() {
        return last(RequestEvent.Deferred.class);
    }

    /// Every consultation, in the order sent, as far as it has gone.
    public List<Consultation> consultations() {
        var byId = new LinkedHashMap<String, Consultation>();
        for (var fact : facts) {
            if (fact instanceof RequestEvent.ConsultationSent(var id, var kind, var sentOn, var reachedOn, var _)) {
                byId.put(id, new Consultation(id, kind, sentOn, reachedOn, null));
            } else if (fact instanceof RequestEvent.ConsultationReached(var id, var on)) {
                byId.computeIfPresent(id, (_, c) -> c.reached(on));
            } else if (fact instanceof RequestEvent.ConsultationAnswered(var id, var on)) {
                byId.computeIfPresent(id, (_, c) -> c.answered(on));
            }
        }
        return List.copyOf(byId.values());
    }

    public Optional<Consultation> consultation(String id) {
        return consultations().stream().filter(c -> c.id().equals(id)).findFirst();
    }

    public boolean isConsulting() {
        return consultations().stream().anyMatch(Consultation::isUnanswered);
    }

    private <T extends RequestEvent> Optional<T> last(Class<T> kind) {
        return facts.reversed().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }
}
