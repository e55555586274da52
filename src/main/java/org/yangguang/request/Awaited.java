package org.yangguang.request;

import static org.yangguang.law.Provision.disclosure;
import static org.yangguang.law.Provision.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yangguang.calendar.ChineseDate;
import org.yangguang.calendar.Deadline;
import org.yangguang.law.Law;
import org.yangguang.law.Provision;
import org.yangguang.law.StatutoryPeriods;
import org.yangguang.request.RequestEvent.Consulted;

/// What a request waits for from somebody else, and by when: 补正、缴费、征求意见、说明理由. It runs
/// beside the
/// organ's own clock.
///
/// @param from whose turn it is
/// @param since the day it began to wait
/// @param last 最后一日; none while it is not known from which day the period runs
/// @param over whether the last day has certainly passed
/// @param effect what the period is and what its end brings about
/// @param closing the act its end makes lawful; empty if it ends nothing
public record Awaited(
        String label,
        From from,
        LocalDate since,
        Deadline last,
        boolean over,
        String effect,
        Provision basis,
        Optional<Act> closing) {

    /// Whom a request can wait for.
    public enum From {
        APPLICANT("申请人"),
        THIRD_PARTY("第三方"),
        AGENCY("其他机关");

        private final String label;

        From(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /// Everything a request waits for on a day, 补正 or 缴费 first.
    public static List<Awaited> all(RequestState state, StatutoryClock clock, LocalDate today) {
        var all = new ArrayList<Awaited>();
        if (state instanceof RequestState.AwaitingSupplement(var _, var on, var until)) {
            all.add(of(
                    "补正期限",
                    From.APPLICANT,
                    on,
                    new Deadline.Due(until, disclosure(30)),
                    today,
                    "申请人无正当理由逾期不补正的，视为放弃申请",
                    disclosure(30),
                    Optional.of(Act.CLOSE_UNSUPPLEMENTED)));
        }
        if (state instanceof RequestState.AwaitingPayment waiting) {
            var reached = waiting.noticeReceivedOn();
            all.add(of(
                    "缴费期限",
                    From.APPLICANT,
                    waiting.notifiedOn(),
                    clock.paymentDue(waiting),
                    today,
                    reached == null
                            ? "尚未登记申请人收到收费通知之日，期限没有起算"
                            : ChineseDate.of(reached) + "收到收费通知，次日起"
                                    + StatutoryPeriods.FEE_PAYMENT.on(reached).text() + "内缴纳；逾期未缴的，视为放弃申请",
                    document(Law.FEE_MEASURES),
                    Optional.of(Act.CLOSE_UNPAID)));
        }
        if (!state.isConcluded()) {
            state.courseSoFar().ifPresent(course -> {
                course.consultations().stream()
                        .filter(Consultation::isUnanswered)
                        .forEach(c -> all.add(consulted(c, clock, today)));
                course.reasonsAsked()
                        .filter(_ -> course.reasonsReceived().isEmpty())
                        .ifPresent(asked -> all.add(of(
                                "说明理由期限",
                                From.APPLICANT,
                                asked.on(),
                                new Deadline.Due(asked.until(), disclosure(35)),
                                today,
                                "不影响答复期限的计算",
                                disclosure(35),
                                Optional.empty())));
            });
        }
        return List.copyOf(all);
    }

    private static Awaited consulted(Consultation c, StatutoryClock clock, LocalDate today) {
        var reached = c.receivedByPartyOn();
        var silence = switch (c.kind()) {
            case THIRD_PARTY -> "逾期未提出意见的，由本机关依照条例决定是否公开";
            case AGENCY -> "逾期未提出意见的，视为同意公开";
        };
        return of(
                "征求意见期限（" + c.id() + "）",
                switch (c.kind()) {
                    case THIRD_PARTY -> From.THIRD_PARTY;
                    case AGENCY -> From.AGENCY;
                },
                c.sentOn(),
                clock.silenceEnds(c),
                today,
                reached == null ? "尚未登记对方收到之日，期限没有起算" : "对方" + ChineseDate.of(reached) + "收到，次日起 15 个工作日；" + silence,
                c.kind() == Consulted.THIRD_PARTY ? disclosure(32) : disclosure(34),
                Optional.empty());
    }

    private static Awaited of(
            String label,
            From from,
            LocalDate since,
            Deadline last,
            LocalDate today,
            String effect,
            Provision basis,
            Optional<Act> closing) {
        boolean over = last.certainDay().filter(today::isAfter).isPresent();
        return new Awaited(label, from, since, last, over, effect, basis, closing);
    }

    /// Whether the request can be ended because nothing came: 可以终止办理.
    public boolean canClose() {
        return over && closing.isPresent();
    }
}
