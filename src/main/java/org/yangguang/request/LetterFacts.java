package org.yangguang.request;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.yangguang.calendar.Calendars;
import org.yangguang.calendar.ChineseDate;
import org.yangguang.letter.Filling;
import org.yangguang.letter.LetterTemplate;
import org.yangguang.letter.LetterText;
import org.yangguang.letter.Letters;
import org.yangguang.organ.DisclosureOffice;
import org.yangguang.organ.Organ;
import org.yangguang.organ.Organs;
import org.yangguang.vault.Vault;

/// What a letter can say by itself about a request, and the remedy it must name.
@Component
class LetterFacts {

    /// Slots that are filled from the case; the rest is the drafter's.
    static final Set<String> FROM_THE_CASE =
            Set.of("申请人", "称呼", "申请编号", "收到日期", "申请内容", LetterTemplate.REMEDY, ReplyMatter.SLOT);

    /// Slots that say where papers for the organ go.
    static final Set<String> WHERE_TO_SEND = Set.of("补正材料提交方式", "说明理由提交方式", "意见送交方式");

    /// Named until an office names its own: every court with jurisdiction is one of these.
    private static final String COURT = "有管辖权的人民法院";

    private final Letters letters;
    private final Organs organs;
    private final Calendars calendars;
    private final Vault vault;
    private final Remedy remedy = new Remedy();

    LetterFacts(Letters letters, Organs organs, Calendars calendars, Vault vault) {
        this.letters = letters;
        this.organs = organs;
        this.calendars = calendars;
        this.vault = vault;
    }

    sealed interface Issuing {}

    record IssuedLetter(UUID id, String number) implements Issuing {}

    record NotIssued(String message) implements Issuing {}

    Map<String, String> common(LoadedCase loaded, String number, LocalDate receivedOn) {
        var application = loaded.application(vault);
        var values = new HashMap<String, String>();
        values.put("申请人", application.addressee());
        values.put("称呼", application.kind().isNaturalPerson() ? "您" : "你单位");
        values.put("申请编号", number);
        values.put("收到日期", ChineseDate.of(receivedOn));
        values.put("申请内容", "“" + application.subject() + "”");
        return values;
    }

    /// @param withheld for 部分公开 the grounds of what is not given
    String remedy(Organ organ, Outcome outcome, Set<Outcome> withheld, LocalDate day) {
        var type = remedy.reliefType(outcome, day, withheld);
        var court = organs.office(organ.id())
                .map(DisclosureOffice::court)
                .filter(named -> !named.isBlank())
                .orElse(COURT);
        return remedy.paragraph(type, day, reconsiderer(organ), court, "").orElse("");
    }

    String contact(Organ organ) {
        return organs.office(organ.id())
                .map(office -> office.name() + "，电话" + office.telephone() + "，地址" + office.address())
                .orElse(organ.name());
    }

    /// What the course so far says by itself: the notices with their numbers and days.
    Map<String, String> ofCourse(LoadedCase loaded) {
        var values = new HashMap<String, String>();
        var numbers =
                letters.of(loaded.id()).stream().collect(Collectors.toMap(Letters.Listed::id, Letters.Listed::number));
        for (var row : loaded.rows()) {
            var number = row.letter() == null ? "" : numbers.getOrDefault(row.letter(), "");
            switch (row.event()) {
                case RequestEvent.SupplementNotified(var on, var until) -> {
                    values.put("补正告知日期", ChineseDate.of(on));
                    values.put("补正告知文号", number);
                    values.put("补正期限", ChineseDate.of(until));
                }
                case RequestEvent.SupplementReceived(var on) -> values.put("收到补正日期", ChineseDate.of(on));
                case RequestEvent.ReasonsAsked(var on, var until) -> {
                    values.put("说明理由告知日期", ChineseDate.of(on));
                    values.put("说明理由告知文号", number);
                    values.put("说明理由期限", ChineseDate.of(until));
                }
                case RequestEvent.ReasonsReceived(var on) -> values.put("收到理由日期", ChineseDate.of(on));
                case RequestEvent.FeeNotified(var on, var reached, var yuan) -> {
                    values.put("收费通知日期", ChineseDate.of(on));
                    values.put("收费通知文号", number);
                    values.put("收费金额", yuan(yuan));
                    if (reached != null) {
                        feeNoticeReached(loaded, reached, values);
                    }
                }
                case RequestEvent.FeeNoticeReached(var on) -> feeNoticeReached(loaded, on, values);
                case RequestEvent.OrderedAnew(var on, var _, var _, var document) -> {
                    values.put("责令重新答复日期", ChineseDate.of(on));
                    values.put("责令重新答复文号", document);
                }
                case RequestEvent.Submitted _,
                        RequestEvent.ReceiptConfirmed _,
                        RequestEvent.ConsultationSent _,
                        RequestEvent.ConsultationReached _,
                        RequestEvent.ConsultationAnswered _,
                        RequestEvent.Extended _,
                        RequestEvent.FeePaid _,
                        RequestEvent.FeeWaived _,
                        RequestEvent.FeeRefunded _,
                        RequestEvent.ServiceReturned _,
                        RequestEvent.Archived _,
                        RequestEvent.Deferred _,
                        RequestEvent.Replied _,
                        RequestEvent.Served _,
                        RequestEvent.SplitOff _,
                        RequestEvent.SplitFrom _,
                        RequestEvent.MergedInto _,
                        RequestEvent.MergeUndone _,
                        RequestEvent.HandedOver _,
                        RequestEvent.Withdrawn _,
                        RequestEvent.Abandoned _ -> {}
            }
        }
        return values;
    }

    private void feeNoticeReached(LoadedCase loaded, LocalDate on, Map<String, String> values) {
        var region = organs.existing(loaded.submission().organ()).region();
        values.put("收费通知送达日期", ChineseDate.of(on));
        new StatutoryClock(calendars.of(region))
                .paymentDue(on)
                .certainDay()
                .ifPresent(last -> values.put("缴费期限", ChineseDate.of(last)));
    }

    /// 4700元
    static String yuan(BigDecimal amountYuan) {
        return amountYuan.stripTrailingZeros().toPlainString() + "元";
    }

    /// The letter to the party, 第三十二、三十四条.
    static Recorder.Notice toParty(Desk.Consulting what) {
        return switch (what.kind()) {
            case THIRD_PARTY ->
                new Recorder.Notice(
                        "CONSULT_THIRD_PARTY",
                        Map.of(
                                "第三方", what.party(),
                                "第三方称呼", what.body() ? "你单位" : "您",
                                "涉及信息", what.information(),
                                "涉及权益", what.grounds()));
            case AGENCY ->
                new Recorder.Notice(
                        "CONSULT_CO_AGENCY",
                        Map.of(
                                "被征求机关", what.party(),
                                "涉及信息", what.information(),
                                "征求意见事由", what.grounds()));
        };
    }

    /// What the applicant is told: that somebody was asked and why the clock stands still, but not who.
    static Map<String, String> toldOfConsulting(RequestEvent.Consulted kind, LocalDate sentOn) {
        var values = new HashMap<String, String>();
        values.put("征求意见发出日期", ChineseDate.of(sentOn));
        switch (kind) {
            case THIRD_PARTY -> {
                values.put("征求意见原因", "涉及第三方，公开可能损害其合法权益");
                values.put("征求意见条款", "第三十二条");
                values.put("被征求方类别", "第三方");
            }
            case AGENCY -> {
                values.put("征求意见原因", "由本机关与其他机关共同制作，或者需要听取其他机关的意见");
                values.put("征求意见条款", "第三十四条");
                values.put("被征求方类别", "其他机关");
            }
        }
        return values;
    }

    /// The letter's words without a number; or what is missing, in its place.
    String preview(Organ organ, String template, Map<String, String> values, LocalDate day) {
        var known = letters.templates(organ).byId(template).orElseThrow();
        var shown = new HashMap<>(values);
        known.slots().stream()
                .filter(slot -> shown.getOrDefault(slot, "").isBlank())
                .forEach(slot -> shown.put(slot, "【待填" + slot + "】"));
        return switch (known.fill(shown)) {
            case Filling.Unfilled unfilled -> unfilled.message();
            case LetterText text -> letters.preview(organ, text, List.of(), day);
        };
    }

    Issuing issue(
            Organ organ,
            LoadedCase loaded,
            String template,
            Map<String, String> values,
            LocalDate day,
            Letters.Hands hands) {
        var known = letters.templates(organ).byId(template).orElse(null);
        if (known == null) {
            return new NotIssued("没有编号为“" + template + "”的文书范本。");
        }
        return switch (known.fill(values)) {
            case Filling.Unfilled unfilled -> new NotIssued(unfilled.message());
            case LetterText text ->
                switch (letters.issue(organ, loaded.id(), text, List.of(), day, hands)) {
                    case Letters.Unprintable(var message) -> new NotIssued(message);
                    case Letters.Issue(var id, var number) -> new IssuedLetter(id, number);
                };
        };
    }

    /// 行政复议机关（行政复议法第二十四至二十七条）：the name of the organ that hears it.
    private String reconsiderer(Organ organ) {
        return RespondentKind.reconsidererOf(organ, organs.chainAbove(organ.id()));
    }
}
