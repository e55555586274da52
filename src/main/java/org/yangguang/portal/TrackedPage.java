package org.yangguang.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.yangguang.calendar.Calendars;
import org.yangguang.organ.Organs;
import org.yangguang.release.Released;
import org.yangguang.request.Act;
import org.yangguang.request.Acts;
import org.yangguang.request.Awaited;
import org.yangguang.request.RequestState;
import org.yangguang.request.StatutoryClock;
import org.yangguang.request.Timeliness;
import org.yangguang.request.applicant.Correspondence;
import org.yangguang.request.applicant.Exchange;
import org.yangguang.request.submission.Intake;

/// Puts 办理进度 together: where the request stands and what its applicant may do.
@Component
public class TrackedPage {

    private final Intake intake;
    private final Correspondence correspondence;
    private final Organs organs;
    private final Calendars calendars;
    private final Clock clock;
    private final PortalFrame frames;
    private final Released released;

    TrackedPage(
            Intake intake,
            Correspondence correspondence,
            Organs organs,
            Calendars calendars,
            Clock clock,
            PortalFrame frames,
            Released released) {
        this.intake = intake;
        this.correspondence = correspondence;
        this.organs = organs;
        this.calendars = calendars;
        this.clock = clock;
        this.frames = frames;
        this.released = released;
    }

    /// What was sent from the page and came back.
    ///
    /// @param done what was done; empty if nothing
    /// @param faults by field
    /// @param typed what was typed where it was faulty
    /// @param files kept for the message that was faulty
    public record Sent(
            String done, Map<String, String> faults, Map<String, String> typed, List<Intake.FileTicket> files) {

        static final Sent NOTHING = done("");

        static Sent done(String done) {
            return new Sent(done, Map.of(), Map.of(), List.of());
        }

        static Sent faulty(Map<String, String> faults, Map<String, String> typed, List<Intake.FileTicket> files) {
            return new Sent("", faults, typed, files);
        }
    }

    String show(
            Unlocking.Opened opened, Sent sent, HttpServletRequest request, HttpServletResponse response, Model model) {
        var tracked = opened.tracked();
        var organ = organs.existing(tracked.organId());
        var state = RequestState.of(tracked.facts());
        var days = calendars.of(organ.region());
        var statutory = new StatutoryClock(days);
        var today = LocalDate.now(clock);
        var rating = correspondence.rating(opened.key());
        if (!sent.faults().isEmpty()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        }
        var title = (sent.faults().isEmpty() ? "" : "有误：") + "申请办理进度";
        model.addAttribute("page", frames.task(request, response, organ, title, "办理进度"));
        model.addAttribute("tracked", tracked);
        model.addAttribute("state", state);
        model.addAttribute("organ", organ);
        model.addAttribute("office", organs.office(organ.id()).orElse(null));
        model.addAttribute("reckoning", statutory.reckon(state, today).orElse(null));
        model.addAttribute("timeliness", Timeliness.of(state, statutory.reckon(state, today)));
        model.addAttribute("awaited", Awaited.all(state, statutory, today));
        model.addAttribute("released", released.of(opened.key()));
        model.addAttribute(
                "further",
                intake.further(opened.key()).stream()
                        .map(further -> FurtherCase.of(
                                further,
                                organs.existing(further.tracked().organId()),
                                calendars.of(organs.existing(further.tracked().organId())
                                        .region()),
                                today))
                        .toList());
        model.addAttribute("carried", opened.carried());
        model.addAttribute("sent", sent);
        model.addAttribute("messages", correspondence.of(opened.key()));
        model.addAttribute("asked", Exchange.asked(state).orElse(Exchange.Kind.QUESTION));
        model.addAttribute("current", correspondence.current(opened.key(), tracked.application()));
        model.addAttribute("fee", FeeRecord.of(tracked.facts(), days));
        model.addAttribute("rating", rating);
        model.addAttribute(
                "ratable",
                state instanceof RequestState.Replied(var _, var _, var _, var services)
                        && !services.isEmpty()
                        && rating.map(r -> r.isChangeable(clock.instant())).orElse(true));
        model.addAttribute(
                "withdrawable",
                new Acts(statutory).judge(state, Act.WITHDRAW, today).isAllowed());
        model.addAttribute("forms", new Forms(intake.newForm(), intake.newForm(), intake.newForm()));
        correspondence.readAnswers(opened.key());
        return "portal/request/track";
    }

    /// Each form has a number of its own.
    public record Forms(Intake.FormTicket message, Intake.FormTicket contact, Intake.FormTicket withdrawal) {}
}
