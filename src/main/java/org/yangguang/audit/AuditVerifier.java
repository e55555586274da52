package org.yangguang.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import org.yangguang.database.Settings;
import org.yangguang.vault.Vault;

/// Proves the chain: finds an edited, removed or inserted record, and a cut-off end by the anchors that
/// are written hourly to a file outside the database (L1).
@Component
public class AuditVerifier {

    private static final HexFormat HEX = HexFormat.of();
    private static final Scope JOB = Scope.of(DatabaseRole.JOB, java.util.Set.of());

    private final AuditTrail trail;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Path anchors;

    AuditVerifier(AuditTrail trail, TransactionTemplate transactions, Clock clock, Settings settings) {
        this.trail = trail;
        this.transactions = transactions;
        this.clock = clock;
        this.anchors = settings.data().resolve("audit-anchors.log");
    }

    /// What a verification found.
    ///
    /// @param records number of records read
    /// @param faults in Chinese, empty when the chain holds
    public record Verdict(long records, List<String> faults) {
        public boolean holds() {
            return faults.isEmpty();
        }
    }

    /// As [#verify()], on a person's request, which is recorded.
    public Verdict verify(Actor by) {
        var verdict = verify();
        transactions.executeWithoutResult(status -> trail.record(
                by,
                "audit.verify",
                "audit",
                "",
                verdict.records() + " records, " + verdict.faults().size() + " faults"));
        return verdict;
    }

    public Verdict verify() {
        return JOB.call(() -> transactions.execute(status -> new Walk(readAnchors()).run()));
    }

    /// Writes down where the chain ends now.
    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
    public void anchor() {
        var head = JOB.call(() -> transactions.execute(status -> trail.head()));
        try {
            Files.createDirectories(anchors.toAbsolutePath().getParent());
            Files.writeString(
                    anchors,
                    "%s %d %s%n".formatted(clock.instant(), head.seq(), HEX.formatHex(head.hash())),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot anchor the audit trail", e);
        }
    }

    private Map<Long, String> readAnchors() {
        var bySeq = new HashMap<Long, String>();
        if (!Files.exists(anchors)) {
            return bySeq;
        }
        try {
            for (var line : Files.readAllLines(anchors, StandardCharsets.UTF_8)) {
                var parts = line.strip().split(" ");
                if (parts.length == 3) {
                    bySeq.put(Long.parseLong(parts[1]), parts[2]);
                }
            }
            return bySeq;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + anchors, e);
        }
    }

    private final class Walk {
        private final Map<Long, String> anchored;
        private final List<String> faults = new ArrayList<>();
        private long expected = 1;
        private long read;
        private byte[] previous = new byte[32];

        Walk(Map<Long, String> anchored) {
            this.anchored = anchored;
        }

        Verdict run() {
            trail.eachInOrder(this::follow);
            var head = trail.head();
            if (head.seq() != expected - 1 || !Vault.same(head.hash(), previous)) {
                fault("链尾与记录不符：链尾为第 " + head.seq() + " 条，实有到第 " + (expected - 1) + " 条");
            }
            for (var anchor : anchored.entrySet()) {
                if (anchor.getKey() >= expected) {
                    fault("第 " + anchor.getKey() + " 条已存档，现已不在，末尾记录被删除");
                }
            }
            return new Verdict(read, List.copyOf(faults));
        }

        private void follow(AuditTrail.Link link) {
            var record = link.record();
            read++;
            if (record.seq() != expected) {
                fault("缺少第 " + expected + " 至 " + (record.seq() - 1) + " 条");
            } else if (!Vault.same(record.prevHash(), previous)) {
                fault("第 " + record.seq() + " 条与前一条不相接，其间有记录被更改、插入或替换");
            }
            if (!Vault.same(trail.hashOf(record), link.hash())) {
                fault("第 " + record.seq() + " 条内容与其校验值不符，已被更改或非本系统写入");
            }
            var anchor = anchored.get(record.seq());
            if (anchor != null && !anchor.equals(HEX.formatHex(link.hash()))) {
                fault("第 " + record.seq() + " 条与存档的校验值不符");
            }
            expected = record.seq() + 1;
            previous = link.hash();
        }

        private void fault(String text) {
            if (faults.size() < 100) {
                faults.add(text);
            }
        }
    }
}
