package org.yangguang.annual.exchange;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.yangguang.annual.AnnualDesk;
import org.yangguang.annual.AnnualDesk.Hand;
import org.yangguang.annual.Findings;
import org.yangguang.annual.Stage;
import org.yangguang.audit.AuditTrail;
import org.yangguang.organ.Organ;
import org.yangguang.organ.Organs;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.checking.Level;
import org.yangguang.report.publishing.ReadingProcess;
import org.yangguang.vault.Sha256;
import org.yangguang.vault.SigningKey;
import org.yangguang.vault.Vault;

/// Reports in and out of the installation.
@Component
public class Exchange {

    private static final int NAME_MOST = 60;
    private static final int BASIS_MOST = 200;

    private final ExchangeStore store;
    private final ReadingProcess reading;
    private final AnnualDesk desk;
    private final Organs organs;
    private final AuditTrail audit;
    private final Clock clock;
    private final TransactionTemplate transactions;
    private final SigningKey key;

    Exchange(
            ExchangeStore store,
            ReadingProcess reading,
            AnnualDesk desk,
            Organs organs,
            AuditTrail audit,
            Clock clock,
            TransactionTemplate transactions,
            Vault vault) {
        this.store = store;
        this.reading = reading;
        this.desk = desk;
        this.organs = organs;
        this.audit = audit;
        this.clock = clock;
        this.transactions = transactions;
        this.key = vault.signing("annual-handover");
    }

    /// The fingerprint others need to trust what is handed over from here.
    public String fingerprint() {
        return SigningKey.fingerprint(key.publicKey());
    }

    /// 移交包 with every report of the year handed in within the scope of the caller.
    public byte[] handOver(Hand by, Organ organ, int year) {
        var items = Objects.requireNonNull(transactions.execute(status -> store.handedIn(year))).stream()
                .map(row -> new HandOverFile.Item(
                        row.code(),
                        row.report().organ(),
                        Stage.valueOf(row.stage()).label(),
                        row.report()))
                .toList();
        var file = new HandOverFile(organ.name(), year, clock.instant(), items)
                .write(key, report -> Findings.of(report, Optional.empty()).all());
        transactions.executeWithoutResult(status -> audit.record(
                by.actor(),
                "annual.hand-over",
                "annual:" + organ.code() + "/" + year,
                "",
                items.size() + " reports sha256 " + Sha256.hex(file)));
        return file;
    }

    /// Keeps a file and what can be read of it. Nothing is taken in yet.
    ///
    /// @param organ who receives it
    /// @param scope the organs that may be among its reports
    /// @return the id under which it is kept; the same bytes again are the same file
    public UUID receive(Hand by, Organ organ, int year, String name, byte[] content, Set<Integer> scope) {
        var sha256 = Sha256.hex(content);
        var known = Objects.requireNonNull(transactions.execute(status -> store.same(organ.id(), year, sha256)));
        if (known.isPresent()) {
            return known.get();
        }
        var read = HandOverFile.isOne(content) ? handOver(organ, year, content) : single(year, name, content);
        var id = UUID.randomUUID();
        transactions.executeWithoutResult(status -> {
            store.insert(
                    organ.id(),
                    new Incoming(
                            id,
                            year,
                            name,
                            sha256,
                            read.sender(),
                            read.fingerprint(),
                            read.fault(),
                            read.notes(),
                            by.account(),
                            clock.instant()),
                    content);
            int number = 1;
            for (var item : read.items()) {
                store.insert(organ.id(), id, line(number++, item, scope), item.report());
            }
            audit.record(
                    by.actor(),
                    "annual.receive-file",
                    "incoming:" + id,
                    "",
                    read.items().size() + " reports sha256 " + sha256);
        });
        return id;
    }

    private record ReadFile(
            Optional<String> fault,
            String sender,
            String fingerprint,
            List<HandOverFile.Item> items,
            List<String> notes) {

        static ReadFile fault(String message) {
            return new ReadFile(Optional.of(message), "", "", List.of(), List.of());
        }
    }

    private ReadFile handOver(Organ organ, int year, byte[] content) {
        var trusted = Objects.requireNonNull(transactions.execute(status -> store.trusted(organ.id())));
        return switch (HandOverFile.open(content, trusted)) {
            case HandOverFile.Refused(var message) -> ReadFile.fault(message);
            case HandOverFile.Genuine(var file, var _, var _)
            when file.year() != year ->
                ReadFile.fault("移交包是 %d 年的，本页接收 %d 年的报告。请到 %d 年的数据交换页上传。".formatted(file.year(), year, file.year()));
            case HandOverFile.Genuine(var file, var fingerprint, var faults) ->
                new ReadFile(
                        Optional.empty(),
                        trusted.getOrDefault(fingerprint, file.sender()),
                        fingerprint,
                        file.items(),
                        faults);
        };
    }

    private ReadFile single(int year, String name, byte[] content) {
        return switch (reading.read(name, content)) {
            case ReadingProcess.Illegible(var message) -> ReadFile.fault(message);
            case ReadingProcess.Legible(var report, var _, var _, var _)
            when report.year() != year ->
                ReadFile.fault(
                        report.year() == 0
                                ? "没有读出报告的年度。请在标题写明“……%d年政府信息公开工作年度报告”再上传。".formatted(year)
                                : "报告是 %d 年的，本页接收 %d 年的报告。请核对文件，或者到 %d 年的数据交换页上传。"
                                        .formatted(report.year(), year, report.year()));
            case ReadingProcess.Legible(var report, var notes, var _, var _) ->
                new ReadFile(
                        Optional.empty(),
                        "",
                        "",
                        List.of(new HandOverFile.Item("", report.organ(), "", report)),
                        notes.stream()
                                .map(note -> note.where() + "：" + note.text())
                                .toList());
        };
    }

    private Incoming.Line line(int number, HandOverFile.Item item, Set<Integer> scope) {
        var whose = organs.byName(item.organ())
                .or(() -> organs.byCode(item.code()))
                .filter(found -> scope.contains(found.id()));
        var findings = Findings.of(item.report(), Optional.empty()).all();
        int errors =
                (int) findings.stream().filter(f -> f.level() == Level.ERROR).count();
        return new Incoming.Line(
                number, item.organ(), whose.map(Organ::id), errors, findings.size() - errors, Optional.empty());
    }

    @Transactional(readOnly = true)
    public List<Incoming> page(Organ organ, int year, int size, int offset) {
        return store.page(organ.id(), year, size, offset);
    }

    @Transactional(readOnly = true)
    public int count(Organ organ, int year) {
        return store.count(organ.id(), year);
    }

    @Transactional(readOnly = true)
    public Optional<Incoming> find(Organ organ, UUID id) {
        return store.find(organ.id(), id);
    }

    @Transactional(readOnly = true)
    public List<Incoming.Line> lines(Organ organ, UUID id) {
        return store.lines(organ.id(), id);
    }

    @Transactional(readOnly = true)
    public Optional<AnnualReport> report(Organ organ, UUID id, int number) {
        return store.report(organ.id(), id, number);
    }

    /// What came of taking in one report.
    ///
    /// @param message empty if it was taken in; else Chinese
    public record Taken(int number, String named, String message) {}

    /// Takes in the chosen reports, each for itself: one that is refused does not hold back the others.
    ///
    /// @param whose the organ of each chosen number
    public List<Taken> take(Hand by, Organ organ, UUID id, Map<Integer, Organ> whose) {
        var taken = new ArrayList<Taken>();
        var incoming = Objects.requireNonNull(transactions.execute(status -> store.find(organ.id(), id)));
        var lines = Objects.requireNonNull(transactions.execute(status -> store.lines(organ.id(), id)));
        for (var line : lines) {
            var target = whose.get(line.number());
            if (target != null && incoming.isPresent()) {
                taken.add(new Taken(line.number(), line.named(), take(by, organ, incoming.get(), line, target)));
            }
        }
        return List.copyOf(taken);
    }

    private String take(Hand by, Organ organ, Incoming incoming, Incoming.Line line, Organ target) {
        return Objects.requireNonNull(transactions.execute(status -> {
            var report = store.report(organ.id(), incoming.id(), line.number());
            if (report.isEmpty()
                    || !store.take(
                            organ.id(), incoming.id(), line.number(), target.id(), by.account(), clock.instant())) {
                status.setRollbackOnly();
                return "这一份已经接收过。";
            }
            var from = (incoming.sender().isEmpty() ? "" : incoming.sender() + "移交，") + "文件 " + incoming.name();
            return switch (desk.receive(by, target, report.get(), from)) {
                case AnnualDesk.Result.Done _ -> "";
                case AnnualDesk.Result.Refused(var message) -> {
                    status.setRollbackOnly();
                    yield message;
                }
                case AnnualDesk.Result.Overtaken _ -> {
                    status.setRollbackOnly();
                    yield "有人同时在办理这份报告，请重新打开再接收。";
                }
            };
        }));
    }

    @Transactional(readOnly = true)
    public List<TrustedKey> keys(Organ organ) {
        return store.keys(organ.id());
    }

    /// Believes a key from now on.
    ///
    /// @param fingerprint as its owner read it out, in any grouping
    /// @return empty if done; else what is wrong, in Chinese
    @Transactional
    public Optional<String> trust(Hand by, Organ organ, String fingerprint, String name, String basis) {
        var hex = fingerprint.replaceAll("\\s", "").toLowerCase(java.util.Locale.ROOT);
        if (!hex.matches("[0-9a-f]{64}")) {
            return Optional.of("指纹应为 64 位十六进制数，现在填了 %d 位。".formatted(hex.length()));
        }
        if (name.isBlank() || name.length() > NAME_MOST || basis.isBlank() || basis.length() > BASIS_MOST) {
            return Optional.of("请写明移交方名称（%d 字以内）和核对方式（%d 字以内）。".formatted(NAME_MOST, BASIS_MOST));
        }
        var grouped = hex.replaceAll("(.{4})(?!$)", "$1 ");
        if (!store.trust(organ.id(), grouped, name.strip(), basis.strip(), by.account(), clock.instant())) {
            return Optional.of("这个指纹已经登记。");
        }
        audit.record(by.actor(), "annual.trust-key", "key:" + hex, basis.strip(), "");
        return Optional.empty();
    }

    @Transactional
    public boolean distrust(Hand by, Organ organ, String fingerprint) {
        boolean done = store.distrust(organ.id(), fingerprint, by.account(), clock.instant());
        if (done) {
            audit.record(by.actor(), "annual.distrust-key", "key:" + fingerprint.replace(" ", ""), "", "");
        }
        return done;
    }
}
