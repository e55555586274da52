package org.yangguang.request.applicant;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.yangguang.calendar.Calendars;
import org.yangguang.calendar.ChineseDate;
import org.yangguang.calendar.WorkingDays;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import org.yangguang.messaging.Medium;
import org.yangguang.messaging.MessagingSettings;
import org.yangguang.organ.DisclosureOffice;
import org.yangguang.organ.Organ;
import org.yangguang.organ.Organs;

/// 期限提醒 to the mailbox of each disclosure office, on the morning of every working day: what is due in
/// five, three and one working days, and what nobody has confirmed within the internal limit of one.
@Component
class Reminders {

    /// 还剩几个工作日 at which a request is named.
    static final List<Integer> BEFORE = List.of(5, 3, 1);
    private static final int CONFIRM_WITHIN = 1;
    private static final int LOOK_BACK_DAYS = 60;
    private static final LocalTime MORNING = LocalTime.of(8, 30);

    private final NoticeStore store;
    private final NoticeTexts texts;
    private final Organs organs;
    private final Calendars calendars;
    private final MessagingSettings settings;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Reminders(
            NoticeStore store,
            NoticeTexts texts,
            Organs organs,
            Calendars calendars,
            MessagingSettings settings,
            TransactionTemplate transactions,
            Clock clock) {
        this.store = store;
        this.texts = texts;
        this.organs = organs;
        this.calendars = calendars;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Looks every half hour, so that a restart in the morning misses nothing; tells once a day.
    @Scheduled(initialDelayString = "PT2M", fixedDelayString = "PT30M")
    void remind() {
        var now = clock.instant().atZone(ChineseDate.ZONE);
        if (now.toLocalTime().isBefore(MORNING)) {
            return;
        }
        for (var organ : organs.page("", Integer.MAX_VALUE, 0)) {
            organs.office(organ.id())
                    .map(DisclosureOffice::email)
                    .filter(mailbox -> Medium.reaching(mailbox).isPresent())
                    .ifPresent(mailbox -> Scope.of(DatabaseRole.OFFICE, Set.of(organ.id()))
                            .run(() -> transactions.executeWithoutResult(
                                    status -> remind(organ, mailbox, now.toLocalDate()))));
        }
    }

    private void remind(Organ organ, String mailbox, LocalDate today) {
        var days = calendars.of(organ.region());
        var key = "remind:" + today;
        if (!days.isProvisionallyWorked(today) || store.wasTold(organ.id(), key)) {
            return;
        }
        words(organ.id(), days, today).ifPresent(words -> {
            if (store.tell(organ.id(), key, clock.instant())) {
                texts.remind(organ, key, mailbox, words);
            }
        });
    }

    /// Empty if there is nothing to be reminded of.
    private Optional<String> words(int organ, WorkingDays days, LocalDate today) {
        var lines = new ArrayList<String>();
        for (int left : BEFORE) {
            var numbers = store.due(organ, after(days, today, left));
            if (!numbers.isEmpty()) {
                lines.add("距答复期限还有 " + left + " 个工作日的 " + numbers.size() + " 件：" + String.join("、", numbers) + "。");
            }
        }
        long late = store.unconfirmed(organ, today.minusDays(LOOK_BACK_DAYS)).stream()
                .filter(on -> after(days, on, CONFIRM_WITHIN).isBefore(today))
                .count();
        if (late > 0) {
            lines.add("提交后超过 " + CONFIRM_WITHIN + " 个工作日仍未与申请人确认收到的 " + late + " 件。");
        }
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(ChineseDate.of(today) + "政府信息公开申请期限提醒\n\n" + String.join("\n", lines) + "\n\n请到工作台办理："
                        + settings.page("/office/"));
    }

    /// The n-th working day after a day; in a year without a notice, Monday to Friday.
    private static LocalDate after(WorkingDays days, LocalDate start, int n) {
        var day = start;
        for (int left = n; left > 0; ) {
            day = day.plusDays(1);
            if (days.isProvisionallyWorked(day)) {
                left--;
            }
        }
        return day;
    }
}
