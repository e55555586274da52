package org.yangguang.office;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.yangguang.calendar.Calendars;
import org.yangguang.request.CaseFile;
import org.yangguang.request.IntakeRulesOfOrgans;
import org.yangguang.request.Proofs;
import org.yangguang.request.Relations;

/// What a case page shows about how the request came in and what it has to do with others.
@Component
class IntakeAside {

    private final OfficeFrame frame;
    private final Relations relations;
    private final Proofs proofs;
    private final IntakeRulesOfOrgans rules;
    private final Calendars calendars;

    IntakeAside(OfficeFrame frame, Relations relations, Proofs proofs, IntakeRulesOfOrgans rules, Calendars calendars) {
        this.frame = frame;
        this.relations = relations;
        this.proofs = proofs;
        this.rules = rules;
        this.calendars = calendars;
    }

    void show(CaseFile file, Model model) {
        model.addAttribute("related", relations.of(file));
        model.addAttribute("proofs", proofs.of(file.id()));
        model.addAttribute(
                "confirmation",
                rules.of(file.organId())
                        .confirmation(file.state(), calendars.of(frame.organ().region()), frame.today()));
    }
}
