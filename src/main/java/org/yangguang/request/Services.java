package org.yangguang.request;

import static org.yangguang.request.Verdict.LAWFUL;
import static org.yangguang.request.Verdict.refused;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.yangguang.request.Refusal.Code;

/// The services of a decision and which of them came back.
///
/// @param returned the attempts that failed
public record Services(List<RequestEvent.Served> made, List<RequestEvent.ServiceReturned> returned) {

    /// 退回原因.
    public enum Why {
        REFUSED("拒收"),
        UNKNOWN_ADDRESSEE("查无此人或者迁移新址不明"),
        WRONG_ADDRESS("地址欠详、有误"),
        UNCLAIMED("逾期未领"),
        UNREACHABLE("电子邮件、平台消息不能到达"),
        OTHER("其他原因");

        private final String label;

        Why(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public Services {
        made = List.copyOf(made);
        returned = List.copyOf(returned);
    }

    public static Services of(RequestState state) {
        return new Services(
                state.services(),
                state.courseSoFar().stream()
                        .flatMap(Course::sinceLastOrder)
                        .filter(RequestEvent.ServiceReturned.class::isInstance)
                        .map(RequestEvent.ServiceReturned.class::cast)
                        .toList());
    }

    public Optional<RequestEvent.ServiceReturned> returnOf(int attempt) {
        return returned.stream().filter(r -> r.attempt() == attempt).findFirst();
    }

    /// The attempts that did not come back, counted from 1.
    public List<Integer> standing() {
        return IntStream.rangeClosed(1, made.size())
                .filter(n -> returnOf(n).isEmpty())
                .boxed()
                .toList();
    }

    /// Whether the decision was sent and all that was sent came back.
    public boolean cameBack() {
        return !made.isEmpty() && standing().isEmpty();
    }

    static Verdict returning(RequestState state) {
        if (state.courseSoFar().isEmpty()) {
            return refused(Code.UNREGISTERED);
        }
        return of(state).standing().isEmpty() ? refused(Code.NOTHING_SENT) : LAWFUL;
    }

    /// 归档: a decision that reached its applicant; a withdrawal needs no service.
    static Verdict archiving(RequestState state) {
        var archived = state.courseSoFar().flatMap(Course::archived);
        if (state.courseSoFar().isEmpty()) {
            return refused(Code.UNREGISTERED);
        }
        if (archived.isPresent()) {
            return refused(Code.ARCHIVED, archived.get().on());
        }
        return state instanceof RequestState.Withdrawn || !of(state).standing().isEmpty()
                ? LAWFUL
                : refused(Code.NOT_SERVED);
    }

    static Optional<Verdict> check(RequestState state, RequestEvent event) {
        if (!(event instanceof RequestEvent.ServiceReturned(var attempt, var on, var _))) {
            return Optional.empty();
        }
        var services = of(state);
        if (!services.standing().contains(attempt)) {
            return Optional.of(refused(Code.ATTEMPT_UNKNOWN, attempt));
        }
        var sent = services.made().get(attempt - 1).on();
        return on.isBefore(sent) ? Optional.of(refused(Code.RETURNED_BEFORE_SENT, on, sent)) : Optional.empty();
    }
}
