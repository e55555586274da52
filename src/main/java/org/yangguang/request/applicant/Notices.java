package org.yangguang.request.applicant;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import org.yangguang.organ.Organ;
import org.yangguang.organ.Organs;

/// Tells applicants that there is something to see. Read from what was recorded rather than done in the
/// act, so that a mail server can neither delay nor undo an act; each thing is told once.
@Component
class Notices {

    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
    private static final int AT_ONCE = 200;
    /// What is older was told by another way, or the system stood still too long to be of use.
    private static final Duration FRESH = Duration.ofDays(7);

    /// What is told of, as the outbox names it.
    private static final Map<String, String> PURPOSES = Map.of(
            "ReceiptConfirmed", "确认收到",
            "SupplementNotified", "告知补正",
            "Extended", "延长答复期限",
            "ReasonsAsked", "要求说明理由",
            "Deferred", "延迟答复",
            "FeeNotified", "通知收费",
            "Served", "送达",
            "Withdrawn", "撤回",
            "ANSWER", "机关回复留言");

    private static final Set<String> TO_BE_DONE = Set.of("SupplementNotified", "ReasonsAsked", "FeeNotified");

    private final NoticeStore store;
    private final PostRoom postRoom;
    private final NoticeTexts texts;
    private final Organs organs;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Notices(
            NoticeStore store,
            PostRoom postRoom,
            NoticeTexts texts,
            Organs organs,
            TransactionTemplate transactions,
            Clock clock) {
        this.store = store;
        this.postRoom = postRoom;
        this.texts = texts;
        this.organs = organs;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// @return how many things were told
    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    int tell() {
        var everywhere =
                organs.page("", Integer.MAX_VALUE, 0).stream().map(Organ::id).collect(Collectors.toSet());
        return Scope.of(DatabaseRole.OFFICE, everywhere).call(() -> {
            var untold = transactions.execute(status ->
                    store.untold(List.copyOf(PURPOSES.keySet()), clock.instant().minus(FRESH), AT_ONCE));
            int told = 0;
            for (var news : untold == null ? List.<NoticeStore.Untold>of() : untold) {
                if (told(news)) {
                    told++;
                }
            }
            if (told > 0) {
                LOG.info("told applicants things={}", told);
            }
            return told;
        });
    }

    /// A request that cannot be opened keeps its own notice back, and nobody else's.
    private boolean told(NoticeStore.Untold news) {
        try {
            return Boolean.TRUE.equals(transactions.execute(status -> tell(news)));
        } catch (IllegalStateException e) {
            LOG.error("cannot tell the applicant request={} key={}", news.request(), news.key(), e);
            transactions.executeWithoutResult(status -> store.tell(news.organ(), news.key(), clock.instant()));
            return false;
        }
    }

    private boolean tell(NoticeStore.Untold news) {
        if (!store.tell(news.organ(), news.key(), clock.instant())) {
            return false;
        }
        postRoom.addressee(news.request())
                .ifPresent(to -> texts.news(
                        organs.existing(news.organ()),
                        news.key(),
                        PURPOSES.getOrDefault(news.what(), news.what()),
                        to.number(),
                        TO_BE_DONE.contains(news.what()),
                        to.contact()));
        return true;
    }
}
