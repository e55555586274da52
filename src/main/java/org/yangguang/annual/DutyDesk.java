package org.yangguang.annual;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.yangguang.annual.AnnualDesk.Hand;
import org.yangguang.audit.AuditTrail;
import org.yangguang.calendar.ChineseDate;
import org.yangguang.messaging.Medium;
import org.yangguang.messaging.MessagingSettings;
import org.yangguang.messaging.Outbox;
import org.yangguang.organ.DisclosureOffice;
import org.yangguang.organ.Organ;
import org.yangguang.organ.Organs;

/// 报送义务：who must report by when, what a supervising authority decided about it, and 催报
/// (条例第四十九条).
@Component
public class DutyDesk {

    private static final int MOST_WORDS = 1000;

    private final DutyStore store;
    private final AnnualReports reports;
    private final Organs organs;
    private final Outbox outbox;
    private final MessagingSettings settings;
    private final AuditTrail audit;
    private final Clock clock;
    private final TransactionTemplate transactions;

    DutyDesk(
            DutyStore store,
            AnnualReports reports,
            Organs organs,
            Outbox outbox,
            MessagingSettings settings,
            AuditTrail audit,
            Clock clock,
            TransactionTemplate transactions) {
        this.store = store;
        this.reports = reports;
        this.organs = organs;
        this.outbox = outbox;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
        this.transactions = transactions;
    }

    /// 催报 that went out.
    ///
    /// @param mailed whether a message went to the mailbox of the disclosure office
    public record Reminder(LocalDate on, boolean mailed, UUID by, Instant at) {}

    /// What is known of one organ's duty to report on a year.
    ///
    /// @param dates empty where nothing is due here
    /// @param decisions oldest first
    /// @param reminders newest first
    public record Standing(Optional<DueDates> dates, List<DutyDecision> decisions, List<Reminder> reminders) {
        public Standing {
            decisions = List.copyOf(decisions);
            reminders = List.copyOf(reminders);
        }

        public Optional<DutyDecision> decision() {
            return decisions.isEmpty() ? Optional.empty() : Optional.of(decisions.getLast());
        }

        public boolean isExempt() {
            return decision().filter(DutyDecision::isExempt).isPresent();
        }
    }

    /// Whether an organ must report on a year: it existed on 31 December, or handed its work over
    /// within the
    /// year, and does not report to a ministry of its own instead.
    public static boolean owes(Organ organ, int year) {
        var until = organ.validUntil();
        var lastDay = LocalDate.of(year, 12, 31);
        if (DutyGroup.of(organ.kind()).isEmpty() || organ.validFrom().isAfter(lastDay)) {
            return false;
        }
        return until == null
                || until.isAfter(lastDay)
                || organ.successorId() != null && until.isAfter(LocalDate.of(year, 1, 1));
    }

    @Transactional(readOnly = true)
    public Standing standing(Organ organ, int year) {
        var decisions = store.decisions(organ.id(), year);
        var standing = new Standing(Optional.empty(), decisions, store.reminders(organ.id(), year));
        var dates = owes(organ, year)
                ? DueDates.of(
                        organ.kind(),
                        year,
                        store.local(List.of(organ.id()), year).getOrDefault(organ.id(), List.of()),
                        standing.decision().flatMap(DutyDecision::extension))
                : Optional.<DueDates>empty();
        return new Standing(dates, decisions, standing.reminders());
    }

    /// Local days that bind each of these organs.
    @Transactional(readOnly = true)
    public Map<Integer, List<DueDates.Local>> local(Collection<Integer> ids, int year) {
        return store.local(ids, year);
    }

    /// What one authority set for its tree.
    @Transactional(readOnly = true)
    public List<DueDates.Local> setBy(Organ authority, int year) {
        return store.setBy(authority.id(), year);
    }

    /// Sets earlier days for the tree of an authority.
    ///
    /// @return why not; empty if done
    public Optional<String> set(Hand by, Organ authority, int year, DueDates.Local local) {
        var fault = yearFault(year).or(() -> DueDates.fault(local, year));
        if (fault.isEmpty()) {
            transactions.executeWithoutResult(status -> {
                store.put(authority.id(), year, local, by.account(), clock.instant());
                audit.record(
                        by.actor(),
                        "annual.local-date",
                        object(authority, year),
                        local.basis(),
                        local.group() + " submit " + local.submitBy() + " publish " + local.publishBy());
            });
        }
        return fault;
    }

    /// Takes local days back; the day of the Regulation remains.
    public void unset(Hand by, Organ authority, int year, DutyGroup group) {
        transactions.executeWithoutResult(status -> {
            if (store.remove(authority.id(), year, group)) {
                audit.record(by.actor(), "annual.local-date", object(authority, year), "", group + " removed");
            }
        });
    }

    /// Extends, exempts, or puts back to the ordinary duty.
    ///
    /// @return why not; empty if done
    public Optional<String> decide(
            Hand by, Organ organ, int year, DutyDecision.Kind kind, Optional<LocalDate> until, String reason) {
        return Objects.requireNonNull(transactions.execute(status -> {
            var standing = standing(organ, year);
            var fault = yearFault(year).or(() -> fault(organ, year, standing, kind, until, reason.strip()));
            if (fault.isEmpty()) {
                var decision = new DutyDecision(
                        kind,
                        kind == DutyDecision.Kind.EXTENDED ? until : Optional.empty(),
                        reason.strip(),
                        by.account(),
                        clock.instant());
                store.append(organ.id(), year, decision);
                audit.record(
                        by.actor(),
                        "annual.duty",
                        object(organ, year),
                        reason.strip(),
                        kind + decision.until().map(day -> " until " + day).orElse(""));
            }
            return fault;
        }));
    }

    private Optional<String> yearFault(int year) {
        int now = LocalDate.now(clock).getYear();
        return year < AnnualDesk.FIRST_YEAR || year > now
                ? Optional.of("年度应在 %d 至 %d 之间，现在是 %d。".formatted(AnnualDesk.FIRST_YEAR, now, year))
                : Optional.empty();
    }

    private static Optional<String> fault(
            Organ organ,
            int year,
            Standing standing,
            DutyDecision.Kind kind,
            Optional<LocalDate> until,
            String reason) {
        if (!owes(organ, year)) {
            return Optional.of(organ.name() + "没有报送 " + year + " 年报告的义务。");
        }
        if (reason.isEmpty() || reason.length() > MOST_WORDS) {
            return Optional.of("请写明理由，不超过 %d 字。".formatted(MOST_WORDS));
        }
        return switch (kind) {
            case EXTENDED -> {
                var ordinary = DueDates.of(organ.kind(), year, List.of(), Optional.empty());
                yield until.isEmpty()
                        ? Optional.of("请填写缓报的日期，如 2026-02-10。")
                        : ordinary.isEmpty()
                                ? Optional.of(year + " 年的报告不适用现行条例的期限，不用缓报。")
                                : standing.dates()
                                        .filter(dates -> !until.get().isAfter(dates.submitBy()))
                                        .map(dates -> "缓报的日期应晚于现在的报送日期 " + dates.submitBy() + "。")
                                        .or(() -> until.get().getYear() > year + 1
                                                ? Optional.of("缓报最晚到 " + (year + 1) + " 年 12 月 31 日。")
                                                : Optional.empty());
            }
            case EXEMPTED -> standing.isExempt() ? Optional.of("该机关已经免报。") : Optional.empty();
            case ORDINARY ->
                standing.decision()
                                .filter(d -> d.kind() != DutyDecision.Kind.ORDINARY)
                                .isPresent()
                        ? Optional.empty()
                        : Optional.of("该机关没有缓报或者免报，不用恢复。");
        };
    }

    /// What came of a reminder.
    public enum Reminded {
        SENT("已催报，并发到公开工作机构的电子邮箱"),
        SHOWN("已催报；该机关没有登记电子邮箱，只在工作台显示"),
        TODAY_ALREADY("今天已经催报过，每天一次"),
        NOT_OWED("不用催报：已报送、免报或者没有报送义务");

        private final String label;

        Reminded(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        public boolean isDone() {
            return this == SENT || this == SHOWN;
        }
    }

    /// 催报, each organ in a transaction of its own.
    public Map<Organ, Reminded> remind(Hand by, Collection<Organ> which, int year) {
        return which.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        organ -> Objects.requireNonNull(transactions.execute(status -> remind(by, organ, year))),
                        (a, _) -> a,
                        java.util.LinkedHashMap::new));
    }

    private Reminded remind(Hand by, Organ organ, int year) {
        var standing = standing(organ, year);
        var today = LocalDate.now(clock);
        if (standing.isExempt()
                || !owes(organ, year)
                || year >= today.getYear()
                || reports.isWithAuthority(organ, year)) {
            return Reminded.NOT_OWED;
        }
        // The mailbox of an organ that ended is read by nobody.
        var successor = organ.successorId();
        var addressee = successor != null && organ.validUntil() != null
                ? organs.byId(successor).orElse(organ)
                : organ;
        var mailbox = organs.office(addressee.id())
                .map(DisclosureOffice::email)
                .filter(address -> Medium.reaching(address).isPresent());
        var submitBy = standing.dates().map(DueDates::submitBy);
        if (!store.remind(organ.id(), year, today, submitBy, mailbox.isPresent(), by.account(), clock.instant())) {
            return Reminded.TODAY_ALREADY;
        }
        mailbox.ifPresent(address -> outbox.put(new Outbox.Posting(
                Optional.of(organ.id()),
                "annual-reminder:" + organ.id() + "/" + year + "/" + today,
                "年度报告催报",
                "",
                address,
                year + " 年度政府信息公开工作年度报告催报",
                words(organ, year, submitBy, today))));
        audit.record(by.actor(), "annual.remind", object(organ, year), "", mailbox.isPresent() ? "mailed" : "shown");
        return mailbox.isPresent() ? Reminded.SENT : Reminded.SHOWN;
    }

    private String words(Organ organ, int year, Optional<LocalDate> submitBy, LocalDate today) {
        var due = submitBy.map(day -> "应于 " + ChineseDate.of(day) + "前报送" + (today.isAfter(day) ? "，已经逾期" : ""))
                .orElse("尚未报送");
        return organ.name() + "：贵单位 " + year + " 年度政府信息公开工作年度报告" + due + "。请到工作台编制报送："
                + settings.page("/office/reports/" + year);
    }

    // ── marks on the version being read ──────────────────────────────────────────────────────────

    @Transactional(readOnly = true)
    public List<AnnualEvent.Mark> marks(Organ organ, int year, int version) {
        return store.marks(organ.id(), year, version);
    }

    /// Marks a place of a version; empty words take the mark away.
    @Transactional
    public void mark(Hand by, Organ organ, int year, int version, AnnualEvent.Mark mark) {
        if (mark.text().isBlank()) {
            store.unmark(organ.id(), year, version, mark.where());
        } else {
            store.mark(organ.id(), year, version, mark, by.account(), clock.instant());
        }
    }

    private static String object(Organ organ, int year) {
        return "annual:" + organ.code() + "/" + year;
    }
}
