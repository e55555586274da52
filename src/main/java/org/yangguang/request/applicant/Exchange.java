package org.yangguang.request.applicant;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yangguang.law.Provision;
import org.yangguang.request.RequestState;

/// One message between an applicant and the desk. None of it moves the statutory clock: what arrived
/// counts when an officer registers it.
///
/// @param sentOn the day it entered the platform
/// @param readAt when the other side read it; null if not yet
public record Exchange(
        UUID id,
        Kind kind,
        LocalDate sentOn,
        Instant sentAt,
        @Nullable Instant readAt,
        String text,
        List<Enclosure> enclosures) {

    /// 收到补正之日: 第三十条 counts from the day the organ received the supplement. Its notice names the
    /// platform as a way to hand it in, so that is the day it entered the platform; 双方确认 (第三十一条
    /// 第三项) is asked for applications, not for supplements.
    public static final Provision SUPPLEMENT_BASIS = Provision.disclosure(30);

    public Exchange {
        enclosures = List.copyOf(enclosures);
    }

    public record Enclosure(UUID id, String name, int size) {}

    public enum Kind {
        QUESTION("留言"),
        SUPPLEMENT("补正材料"),
        REASONS("理由说明"),
        WITHDRAWAL("撤回声明"),
        /// From the desk.
        ANSWER("机关回复");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public boolean isFromOffice() {
        return kind == Kind.ANSWER;
    }

    public boolean isUnread() {
        return readAt == null;
    }

    /// What the desk has asked of the applicant and not registered yet.
    public static Optional<Kind> asked(RequestState state) {
        if (state instanceof RequestState.AwaitingSupplement) {
            return Optional.of(Kind.SUPPLEMENT);
        }
        return state.isConcluded()
                ? Optional.empty()
                : state.courseSoFar()
                        .filter(course -> course.reasonsAsked().isPresent()
                                && course.reasonsReceived().isEmpty())
                        .map(course -> Kind.REASONS);
    }

    /// The first message that answers what was asked and still waits to be registered.
    public static Optional<Exchange> toRegister(List<Exchange> all, RequestState state) {
        return asked(state)
                .flatMap(kind ->
                        all.stream().filter(message -> message.kind() == kind).findFirst());
    }
}
