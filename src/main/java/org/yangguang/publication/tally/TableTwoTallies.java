package org.yangguang.publication.tally;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yangguang.publication.CountingRule;
import org.yangguang.publication.Figures;
import org.yangguang.publication.NormCheck;
import org.yangguang.publication.NormKind;
import org.yangguang.publication.Norms;

/// Table 二 of any organ in scope and any year, as of its 31 December.
@Component
@EnableConfigurationProperties(CountingRule.class)
public class TableTwoTallies {

    private final Norms norms;
    private final Figures figures;
    private final CountingRule rule;
    private final Clock clock;

    TableTwoTallies(Norms norms, Figures figures, CountingRule rule, Clock clock) {
        this.norms = norms;
        this.figures = figures;
        this.rule = rule;
        this.clock = clock;
    }

    /// As the ledgers stand now.
    @Transactional(readOnly = true)
    public TableTwoYear of(int organId, int year) {
        return of(organId, year, clock.instant());
    }

    /// As the ledgers stood at an instant, whatever was recorded later.
    @Transactional(readOnly = true)
    public TableTwoYear of(int organId, int year, Instant recordedUntil) {
        var checks = new EnumMap<NormKind, NormCheck>(NormKind.class);
        for (var kind : NormKind.values()) {
            norms.lastCheck(organId, year, kind, recordedUntil).ifPresent(check -> checks.put(kind, check));
        }
        return new TableTwoYear(
                organId,
                year,
                new TableTwoCount(
                                year,
                                norms.standing(organId, recordedUntil),
                                checks,
                                figures.standing(organId, year, recordedUntil),
                                figures.standing(organId, year - 1, recordedUntil),
                                rule)
                        .figures());
    }
}
