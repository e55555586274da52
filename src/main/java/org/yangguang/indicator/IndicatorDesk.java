package org.yangguang.indicator;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
import org.yangguang.document.received.ReceivedFile;
import org.yangguang.indicator.EntryHistory.Revision;
import org.yangguang.organ.Organ;
import org.yangguang.request.Desk.Hand;
import org.yangguang.vault.Sha256;
import org.yangguang.vault.Vault;

/// Entering values by hand: with a day and the evidence, corrected or taken back with a reason.
@Component
public class IndicatorDesk {

    public static final int FIRST_YEAR = 2008;
    private static final int EVIDENCE_MOST = 500;
    private static final String EVIDENCE = "请填写依据（台账、文件名称，统计口径），或者上传依据文件。";

    private final IndicatorStore store;
    private final Definitions definitions;
    private final AuditTrail audit;
    private final Vault vault;
    private final Clock clock;
    private final TransactionTemplate transactions;

    IndicatorDesk(
            IndicatorStore store,
            Definitions definitions,
            AuditTrail audit,
            Vault vault,
            Clock clock,
            TransactionTemplate transactions) {
        this.store = store;
        this.definitions = definitions;
        this.audit = audit;
        this.vault = vault;
        this.clock = clock;
        this.transactions = transactions;
    }

    /// What a person wrote.
    ///
    /// @param onDay within the year; the last day of it, or today while it runs, where nothing is said
    public record Written(
            String code, String value, Optional<LocalDate> onDay, String evidence, List<ReceivedFile> files) {
        public Written {
            files = List.copyOf(files);
        }
    }

    /// Which of the written fields is meant.
    public enum Field {
        VALUE,
        DAY,
        EVIDENCE,
        REASON,
        CODE
    }

    /// @param index of the written entry it is about
    public record Fault(int index, Field field, String message) {}

    /// What came of an act.
    public sealed interface Result {
        /// @param understood values that were not typed the way they were understood, such as “１２”读
        ///     作 12 次
        record Done(List<String> understood) implements Result {
            public Done {
                understood = List.copyOf(understood);
            }
        }

        record Refused(List<Fault> faults) implements Result {
            public Refused {
                faults = List.copyOf(faults);
            }
        }

        /// Somebody else corrected the entry meanwhile.
        record Overtaken() implements Result {}
    }

    /// Enters several values; where one is wrong none is entered.
    public Result enter(Hand by, Organ organ, int year, List<Written> written) {
        return Objects.requireNonNull(transactions.execute(_ -> {
            var faults = new ArrayList<Fault>();
            var known = byCode(organ);
            var read = new ArrayList<Read>();
            for (int i = 0; i < written.size(); i++) {
                read(i, known, year, written.get(i), faults).ifPresent(read::add);
            }
            if (!faults.isEmpty()) {
                return new Result.Refused(faults);
            }
            read.forEach(r -> append(by, organ, year, r, UUID.randomUUID(), 1, "", false));
            recorded(by, organ, "indicator.enter", year, codes(read), "");
            return new Result.Done(understood(read));
        }));
    }

    /// A further revision of an entry.
    ///
    /// @param seen the revision the person looked at
    public Result correct(Hand by, Organ organ, UUID entry, int seen, Written written, String reason) {
        return Objects.requireNonNull(transactions.execute(status -> {
            var revisions = store.revisionsOf(organ.id(), entry);
            if (revisions.isEmpty()) {
                return refused(Field.CODE, "没有这条录入，或不属于本机关。");
            }
            var last = revisions.getLast();
            var faults = new ArrayList<Fault>();
            var read = read(0, byCode(organ), last.year(), written, faults);
            if (reason.isBlank()) {
                faults.add(new Fault(0, Field.REASON, "请写明更正的理由，原来的数和理由都保留。"));
            }
            if (!faults.isEmpty() || read.isEmpty()) {
                return new Result.Refused(faults);
            }
            if (last.revision().number() != seen
                    || !append(by, organ, last.year(), read.get(), entry, seen + 1, reason, false)) {
                status.setRollbackOnly();
                return new Result.Overtaken();
            }
            recorded(by, organ, "indicator.correct", last.year(), last.code(), reason);
            return new Result.Done(understood(List.of(read.get())));
        }));
    }

    /// 撤回 an entry that should not have been made; it stays in the history.
    public Result takeBack(Hand by, Organ organ, UUID entry, int seen, String reason) {
        return Objects.requireNonNull(transactions.execute(status -> {
            var revisions = store.revisionsOf(organ.id(), entry);
            if (revisions.isEmpty()) {
                return refused(Field.CODE, "没有这条录入，或不属于本机关。");
            }
            var last = revisions.getLast();
            if (reason.isBlank()) {
                return refused(Field.REASON, "请写明撤回的理由。");
            }
            if (last.revision().value() == null) {
                return refused(Field.CODE, "这条录入已经撤回。");
            }
            var r = last.revision();
            if (r.number() != seen
                    || !store.append(
                            organ.id(),
                            last.code(),
                            last.year(),
                            new Revision(
                                    entry,
                                    seen + 1,
                                    r.onDay(),
                                    null,
                                    "",
                                    r.evidence(),
                                    reason,
                                    false,
                                    clock.instant(),
                                    by.account()))) {
                status.setRollbackOnly();
                return new Result.Overtaken();
            }
            recorded(by, organ, "indicator.take-back", last.year(), last.code(), reason);
            return new Result.Done(List.of());
        }));
    }

    // ── a list ───────────────────────────────────────────────────────────────────────────────────

    /// A row of a list that somebody filled in.
    ///
    /// @param reason why it differs from what stands for that day; empty where nothing is corrected
    public record Row(Written written, String reason) {}

    /// @param entered new entries
    /// @param unchanged rows that say what stands already
    public record Imported(int entered, int corrected, int unchanged) {}

    /// Enters the rows of a list: what stands for the same day with another value is corrected where the
    /// row gives a reason. One wrong row and none is entered.
    ///
    /// @param faults where to tell what is wrong, by row
    public Optional<Imported> enterRows(Hand by, Organ organ, int year, List<Row> rows, List<Fault> faults) {
        return Objects.requireNonNull(transactions.execute(status -> {
            var known = byCode(organ);
            var standing = standing(organ, year, known);
            var seen = new HashMap<String, Integer>();
            int[] sums = new int[3];
            for (int i = 0; i < rows.size(); i++) {
                var row = rows.get(i);
                var before = faults.size();
                var read = read(i, known, year, row.written(), faults);
                if (faults.size() > before || read.isEmpty()) {
                    continue;
                }
                var r = read.get();
                var place = r.indicator().code() + "/" + r.onDay();
                if (seen.put(place, i) != null) {
                    faults.add(new Fault(i, Field.DAY, "同一指标同一日期在表中出现了两次，请合并为一行，或者写明不同的日期。"));
                    continue;
                }
                var stands = standing.get(place);
                if (stands == null) {
                    append(by, organ, year, r, UUID.randomUUID(), 1, "", true);
                    sums[0]++;
                } else if (r.value().compareTo(Objects.requireNonNull(stands.value())) == 0) {
                    sums[2]++;
                } else if (row.reason().isBlank()) {
                    faults.add(new Fault(
                            i,
                            Field.REASON,
                            "这一天已经录入 " + r.indicator().unit().with(stands.value()) + "，与表中的 "
                                    + r.indicator().unit().with(r.value()) + " 不同。要更正的请填更正理由；另外发生的请写不同的日期。"));
                } else {
                    append(by, organ, year, r, stands.entry(), stands.number() + 1, row.reason(), true);
                    sums[1]++;
                }
            }
            if (!faults.isEmpty()) {
                status.setRollbackOnly();
                return Optional.<Imported>empty();
            }
            recorded(by, organ, "indicator.import", year, rows.size() + " rows", "");
            return Optional.of(new Imported(sums[0], sums[1], sums[2]));
        }));
    }

    private Map<String, Revision> standing(Organ organ, int year, Map<String, Indicator> known) {
        var standing = new HashMap<String, Revision>();
        store.revisions(organ.id(), List.of(year)).stream()
                .collect(Collectors.groupingBy(IndicatorStore.RevisionRow::code))
                .forEach((code, of) -> Optional.ofNullable(known.get(code))
                        .ifPresent(indicator -> EntryHistory.of(
                                        indicator,
                                        of.stream()
                                                .map(IndicatorStore.RevisionRow::revision)
                                                .toList())
                                .standing()
                                .forEach(e ->
                                        standing.put(code + "/" + e.current().onDay(), e.current()))));
        return standing;
    }

    // ── files ────────────────────────────────────────────────────────────────────────────────────

    public record Evidence(UUID id, UUID entry, int revision, String name, String mediaType, int size) {}

    /// The files of a year by entry.
    @Transactional(readOnly = true)
    public Map<UUID, List<Evidence>> evidence(Organ organ, int year) {
        return store.files(organ.id(), year).stream()
                .map(f -> evidence(organ.id(), f))
                .collect(Collectors.groupingBy(Evidence::entry));
    }

    /// @param content as it came
    public record Opened(Evidence file, byte[] content) {}

    /// One file; reading it is recorded.
    @Transactional
    public Optional<Opened> open(Actor by, Organ organ, UUID id) {
        return store.content(organ.id(), id).map(found -> {
            var file = evidence(organ.id(), found.file());
            var content = vault.open(
                    found.file().key(), place("key", id, organ.id()), found.sealed(), place("sealed", id, organ.id()));
            audit.record(by, "indicator.read-file", "organ:" + organ.code(), "", "file " + id);
            return new Opened(file, content);
        });
    }

    private Evidence evidence(int organ, IndicatorStore.FileRow f) {
        return new Evidence(
                f.id(),
                f.entry(),
                f.revision(),
                vault.openText(f.key(), place("key", f.id(), organ), f.name(), place("name", f.id(), organ)),
                f.mediaType(),
                f.size());
    }

    private static Vault.Place place(String column, UUID id, int organ) {
        return new Vault.Place("indicator_file", column, id.toString(), organ);
    }

    // ── inside ───────────────────────────────────────────────────────────────────────────────────

    private record Read(
            Indicator indicator, BigDecimal value, String shown, boolean plain, LocalDate onDay, Written written) {}

    private Map<String, Indicator> byCode(Organ organ) {
        return definitions.of(organ.id()).stream().collect(Collectors.toMap(Indicator::code, i -> i));
    }

    private Optional<Read> read(
            int index, Map<String, Indicator> known, int year, Written written, List<Fault> faults) {
        int before = faults.size();
        var today = LocalDate.now(clock);
        var indicator = known.get(written.code());
        if (indicator == null) {
            faults.add(new Fault(index, Field.CODE, "没有代码为“" + written.code() + "”的指标，请从导出的表中取代码。"));
            return Optional.empty();
        }
        if (!indicator.isIn(year) || year < FIRST_YEAR || year > today.getYear()) {
            faults.add(new Fault(index, Field.CODE, indicator.name() + "在 " + year + " 年不填报，请核对年度。"));
            return Optional.empty();
        }
        var day = written.onDay().orElse(year == today.getYear() ? today : LocalDate.of(year, 12, 31));
        if (day.getYear() != year) {
            faults.add(new Fault(index, Field.DAY, "日期 " + day + " 不在 " + year + " 年之内。"));
        } else if (day.isAfter(today)) {
            faults.add(new Fault(index, Field.DAY, "日期 " + day + " 还没有到。"));
        }
        if (written.evidence().isBlank() && written.files().isEmpty()) {
            faults.add(new Fault(index, Field.EVIDENCE, EVIDENCE));
        } else if (written.evidence().length() > EVIDENCE_MOST) {
            faults.add(new Fault(
                    index,
                    Field.EVIDENCE,
                    "依据最多 " + EVIDENCE_MOST + " 字，现在有 " + written.evidence().length() + " 字，请上传文件。"));
        }
        return switch (Figure.read(written.value(), indicator.unit())) {
            case Figure.Refused(var message) -> {
                faults.add(new Fault(index, Field.VALUE, message));
                yield Optional.empty();
            }
            case Figure.Understood(var value, var shown, var plain) ->
                faults.size() > before
                        ? Optional.empty()
                        : Optional.of(new Read(indicator, value, shown, plain, day, written));
        };
    }

    private boolean append(
            Hand by, Organ organ, int year, Read r, UUID entry, int number, String reason, boolean imported) {
        var at = clock.instant();
        boolean written = store.append(
                organ.id(),
                r.indicator().code(),
                year,
                new Revision(
                        entry,
                        number,
                        r.onDay(),
                        r.value(),
                        r.written().value(),
                        r.written().evidence(),
                        reason,
                        imported,
                        at,
                        by.account()));
        if (written) {
            for (var file : r.written().files()) {
                var id = UUID.randomUUID();
                var keyPlace = place("key", id, organ.id());
                var key = vault.newWrappedKey(keyPlace);
                store.insertFile(
                        organ.id(),
                        new IndicatorStore.NewFile(
                                new IndicatorStore.FileRow(
                                        id,
                                        entry,
                                        number,
                                        file.kind().mediaType(),
                                        file.content().length,
                                        key,
                                        vault.seal(key, keyPlace, file.name(), place("name", id, organ.id()))),
                                Sha256.of(file.content()),
                                vault.seal(key, keyPlace, file.content(), place("sealed", id, organ.id())),
                                at));
            }
        }
        return written;
    }

    private static Result refused(Field field, String message) {
        return new Result.Refused(List.of(new Fault(0, field, message)));
    }

    private static String codes(List<Read> read) {
        return read.stream().map(r -> r.indicator().code()).collect(Collectors.joining(" "));
    }

    private static List<String> understood(List<Read> read) {
        return read.stream()
                .filter(r -> !r.plain())
                .map(r -> r.indicator().name() + "“" + r.written().value().strip() + "”读作 " + r.shown())
                .toList();
    }

    private void recorded(Hand by, Organ organ, String action, int year, @Nullable String detail, String reason) {
        audit.record(by.actor(), action, "organ:" + organ.code(), reason, year + " " + detail);
    }
}
