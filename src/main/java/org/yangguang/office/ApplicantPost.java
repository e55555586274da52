package org.yangguang.office;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.yangguang.organ.Organ;
import org.yangguang.request.CaseFile;
import org.yangguang.request.applicant.Exchange;
import org.yangguang.request.applicant.PostRoom;
import org.yangguang.ui.Chinese;

/// 申请人来件 as it stands on the case page and on the dashboard.
@Component
public class ApplicantPost {

    private static final int SHOWN = 20;

    private final PostRoom postRoom;

    ApplicantPost(PostRoom postRoom) {
        this.postRoom = postRoom;
    }

    /// The messages of a case, and what of them waits to be registered.
    ///
    /// @param arrived the supplement or the reasons to be registered; empty if none
    /// @param form number of the answer, so that sending it twice does nothing twice
    public record OfCase(
            List<Exchange> messages, Optional<Arrived> arrived, List<PostRoom.Reached> contacts, UUID form) {

        public OfCase {
            messages = List.copyOf(messages);
            contacts = List.copyOf(contacts);
        }

        public long unread() {
            return messages.stream()
                    .filter(m -> !m.isFromOffice() && m.isUnread())
                    .count();
        }
    }

    /// Something to be registered by an act, as of the day it came.
    public record Arrived(Exchange message, CaseAct act, String why) {

        public LocalDate on() {
            return message.sentOn();
        }

        /// The act with the day filled in.
        public String path() {
            return act.path() + "?on=" + on();
        }
    }

    OfCase of(CaseFile file) {
        var messages = postRoom.of(file.id());
        return new OfCase(
                messages,
                Exchange.toRegister(messages, file.state()).flatMap(ApplicantPost::arrived),
                postRoom.contacts(file.id()),
                UUID.randomUUID());
    }

    private static Optional<Arrived> arrived(Exchange message) {
        return switch (message.kind()) {
            case SUPPLEMENT ->
                Optional.of(new Arrived(
                        message,
                        CaseAct.SUPPLEMENT_RECEIVED,
                        "补正材料" + Chinese.date(message.sentOn()) + "进入平台，以这一天为收到补正之日（依据"
                                + Exchange.SUPPLEMENT_BASIS.text() + "）。第三十一条第三项的双方确认针对申请，不针对补正。请核对后登记，登记前期限不重新起算。"));
            case REASONS ->
                Optional.of(new Arrived(
                        message,
                        CaseAct.REASONS_RECEIVED,
                        "理由说明" + Chinese.date(message.sentOn()) + "进入平台（条例第三十五条）。请核对后登记。"));
            case QUESTION, WITHDRAWAL, ANSWER -> Optional.empty();
        };
    }

    /// Requests with messages nobody has read.
    List<PostRoom.Unread> unread(Organ organ) {
        return postRoom.unread(organ.id(), SHOWN);
    }
}
