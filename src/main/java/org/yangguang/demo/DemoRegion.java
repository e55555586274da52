package org.yangguang.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.yangguang.audit.Actor;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import org.yangguang.database.Settings;
import org.yangguang.organ.OrganImport;
import org.yangguang.organ.Organs;
import org.yangguang.report.checking.Checker;
import org.yangguang.report.extraction.Reading;
import org.yangguang.report.extraction.ReportReader;
import org.yangguang.report.published.PublishedReports.Source;
import org.yangguang.report.publishing.Publishing;
import org.yangguang.vault.Sha256;

/// The organs of the demonstration and five of their published reports, read, checked and published by
/// the ordinary ways. Does nothing where there are organs already.
@Component
@Order(1)
class DemoRegion implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(DemoRegion.class);

    /// Which report is whose: file, code of the organ. `demo/reports/README.md` says more.
    private static final Map<String, String> REPORTS = new TreeMap<>(Map.of(
            "000.txt", "330110-01",
            "001.txt", "410304-01",
            "002.txt", "330281-01",
            "003.txt", "330000-01",
            "004.txt", "330114"));

    private final Settings settings;
    private final Organs organs;
    private final OrganImport organImport;
    private final Publishing publishing;
    private final TransactionTemplate transaction;

    DemoRegion(
            Settings settings,
            Organs organs,
            OrganImport organImport,
            Publishing publishing,
            TransactionTemplate transaction) {
        this.settings = settings;
        this.organs = organs;
        this.organImport = organImport;
        this.publishing = publishing;
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (settings.demo()) {
            Scope.of(DatabaseRole.JOB, Set.of()).run(() -> transaction.executeWithoutResult(_ -> seed()));
        }
    }

    /// All or nothing, so that an interrupted start leaves no half region behind.
    private void seed() {
        if (organs.count("") > 0) {
            return;
        }
        switch (organImport.read(Actor.SYSTEM, resource("/demo/organs.csv"))) {
            case OrganImport.Refused(var faults) -> throw new IllegalStateException("demo/organs.csv: " + faults);
            case OrganImport.Imported(var count) -> LOG.info("demo organs={}", count);
        }
        REPORTS.forEach(this::publish);
    }

    private void publish(String file, String organ) {
        var content = resource("/demo/reports/" + file);
        switch (new ReportReader().read(content, file)) {
            case Reading.Unreadable(var code, var message) ->
                throw new IllegalStateException("demo report " + file + ": " + code + " " + message);
            case Reading.Read(var report, var notes) -> {
                publishing.publish(
                        Actor.SYSTEM,
                        organs.byCode(organ).orElseThrow(),
                        report,
                        Checker.check(report, notes),
                        new Source(file, Sha256.hex(content)));
                LOG.info("demo report organ={} year={}", organ, report.year());
            }
        }
    }

    private static byte[] resource(String name) {
        try (var in = DemoRegion.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
