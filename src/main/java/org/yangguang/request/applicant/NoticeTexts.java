package org.yangguang.request.applicant;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.yangguang.messaging.MessagingSettings;
import org.yangguang.messaging.Outbox;
import org.yangguang.organ.Organ;

/// The words of messages. They name the organ, the number and the page, and nothing else: neither the
/// applicant nor the outcome, because whoever reads the telephone is not known.
@Component
class NoticeTexts {

    private final Outbox outbox;
    private final MessagingSettings settings;

    NoticeTexts(Outbox outbox, MessagingSettings settings) {
        this.outbox = outbox;
        this.settings = settings;
    }

    /// Tells an applicant that there is something to see, wherever the application says to reach them.
    ///
    /// @param purpose for the administrator of the outbox
    /// @param act whether the applicant has to do something
    void news(Organ organ, String key, String purpose, String number, boolean act, Contact contact) {
        var text = "【" + organ.shortName() + "】您的政府信息公开申请" + numbered(number) + (act ? "有需要您办理的事项" : "有新的进展") + "，请到 "
                + settings.page("/requests") + " 凭查询码查看。";
        put(organ, key, purpose, number, "政府信息公开申请" + numbered(number) + "有新的进展", text, addresses(contact));
    }

    void contactChanged(Organ organ, UUID form, String number, Contact before, Contact now) {
        var text = "【" + organ.shortName() + "】政府信息公开申请" + numbered(number) + "的联系方式已经变更。如果不是您本人办理，请尽快与本机关联系。";
        put(
                organ,
                "contact:" + form,
                "联系方式变更（告知原联系方式）",
                number,
                "政府信息公开申请" + numbered(number) + "的联系方式已经变更",
                text,
                addresses(before).stream()
                        .filter(a -> !addresses(now).contains(a))
                        .toList());
    }

    /// 期限提醒 to the disclosure office.
    void remind(Organ organ, String key, String mailbox, String text) {
        put(organ, key, "期限提醒", "", "政府信息公开申请期限提醒", text, List.of(mailbox));
    }

    private void put(
            Organ organ,
            String key,
            String purpose,
            String number,
            String subject,
            String text,
            List<String> addresses) {
        int nth = 0;
        for (var to : addresses) {
            outbox.put(
                    new Outbox.Posting(Optional.of(organ.id()), key + "#" + nth++, purpose, number, to, subject, text));
        }
    }

    private static List<String> addresses(Contact contact) {
        return Stream.of(contact.phone(), contact.email())
                .map(String::strip)
                .filter(a -> !a.isEmpty())
                .toList();
    }

    private static String numbered(String number) {
        return number.isEmpty() ? "" : "（" + number + "）";
    }
}
