package org.yangguang.request;

import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.yangguang.calendar.Calendars;
import org.yangguang.calendar.Deadline;
import org.yangguang.organ.Organs;

/// What an act would do to the last day, shown before it is recorded.
@Component
public class Foresight {

    private final Calendars calendars;
    private final Organs organs;
    private final Clock clock;

    Foresight(Calendars calendars, Organs organs, Clock clock) {
        this.calendars = calendars;
        this.organs = organs;
        this.clock = clock;
    }

    public sealed interface Outlook {}

    /// @param explanation the paragraph that tells how the new day is reached; empty where nothing runs
    /// @param remark what must be told all the same; may be empty
    public record Would(Deadline before, Deadline after, String explanation, String remark) implements Outlook {}

    /// @param message why not, with the article
    public record Cannot(String message) implements Outlook {}

    /// @param fact may refuse its own particulars, such as a day before another
    public Outlook of(CaseFile file, Supplier<RequestEvent> fact) {
        RequestEvent event;
        try {
            event = fact.get();
        } catch (IllegalArgumentException e) {
            return new Cannot(String.valueOf(e.getMessage()) + "，请核对。");
        }
        var today = LocalDate.now(clock);
        var statutory =
                new StatutoryClock(calendars.of(organs.existing(file.organId()).region()));
        return switch (new Acts(statutory).judge(file.state(), event, today)) {
            case Verdict.Refused(var refusal) -> new Cannot(refusal.text());
            case Verdict.Lawful _ -> would(statutory, file.state(), event, today, "");
            case Verdict.Flagged(var warning) -> would(statutory, file.state(), event, today, warning.text());
        };
    }

    private static Would would(
            StatutoryClock statutory, RequestState state, RequestEvent event, LocalDate today, String remark) {
        var after = state.after(event);
        return new Would(
                statutory.deadline(state, today),
                statutory.deadline(after, today),
                statutory.reckon(after, today).map(Reckoning::explanation).orElse(""),
                remark);
    }
}
