package org.yangguang.request;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.yangguang.letter.Letters;
import org.yangguang.request.submission.Application;

/// One request as its handlers see it on a day.
///
/// @param number 申请编号; empty until receipt is confirmed
/// @param version of the case; 0 before there is one
/// @param reckoning empty until receipt is confirmed
/// @param acts every act with whether and why
/// @param awaited what it waits for from others, beside the clock of the reply
/// @param ordinalInMonth which request of the applicant to this organ in the month of receipt it is; 0
///     before receipt
/// @param sameApplicant how many other requests the same applicant made to this organ
public record CaseFile(
        UUID id,
        int organId,
        String number,
        int version,
        Channel channel,
        ApplicantKind kind,
        Instant submittedAt,
        LocalDate submittedOn,
        Application application,
        RequestState state,
        Optional<Reckoning> reckoning,
        List<Awaited> awaited,
        Map<Act, Verdict> acts,
        List<Entry> entries,
        Optional<ReplyDraft> reply,
        List<Letters.Listed> letters,
        List<Attachment> attachments,
        int sameApplicant,
        int ordinalInMonth) {

    public CaseFile {
        awaited = List.copyOf(awaited);
        acts = new EnumMap<>(acts);
        entries = List.copyOf(entries);
        letters = List.copyOf(letters);
        attachments = List.copyOf(attachments);
    }

    /// A fact of the course with who recorded it when.
    ///
    /// @param duty the duty of the person, in Chinese
    public record Entry(RequestEvent event, Instant recordedAt, String duty, List<Letters.Listed> letters) {
        public Entry {
            letters = List.copyOf(letters);
        }
    }

    public record Attachment(UUID id, String name, String mediaType, int size) {}

    public Verdict verdict(Act act) {
        return acts.getOrDefault(act, Verdict.LAWFUL);
    }
}
