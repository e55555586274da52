package org.yangguang.annual;

import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.yangguang.organ.Organ;
import org.yangguang.report.Form;

/// Every [FillSource] there is, and the organ's own ledgers after them.
@Component
public class FillSources {

    private final ObjectProvider<FillSource> sources;
    private final LedgerCount ledgers;

    FillSources(ObjectProvider<FillSource> sources, LedgerCount ledgers) {
        this.sources = sources;
        this.ledgers = ledgers;
    }

    /// The numbers as they are now; empty where no ledger tells of the year on this form.
    public Optional<LedgerCount.Counted> count(Organ organ, int year, Form form) {
        return sources.orderedStream()
                .filter(source -> source.reaches(organ, year, form))
                .findFirst()
                .map(source -> source.count(organ, year))
                .or(() -> LedgerCount.reaches(year, form) ? Optional.of(ledgers.of(organ, year)) : Optional.empty());
    }
}
