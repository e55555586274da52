package org.yangguang.request;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/// What goes out beside a reply. Another module keeps it; a reply only asks what it is and whether anything
/// stands against sending it.
public interface ReplyAnnex {

    /// @param attachments names of the files the applicant will get
    /// @param objections Chinese: why the reply cannot go out as it is; empty if it can
    /// @param warnings Chinese: what should be looked at once more, without standing in the way
    record Annex(List<String> attachments, List<String> objections, List<String> warnings) {

        public Annex {
            attachments = List.copyOf(attachments);
            objections = List.copyOf(objections);
            warnings = List.copyOf(warnings);
        }
    }

    /// @param withheld grounds the reply names for what is not disclosed
    Annex of(UUID request, Outcome outcome, Set<Outcome> withheld);
}
