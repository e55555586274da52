package org.yangguang.request;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What has happened to a received request so far, as far as its clock and its lawful next acts turn
/// on it. 补正 and 缴费 restart, 延期 lengthens, 征求意见 is left out: separate facts, never one
/// adjusted date.
public record Course(
        Channel channel,
        LocalDate receivedOn,
        RequestEvent.@Nullable SupplementNotified supplementNotified,
        @Nullable LocalDate supplementReceivedOn,
        RequestEvent.@Nullable FeeNotified feeNotified,
        @Nullable LocalDate feePaidOn,
        RequestEvent.@Nullable Extended extension,
        RequestEvent.@Nullable Deferred deferral,
        List<Consultation> consultations) {

    public Course {
        consultations = List.copyOf(consultations);
    }

    static Course begun(Channel channel, LocalDate receivedOn) {
        return new Course(channel, receivedOn, null, null, null, null, null, null, List.of());
    }

    Course with(RequestEvent.SupplementNotified notified) {
        return new Course(
                channel,
                receivedOn,
                notified,
                supplementReceivedOn,
                feeNotified,
                feePaidOn,
                extension,
                deferral,
                consultations);
    }

    Course supplementedOn(LocalDate on) {
        return new Course(
                channel,
                receivedOn,
                supplementNotified,
                on,
                feeNotified,
                feePaidOn,
                extension,
                deferral,
                consultations);
    }

    Course with(RequestEvent.FeeNotified notified) {
        return new Course(
                channel,
                receivedOn,
                supplementNotified,
                supplementReceivedOn,
                notified,
                feePaidOn,
                extension,
                deferral,
                consultations);
    }

    Course paidOn(LocalDate on) {
        return new Course(
                channel,
                receivedOn,
                supplementNotified,
                supplementReceivedOn,
                feeNotified,
                on,
                extension,
                deferral,
                consultations);
    }

    Course with(RequestEvent.Extended extended) {
        return new Course(
                channel,
                receivedOn,
                supplementNotified,
                supplementReceivedOn,
                feeNotified,
                feePaidOn,
                extended,
                deferral,
                consultations);
    }

    Course with(RequestEvent.Deferred deferred) {
        return new Course(
                channel,
                receivedOn,
                supplementNotified,
                supplementReceivedOn,
                feeNotified,
                feePaidOn,
                extension,
                deferred,
                consultations);
    }

    Course with(Consultation sent) {
        return withConsultations(
                Stream.concat(consultations.stream(), Stream.of(sent)).toList());
    }

    Course changing(String consultationId, UnaryOperator<Consultation> change) {
        return withConsultations(consultations.stream()
                .map(c -> c.id().equals(consultationId) ? change.apply(c) : c)
                .toList());
    }

    public Optional<Consultation> consultation(String id) {
        return consultations.stream().filter(c -> c.id().equals(id)).findFirst();
    }

    private Course withConsultations(List<Consultation> changed) {
        return new Course(
                channel,
                receivedOn,
                supplementNotified,
                supplementReceivedOn,
                feeNotified,
                feePaidOn,
                extension,
                deferral,
                changed);
    }
}
