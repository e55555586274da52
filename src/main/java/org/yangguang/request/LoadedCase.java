package org.yangguang.request;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yangguang.request.submission.Application;
import org.yangguang.vault.Vault;

/// A request as read for an act: what was handed in, the case if there is one, and its facts.
record LoadedCase(
        RequestStore.SubmissionRow submission,
        RequestStore.@Nullable CaseRow known,
        List<RequestStore.EventRow> rows,
        List<RequestEvent> events,
        RequestState state) {

    static LoadedCase of(
            RequestStore.SubmissionRow submission,
            RequestStore.@Nullable CaseRow known,
            List<RequestStore.EventRow> rows) {
        var events = new ArrayList<RequestEvent>();
        events.add(submission.submitted());
        rows.forEach(row -> events.add(row.event()));
        return new LoadedCase(submission, known, rows, List.copyOf(events), RequestState.of(events));
    }

    UUID id() {
        return submission.id();
    }

    String number() {
        return known == null || known.number() == null ? "" : known.number();
    }

    Application application(Vault vault) {
        return submission.application().open(vault, "intake_submission", submission.id(), submission.organ());
    }
}
