package org.yangguang.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.yangguang.audit.Actor;
import org.yangguang.audit.AuditTrail;
import org.yangguang.calendar.Calendars;
import org.yangguang.law.Period;
import org.yangguang.organ.Organ;
import org.yangguang.organ.Organs;
import org.yangguang.request.Channel;
import org.yangguang.request.Desk.Hand;
import org.yangguang.request.Desk.Result;
import org.yangguang.request.submission.Intake;
import org.yangguang.request.submission.QueryCode;
import org.yangguang.request.submission.UploadedFile;
import org.yangguang.vault.Sha256;
import org.yangguang.vault.Vault;

/// What may be done with corrections and complaints: handed in, registered, inquired into, concluded,
/// answered, followed with a code.
@Component
public class Matters {

    private static final int FILES_MOST = 5;

    private final LedgerStore store;
    private final Intake intake;
    private final Organs organs;
    private final Calendars calendars;
    private final AuditTrail audit;
    private final Vault vault;
    private final Clock clock;
    private final TransactionTemplate transactions;

    Matters(
            LedgerStore store,
            Intake intake,
            Organs organs,
            Calendars calendars,
            AuditTrail audit,
            Vault vault,
            Clock clock,
            TransactionTemplate transactions) {
        this.store = store;
        this.intake = intake;
        this.organs = organs;
        this.calendars = calendars;
        this.audit = audit;
        this.vault = vault;
        this.clock = clock;
        this.transactions = transactions;
    }

    /// Hands a matter in; the same form again is the same matter and has the same code.
    ///
    /// @param channel 网上 from the portal, otherwise as the officer says
    @Transactional
    public QueryCode submit(
            Actor by,
            Organ organ,
            UUID form,
            MatterKind kind,
            Channel channel,
            LocalDate receivedOn,
            Statement statement,
            List<UploadedFile> files) {
        var code = intake.codeOf(form);
        if (channel == Channel.ONLINE && store.handedIn(form)) {
            return code;
        }
        var id = UUID.randomUUID();
        var key = vault.newWrappedKey(Statement.keyPlace(id, organ.id()));
        boolean first = store.insert(new LedgerStore.MatterRow(
                organ.id(),
                id,
                form,
                kind,
                channel,
                receivedOn,
                clock.instant(),
                codeHash(code),
                unlockHash(code, statement.lastFour()),
                nameIndex(organ.id(), statement.name()),
                key,
                statement.sealed(vault, key, id, organ.id())));
        if (first) {
            files.stream().limit(FILES_MOST).forEach(file -> keep(organ.id(), id, file));
            audit.record(by, "ledger.submit", "matter:" + id, "", kind + " files=" + files.size());
        }
        return code;
    }

    private void keep(int organ, UUID matter, UploadedFile file) {
        var id = UUID.randomUUID();
        var keyPlace = filePlace("key", id, organ);
        var key = vault.newWrappedKey(keyPlace);
        store.insertFile(
                new LedgerStore.FileRow(
                        organ,
                        id,
                        file.mediaType(),
                        LedgerStore.size(file),
                        key,
                        vault.seal(key, keyPlace, file.name(), filePlace("name", id, organ)),
                        vault.seal(key, keyPlace, file.content(), filePlace("sealed", id, organ))),
                matter,
                Sha256.of(file.content()));
    }

    /// Where a matter stands, to whoever shows its code and the last four digits of the telephone.
    ///
    /// @param number empty until it is registered
    /// @param dueOn null where the organ has set no period
    public record Tracked(
            Organ organ,
            MatterKind kind,
            LocalDate receivedOn,
            String number,
            @Nullable LocalDate dueOn,
            MatterStep.@Nullable Concluded concluded,
            @Nullable LocalDate repliedOn) {}

    @Transactional(readOnly = true)
    public Optional<Tracked> track(QueryCode code, String lastFour) {
        return store.track(codeHash(code), unlockHash(code, lastFour))
                .map(t -> new Tracked(
                        organs.existing(t.organ()),
                        t.kind(),
                        t.receivedOn(),
                        t.number(),
                        t.dueOn(),
                        t.concluded(),
                        t.repliedOn()));
    }

    // ── the desk ─────────────────────────────────────────────────────────────────────────────────

    public record Entry(MatterStep step, String words, Instant recordedAt, String duty) {}

    public record Attachment(UUID id, String name, String mediaType, int size) {}

    /// One matter as its page shows it.
    public record MatterFile(
            UUID id,
            int organId,
            MatterKind kind,
            Channel channel,
            LocalDate receivedOn,
            String number,
            int version,
            @Nullable LocalDate dueOn,
            @Nullable MatterResult result,
            @Nullable LocalDate closedOn,
            @Nullable LocalDate repliedOn,
            Statement statement,
            List<Entry> steps,
            List<Attachment> files) {
        public MatterFile {
            steps = List.copyOf(steps);
            files = List.copyOf(files);
        }

        public String stateLabel() {
            if (repliedOn != null) {
                return "已告知";
            }
            return closedOn != null ? "已处理，待告知" : number.isEmpty() ? "待登记" : "办理中";
        }
    }

    @Transactional(readOnly = true)
    public Optional<MatterFile> open(UUID id) {
        return store.byId(id).map(found -> file(found, store.steps(id), store.files(id)));
    }

    private MatterFile file(
            LedgerStore.Listed found, List<LedgerStore.StepRow> steps, List<LedgerStore.FileRow> files) {
        var m = found.matter();
        return new MatterFile(
                m.id(),
                m.organ(),
                m.kind(),
                m.channel(),
                m.receivedOn(),
                found.known().number(),
                found.known().version(),
                found.known().dueOn(),
                found.known().result(),
                found.known().closedOn(),
                found.known().repliedOn(),
                Statement.open(vault, m.key(), m.sealed(), m.id(), m.organ()),
                steps.stream()
                        .map(s -> new Entry(s.step(), words(m, s), s.recordedAt(), s.duty()))
                        .toList(),
                files.stream()
                        .map(f -> new Attachment(
                                f.id(),
                                vault.openText(
                                        f.key(),
                                        filePlace("key", f.id(), f.organ()),
                                        f.name(),
                                        filePlace("name", f.id(), f.organ())),
                                f.mediaType(),
                                f.size()))
                        .toList());
    }

    private String words(LedgerStore.MatterRow m, LedgerStore.StepRow step) {
        var sealed = step.words();
        return sealed == null
                ? ""
                : vault.openText(
                        m.key(),
                        Statement.keyPlace(m.id(), m.organ()),
                        sealed,
                        Statement.wordsPlace(m.id(), step.seq(), m.organ()));
    }

    /// The bytes of an attachment; reading it is recorded.
    public Optional<byte[]> content(Actor by, UUID matter, UUID file) {
        return Optional.ofNullable(transactions.execute(status -> store.files(matter).stream()
                .filter(f -> f.id().equals(file))
                .findFirst()
                .map(f -> {
                    audit.record(by, "ledger.read-file", "matter:" + matter, "", "file " + file);
                    return vault.open(
                            f.key(),
                            filePlace("key", f.id(), f.organ()),
                            f.sealed(),
                            filePlace("sealed", f.id(), f.organ()));
                })
                .orElse(null)));
    }

    /// Records a step.
    ///
    /// @param words that go with it, such as what was found; sealed, may be empty
    public Result record(Hand by, UUID id, int version, MatterStep step, String words) {
        return Objects.requireNonNull(transactions.execute(status -> {
            var found = store.byId(id).orElse(null);
            if (found == null) {
                return new Result.Refused("没有这件事项，或不属于本机关。");
            }
            if (found.known().version() != version) {
                return new Result.Overtaken();
            }
            var m = found.matter();
            var steps = store.steps(id).stream().map(LedgerStore.StepRow::step).toList();
            var why = MatterStep.whyNot(m.kind(), m.receivedOn(), steps, step, LocalDate.now(clock));
            if (why.isPresent()) {
                return new Result.Refused(why.get());
            }
            if (step instanceof MatterStep.Registered && !register(m)) {
                status.setRollbackOnly();
                return new Result.Overtaken();
            }
            int seq = steps.size() + 1;
            var concluded = step instanceof MatterStep.Concluded c ? c : null;
            if (!store.fold(
                    id,
                    version,
                    concluded == null ? found.known().result() : concluded.result(),
                    concluded == null ? found.known().closedOn() : concluded.on(),
                    step instanceof MatterStep.Answered answered ? answered.on() : null)) {
                status.setRollbackOnly();
                return new Result.Overtaken();
            }
            var sealed = words.isBlank()
                    ? null
                    : vault.seal(
                            m.key(),
                            Statement.keyPlace(id, m.organ()),
                            words,
                            Statement.wordsPlace(id, seq, m.organ()));
            store.append(
                    m.organ(),
                    id,
                    seq,
                    step,
                    sealed,
                    clock.instant(),
                    by.account(),
                    by.actor().duty());
            audit.record(by.actor(), "ledger." + step.type(), "matter:" + id, "", "on " + step.on());
            return new Result.Done("");
        }));
    }

    private boolean register(LedgerStore.MatterRow m) {
        var organ = organs.existing(m.organ());
        int year = m.receivedOn().getYear();
        var number = "%s-%s-%d-%04d"
                .formatted(organ.shortName(), m.kind().mark(), year, store.nextSerial(organ.id(), m.kind(), year));
        var due = store.rule(organ.id(), m.kind())
                .flatMap(rule -> calendars
                        .of(organ.region())
                        .deadline(
                                m.receivedOn(),
                                Period.workingDays(
                                        rule.workingDays(), m.kind().bases().getFirst()))
                        .certainDay())
                .orElse(null);
        return store.register(organ.id(), m.id(), number, due);
    }

    // ── lists ────────────────────────────────────────────────────────────────────────────────────

    public enum View {
        ALL("全部"),
        NEW("待登记"),
        OPEN("在办"),
        OVERDUE("逾期"),
        UNANSWERED("待告知"),
        CLOSED("已处理");

        private final String label;

        View(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param words a number or part of one, or a full name
    public record Filter(View view, Optional<MatterKind> kind, Optional<Integer> year, String words) {}

    @Transactional(readOnly = true)
    public List<MatterFile> page(Organ organ, Filter filter, int size, int offset) {
        return store.list(query(organ, filter), size, offset).stream()
                .map(found -> file(found, List.of(), List.of()))
                .toList();
    }

    @Transactional(readOnly = true)
    public int count(Organ organ, Filter filter) {
        return store.count(query(organ, filter));
    }

    private LedgerStore.Query query(Organ organ, Filter filter) {
        var words = filter.words().strip();
        return new LedgerStore.Query(
                organ.id(),
                filter.kind().map(Enum::name).orElse(""),
                filter.view().code(),
                filter.year().orElse(0),
                words,
                nameIndex(organ.id(), words),
                LocalDate.now(clock));
    }

    /// Received and concluded in a year.
    public record YearCount(MatterKind kind, int received, List<ResultCount> concluded) {
        public YearCount {
            concluded = List.copyOf(concluded);
        }
    }

    public record ResultCount(MatterResult result, int count) {}

    @Transactional(readOnly = true)
    public List<YearCount> year(Organ organ, int year) {
        var concluded = store.concluded(organ.id(), year);
        return java.util.Arrays.stream(MatterKind.values())
                .map(kind -> new YearCount(
                        kind,
                        count(organ, new Filter(View.ALL, Optional.of(kind), Optional.of(year), "")),
                        concluded.stream()
                                .filter(t -> t.kind() == kind)
                                .sorted(java.util.Comparator.comparing(LedgerStore.Tally::result))
                                .map(t -> new ResultCount(t.result(), t.count()))
                                .toList()))
                .toList();
    }

    /// Received and concluded in a year by organ; one without either is left out.
    @Transactional(readOnly = true)
    public Map<Integer, List<YearCount>> year(Collection<Integer> organs, int year) {
        var tallies = store.tally(organs, year).stream().collect(Collectors.groupingBy(LedgerStore.OrganTally::organ));
        var counts = new HashMap<Integer, List<YearCount>>();
        tallies.forEach((organ, of) -> counts.put(
                organ,
                Arrays.stream(MatterKind.values())
                        .map(kind -> new YearCount(
                                kind,
                                of.stream()
                                        .filter(t -> t.kind() == kind && t.result() == null)
                                        .mapToInt(LedgerStore.OrganTally::count)
                                        .sum(),
                                of.stream()
                                        .filter(t -> t.kind() == kind)
                                        .flatMap(t -> Optional.ofNullable(t.result()).stream()
                                                .map(result -> new ResultCount(result, t.count())))
                                        .toList()))
                        .toList()));
        return counts;
    }

    // ── the organ's own periods ──────────────────────────────────────────────────────────────────

    /// @param workingDays 0 where none is set
    public record Rule(MatterKind kind, int workingDays, String basis) {}

    @Transactional(readOnly = true)
    public List<Rule> rules(Organ organ) {
        return java.util.Arrays.stream(MatterKind.values())
                .map(kind -> store.rule(organ.id(), kind)
                        .map(rule -> new Rule(kind, rule.workingDays(), rule.basis()))
                        .orElse(new Rule(kind, 0, "")))
                .toList();
    }

    @Transactional
    public void setRule(Actor by, Organ organ, Rule rule) {
        store.setRule(organ.id(), rule.kind(), new LedgerStore.Rule(rule.workingDays(), rule.basis()));
        audit.record(by, "ledger.rule", "organ:" + organ.code(), "", rule.kind() + " " + rule.workingDays());
    }

    private byte[] codeHash(QueryCode code) {
        return vault.hmac("ledger.code-hash", code.text().getBytes(StandardCharsets.UTF_8));
    }

    private byte[] unlockHash(QueryCode code, String lastFour) {
        return vault.hmac("ledger.unlock", (code.text() + "|" + lastFour).getBytes(StandardCharsets.UTF_8));
    }

    private byte[] nameIndex(int organ, String name) {
        return vault.blindIndex("name." + organ, name);
    }

    private static Vault.Place filePlace(String column, UUID id, int organ) {
        return new Vault.Place("ledger_file", column, id.toString(), organ);
    }
}
