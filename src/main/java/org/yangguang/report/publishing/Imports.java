package org.yangguang.report.publishing;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.yangguang.audit.Actor;
import org.yangguang.audit.AuditTrail;
import org.yangguang.organ.Organ;
import org.yangguang.report.CellId;
import org.yangguang.report.TableTwoField;
import org.yangguang.report.published.PublishedReports.Source;
import org.yangguang.report.publishing.ImportedReport.Correction;
import org.yangguang.report.publishing.ImportedReport.Illegible;
import org.yangguang.report.publishing.ImportedReport.Legible;
import org.yangguang.report.publishing.ImportedReport.Outcome;
import org.yangguang.report.publishing.ImportedReport.Published;
import org.yangguang.report.publishing.ImportedReport.PutAside;
import org.yangguang.vault.Sha256;

/// 导入报告：reports that were published elsewhere are read, laid beside their source, corrected where the
/// reading was wrong, and published here.
@Component
public class Imports {

    private static final int COUNT_DIGITS = 9;
    private static final int MONEY_DECIMALS = 8;
    private static final int FIRST_YEAR = 2008;

    private final ImportStore store;
    private final ReadingProcess reading;
    private final Publishing publishing;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Imports(
            ImportStore store,
            ReadingProcess reading,
            Publishing publishing,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.reading = reading;
        this.publishing = publishing;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// What an act came to.
    public sealed interface Result {}

    public record Done() implements Result {}

    /// @param field which entry is wrong: `value`, `reason`, or empty for the act as a whole
    /// @param message Chinese: what is wrong and what to do
    public record Refused(String field, String message) implements Result {}

    /// Reads a file and keeps it with its reading, legible or not.
    public UUID receive(Actor by, Organ organ, UUID account, String name, byte[] content) {
        var id = UUID.randomUUID();
        Outcome outcome = switch (reading.read(name, content)) {
            case ReadingProcess.Illegible(var message) -> new Illegible(message);
            case ReadingProcess.Legible(var report, var notes, var text, var _) -> new Legible(report, notes, text);
        };
        var sha256 = Sha256.hex(content);
        transaction.executeWithoutResult(_ -> {
            store.insert(organ.id(), id, name, sha256, content, account, clock.instant(), outcome);
            audit.record(
                    by,
                    "report.import",
                    "import:" + id,
                    "",
                    "sha256 " + sha256 + (outcome instanceof Legible ? " read" : " not readable"));
        });
        return id;
    }

    @Transactional(readOnly = true)
    public Optional<ImportedReport> find(Organ organ, UUID id) {
        return store.find(organ.id(), id);
    }

    /// Newest first; without their source text.
    @Transactional(readOnly = true)
    public List<ImportedReport> page(Organ organ, int size, int offset) {
        return store.page(organ.id(), size, offset);
    }

    @Transactional(readOnly = true)
    public int count(Organ organ) {
        return store.count(organ.id());
    }

    /// The file as it came.
    @Transactional(readOnly = true)
    public Optional<byte[]> original(Organ organ, UUID id) {
        return store.content(organ.id(), id);
    }

    /// The cell at a path such as `table3.granted.natural`.
    public static Optional<CellId> cellAt(String path) {
        return ReportCodec.cellAt(path);
    }

    /// Says what stands in the source where the reading was wrong.
    ///
    /// @param subject nothing for the year
    /// @param typed the number as the officer typed it; with [Correction.Kind#VALUE] only
    @Transactional
    public Result correct(
            Actor by,
            Organ organ,
            UUID account,
            UUID id,
            Optional<CellId> subject,
            Correction.Kind kind,
            String typed,
            String reason) {
        var open = open(organ, id);
        if (open.isEmpty()) {
            return new Refused("", "这份报告已经公布或搁置，不能再校正。需要改动请重新上传。");
        }
        if (subject.isEmpty() && kind == Correction.Kind.BLANK) {
            return new Refused("value", "年度不能为空白，请填写四位年份。");
        }
        BigDecimal value = null;
        if (kind == Correction.Kind.VALUE) {
            var fault = fault(subject, typed);
            if (!fault.isEmpty()) {
                return new Refused("value", fault);
            }
            value = new BigDecimal(plain(typed));
        }
        if (reason.isBlank() || reason.length() > 200) {
            return new Refused("reason", "请写明理由，200 字以内，如“原文为全角数字，读漏一位”。");
        }
        var correction = new Correction(
                open.get().corrections().size() + 1, subject, kind, value, reason.strip(), account, clock.instant());
        store.insert(organ.id(), id, correction);
        audit.record(
                by,
                "report.import-correct",
                "import:" + id,
                reason.strip(),
                subject.map(CellId::path).orElse("year") + " " + kind + (value == null ? "" : " " + value));
        return new Done();
    }

    private String fault(Optional<CellId> subject, String typed) {
        var text = plain(typed);
        if (!text.matches("[+-]?\\d{1," + COUNT_DIGITS + "}(\\.\\d{1," + MONEY_DECIMALS + "})?")) {
            return "应填一个数，最多 %d 位整数，现在填的是“%s”。".formatted(COUNT_DIGITS, typed.strip());
        }
        var value = new BigDecimal(text);
        if (subject.isEmpty()) {
            int last = LocalDate.now(clock).getYear();
            return value.scale() > 0
                            || value.compareTo(BigDecimal.valueOf(FIRST_YEAR)) < 0
                            || value.compareTo(BigDecimal.valueOf(last)) > 0
                    ? "年度应在 %d 至 %d 之间，现在填的是“%s”。".formatted(FIRST_YEAR, last, typed.strip())
                    : "";
        }
        var field = subject.get() instanceof CellId.Two(var two) ? two : null;
        if (value.scale() > 0 && (field == null || !field.isMoney())) {
            return "件数应为整数，现在填的是“%s”。".formatted(typed.strip());
        }
        if (value.signum() < 0 && !maySink(field)) {
            return "这一格不能小于 0，现在填的是“%s”。".formatted(typed.strip());
        }
        return "";
    }

    private static boolean maySink(@Nullable TableTwoField field) {
        return field != null && field.maySink();
    }

    private static String plain(String typed) {
        var half = Normalizer.normalize(typed, Normalizer.Form.NFKC);
        return half.replaceAll("[,\\s]", "");
    }

    /// Publishes what was read and corrected.
    ///
    /// @param whose the organ it is listed under
    @Transactional
    public Result publish(Actor by, Organ organ, UUID account, UUID id, Organ whose) {
        var open = open(organ, id);
        var report = open.flatMap(ImportedReport::report);
        if (open.isEmpty() || report.isEmpty()) {
            return new Refused("", "这份报告已经公布或搁置，或者没有读出来，不能公布。");
        }
        if (report.get().year() == 0) {
            return new Refused("", "没有读出年度，不能公布。请先填写年度。");
        }
        int version = publishing.publish(
                by,
                whose,
                report.get(),
                open.get().findings(),
                new Source(open.get().name(), open.get().sha256()),
                open.get().corrected());
        store.insert(organ.id(), id, new Published(whose.id(), report.get().year(), version, account, clock.instant()));
        return new Done();
    }

    /// Keeps the file and its reading, and takes it off the list of what is to be done.
    @Transactional
    public Result putAside(Actor by, Organ organ, UUID account, UUID id, String reason) {
        if (reason.isBlank() || reason.length() > 200) {
            return new Refused("reason", "请写明理由，200 字以内，如“传错文件”。");
        }
        if (open(organ, id).isEmpty()) {
            return new Refused("", "这份报告已经公布或搁置。");
        }
        store.insert(organ.id(), id, new PutAside(reason.strip(), account, clock.instant()));
        audit.record(by, "report.import-put-aside", "import:" + id, reason.strip(), "");
        return new Done();
    }

    private Optional<ImportedReport> open(Organ organ, UUID id) {
        return store.find(organ.id(), id).filter(found -> found.end().isEmpty());
    }
}
