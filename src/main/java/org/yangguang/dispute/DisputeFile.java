package org.yangguang.dispute;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// One case as its handlers see it on a day.
///
/// @param requestNumber of the linked request
/// @param follows the reconsideration it came after
/// @param following the suits that came after it
/// @param acts every act with whether and why
/// @param evidence the lines of the list as it stands
/// @param warning that the action came without the reconsideration the law puts first
public record DisputeFile(
        UUID id,
        int organId,
        int version,
        DisputeParties parties,
        String authority,
        String caseNumber,
        Optional<UUID> request,
        String requestNumber,
        Optional<Disputes.Row> follows,
        List<Disputes.Row> following,
        DisputeState state,
        List<DisputeDeadline> deadlines,
        Map<DisputeAct, DisputeVerdict> acts,
        List<Entry> entries,
        List<String> evidence,
        Optional<String> warning) {

    public DisputeFile {
        following = List.copyOf(following);
        deadlines = List.copyOf(deadlines);
        acts = new EnumMap<>(acts);
        entries = List.copyOf(entries);
        evidence = List.copyOf(evidence);
    }

    /// A fact of the course with who recorded it when, and the words that go with it.
    public record Entry(DisputeEvent event, String words, Instant recordedAt, String duty) {}

    public DisputeVerdict verdict(DisputeAct act) {
        return acts.getOrDefault(act, DisputeVerdict.LAWFUL);
    }

    public DisputeKind kind() {
        return state.course().kind();
    }
}
