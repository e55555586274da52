package org.yangguang.request;

import static org.yangguang.law.Provision.document;
import static org.yangguang.law.Provision.reconsideration;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.yangguang.law.Law;
import org.yangguang.law.Provision;
import org.yangguang.law.StatutoryPeriods;

/// Which remedy a decision carries and the paragraph that says so.
public record Remedy(ReliefPolicy policy) {
    /// 申请政府信息公开，行政机关不予公开的，应当先申请行政复议。
    public static final Provision RECONSIDER_FIRST = reconsideration(23, 1).item(4);

    private static final LocalDate RECONSIDER_FIRST_FROM = Law.RECONSIDERATION.from();

    public enum ReliefType {
        /// 复议或者直接起诉。
        EITHER,
        /// 复议前置。
        RECONSIDER_FIRST,
        /// 程序性告知，不单独受理。
        NONE
    }

    public Remedy() {
        this(ReliefPolicy.usual());
    }

    /// @param withheld for 部分公开 the grounds of the parts not given, at least one; else ignored
    public ReliefType reliefType(Outcome outcome, LocalDate decidedOn, Set<Outcome> withheld) {
        if (outcome == Outcome.PARTIALLY_GRANTED && withheld.isEmpty()) {
            throw new IllegalArgumentException("部分公开须列明不公开部分的理由");
        }
        if (decidedOn.isBefore(RECONSIDER_FIRST_FROM)) {
            return ReliefType.EITHER;
        }
        if (outcome.isExemption()) {
            return ReliefType.RECONSIDER_FIRST;
        }
        return switch (outcome) {
            case PARTIALLY_GRANTED ->
                withheld.stream().anyMatch(Outcome::isExemption)
                        ? ReliefType.RECONSIDER_FIRST
                        : withheld.contains(Outcome.DENIED_ADMIN_QUERY) ? policy.adminQuery() : ReliefType.EITHER;
            case DENIED_ADMIN_QUERY -> policy.adminQuery();
            case GRANTED,
                    NOT_HELD,
                    REQUIRES_CREATION,
                    STILL_UNCLEAR,
                    PETITION_COMPLAINT,
                    DUPLICATE_REQUEST,
                    PUBLISHED_MATERIAL,
                    EXCESSIVE_REQUESTS,
                    RECONFIRMATION,
                    NO_SUPPLEMENT,
                    FEE_UNPAID,
                    OTHER_DISPOSITION,
                    DENIED_STATE_SECRET,
                    DENIED_LAW_PROHIBITED,
                    DENIED_SECURITY_AND_STABILITY,
                    DENIED_THIRD_PARTY,
                    DENIED_INTERNAL_AFFAIRS,
                    DENIED_DELIBERATIVE_PROCESS,
                    DENIED_ENFORCEMENT_CASE_FILE -> ReliefType.EITHER;
        };
    }

    public ReliefType reliefType(Outcome outcome, LocalDate decidedOn) {
        return reliefType(outcome, decidedOn, Set.of());
    }

    /// 逾期未答复, from the day after the last day.
    public ReliefType reliefFromSilence(LocalDate overdueFrom) {
        return overdueFrom.isBefore(RECONSIDER_FIRST_FROM) ? ReliefType.EITHER : policy.silence();
    }

    /// 补正、延期、收费等程序性告知。
    public static ReliefType reliefFromNotice() {
        return ReliefType.NONE;
    }

    /// Where the kind of remedy comes from, for the case file.
    public static Provision basis(ReliefType type) {
        return switch (type) {
            case EITHER -> document(Law.DISCLOSURE_CASES);
            case RECONSIDER_FIRST -> RECONSIDER_FIRST;
            case NONE -> document(Law.RECONSIDERATION_GUIDANCE);
        };
    }

    /// The closing paragraph of a letter; empty where a notice carries no remedy of its own.
    ///
    /// @param authority full name of the organ that reconsiders
    /// @param court full name of the court
    /// @param onlineChannel where reconsideration can be applied for online; needed when the
    ///     letter itself is served online (行政复议法第二十二条), else may be empty
    public Optional<String> paragraph(
            ReliefType type, LocalDate decidedOn, String authority, String court, String onlineChannel) {
        String apply = StatutoryPeriods.RECONSIDER_APPLY.on(decidedOn).text();
        String afterwards =
                StatutoryPeriods.LITIGATE_AFTER_RECONSIDER.on(decidedOn).text();
        String direct = StatutoryPeriods.LITIGATE_DIRECT.on(decidedOn).text();
        String online = onlineChannel.isBlank() ? "" : "也可以通过互联网申请行政复议：" + onlineChannel + "。";
        return switch (type) {
            case RECONSIDER_FIRST ->
                Optional.of("如对本决定不服，应当自收到本告知书之日起" + apply + "内，先向" + authority + "申请行政复议；对行政复议决定不服的，可以自收到行政复议决定书之日起"
                        + afterwards + "内，依法向" + court + "提起行政诉讼。" + online);
            case EITHER ->
                Optional.of("如对本决定不服，可以自收到本告知书之日起" + apply + "内，向" + authority + "申请行政复议；也可以自收到本告知书之日起" + direct
                        + "内，依法直接向" + court + "提起行政诉讼。" + online);
            case NONE -> Optional.empty();
        };
    }
}
