package org.yangguang.office;

import static org.yangguang.office.ActForm.NO_FORESIGHT;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.yangguang.office.ActForm.Asked;
import org.yangguang.office.ActForm.Field;
import org.yangguang.office.ActForm.Kind;
import org.yangguang.request.CaseFile;
import org.yangguang.request.Consultation;
import org.yangguang.request.Desk;
import org.yangguang.request.ProcessingFee;
import org.yangguang.request.ProcessingFee.Charge;
import org.yangguang.request.ProcessingFee.Way;
import org.yangguang.request.RequestEvent;
import org.yangguang.request.RequestEvent.Consulted;
import org.yangguang.request.RequestEvent.Declaration;
import org.yangguang.ui.Chinese;

/// The form of every act on a case.
final class ActForms {

    private ActForms() {}

    static final ActForm CONFIRM_RECEIPT = new ActForm(
            a -> List.of(date(
                    "on",
                    "收到申请之日",
                    a.file().channel().label() + "：以"
                            + a.file().channel().receiptRule().label() + "为收到申请之日（"
                            + a.file().channel().basis().text() + "）",
                    a)),
            a -> a.typed().day("on").map(on -> () -> new RequestEvent.ReceiptConfirmed(on)),
            (desks, hand, a) -> desks.desk().confirmReceipt(hand, a.file().id(), a.day("on")));

    static final ActForm SUPPLEMENT = new ActForm(
            a -> List.of(
                    text("items", "需要补正的事项", "逐项写明申请内容哪里不明确、需要补充什么", a),
                    text("guidance", "补正指引", "写明怎样补正，可以举例", a),
                    day("until", "补正期限的最后一日", "给予合理的补正期限", a)),
            a -> a.typed().day("until").map(until -> () -> new RequestEvent.SupplementNotified(a.today(), until)),
            (desks, hand, a) -> desks.desk()
                    .notifySupplement(
                            hand, a.file().id(), a.version(), a.day("until"), a.get("items"), a.get("guidance")));

    static final ActForm SUPPLEMENT_RECEIVED = new ActForm(
            a -> List.of(date("on", "收到补正之日", "", a)),
            a -> a.typed().day("on").map(on -> () -> new RequestEvent.SupplementReceived(on)),
            (desks, hand, a) -> desks.desk().receiveSupplement(hand, a.file().id(), a.version(), a.day("on")));

    static final ActForm CONSULT = new ActForm(
            ActForms::consulting,
            a -> a.typed()
                    .day("sentOn")
                    .map(sent -> () -> new RequestEvent.ConsultationSent(
                            "预", consulted(a), sent, a.typed().day("receivedOn").orElse(null))),
            (desks, hand, a) -> desks.desk()
                    .consult(
                            hand,
                            a.file().id(),
                            a.version(),
                            new Desk.Consulting(
                                    consulted(a),
                                    a.get("party"),
                                    a.get("information"),
                                    a.get("grounds"),
                                    !a.get("call").equals("PERSON")),
                            a.day("sentOn"),
                            a.typed().day("receivedOn").orElse(null)));

    static final ActForm ARRIVAL = new ActForm(
            a -> List.of(choice("consultation", "哪一次征求意见", unanswered(a.file()), a), date("on", "对方收到之日", "", a)),
            a -> aboutConsultation(a, on -> new RequestEvent.ConsultationReached(a.get("consultation"), on)),
            (desks, hand, a) ->
                    desks.desk().recordArrival(hand, a.file().id(), a.version(), a.get("consultation"), a.day("on")));

    static final ActForm OPINION = new ActForm(
            a -> List.of(choice("consultation", "哪一次征求意见", unanswered(a.file()), a), date("on", "收到意见之日", "", a)),
            a -> aboutConsultation(a, on -> new RequestEvent.ConsultationAnswered(a.get("consultation"), on)),
            (desks, hand, a) ->
                    desks.desk().recordOpinion(hand, a.file().id(), a.version(), a.get("consultation"), a.day("on")));

    static final ActForm EXTEND = new ActForm(
            a -> List.of(
                    number(
                            "days",
                            "延长的工作日数",
                            "1 至 " + RequestEvent.Extended.maxDays(a.today()) + " 个工作日",
                            a.get("days")),
                    text("reason", "延期理由", "写入延期告知书", a)),
            a -> {
                int days = a.typed().number("days", 0);
                return days < 1 || days > RequestEvent.Extended.maxDays(a.today())
                        ? Optional.empty()
                        : Optional.of(() -> new RequestEvent.Extended(days, a.today(), a.today()));
            },
            (desks, hand, a) -> desks.desk()
                    .extend(hand, a.file().id(), a.version(), a.typed().number("days", 0), a.get("reason")));

    static final ActForm ASK_REASONS = new ActForm(
            a -> List.of(
                    line("period", "统计期间", "如 2026年1月1日至10月22日", a),
                    number(
                            "requests",
                            "申请件数",
                            "本机关台账中该申请人共 " + (a.file().sameApplicant() + 1) + " 件，请按统计期间核对",
                            a.typed()
                                    .proposing(
                                            "requests", String.valueOf(a.file().sameApplicant() + 1))),
                    text("frequency", "频次说明", "写明为什么明显超过合理范围，如 其中9月20日一日提出31件", a),
                    day("until", "说明理由期限的最后一日", "给予合理的期限；答复期限照常计算", a)),
            a -> a.typed().day("until").map(until -> () -> new RequestEvent.ReasonsAsked(a.today(), until)),
            (desks, hand, a) -> desks.desk()
                    .askReasons(
                            hand,
                            a.file().id(),
                            a.version(),
                            a.day("until"),
                            a.get("period"),
                            a.typed().number("requests", 0),
                            a.get("frequency")));

    static final ActForm REASONS_RECEIVED = new ActForm(
            a -> List.of(date("on", "收到理由说明之日", "", a)),
            a -> a.typed().day("on").map(on -> () -> new RequestEvent.ReasonsReceived(on)),
            (desks, hand, a) -> desks.desk().receiveReasons(hand, a.file().id(), a.version(), a.day("on")));

    static final ActForm DEFER = new ActForm(
            a -> List.of(
                    day("until", "答复期限的最后一日", "应当晚于现在的答复期限，并与申请的数量相称", a),
                    text("reason", "延迟理由", "接在“但因”之后，写入延迟答复告知书", a)),
            a -> a.typed().day("until").map(until -> () -> new RequestEvent.Deferred(a.today(), until)),
            (desks, hand, a) -> desks.desk().defer(hand, a.file().id(), a.version(), a.day("until"), a.get("reason")));

    static final ActForm FEE = new ActForm(
            ActForms::fee,
            a -> charge(a)
                    .map(charge -> () -> new RequestEvent.FeeNotified(
                            a.today(), a.typed().day("reached").orElse(null), charge.yuan())),
            (desks, hand, a) -> desks.fees()
                    .notifyFee(
                            hand,
                            a.file().id(),
                            a.version(),
                            charge(a).orElseThrow(),
                            a.typed().day("reached").orElse(null),
                            a.get("grounds"),
                            a.get("payment")));

    static final ActForm FEE_REACHED = new ActForm(
            a -> List.of(date("on", "申请人收到收费通知之日", "", a)),
            a -> a.typed().day("on").map(on -> () -> new RequestEvent.FeeNoticeReached(on)),
            (desks, hand, a) -> desks.fees().recordNotice(hand, a.file().id(), a.version(), a.day("on")));

    static final ActForm WITHDRAW = new ActForm(
            a -> List.of(
                    choice("declaration", "申请人以什么方式声明撤回", declarations(), a),
                    date("on", "收到撤回声明之日", "", a),
                    text("reason", "申请人说明的理由", "没有说明的可以不填", a).optionalIf(true)),
            NO_FORESIGHT,
            (desks, hand, a) -> desks.closing()
                    .withdraw(
                            hand,
                            a.file().id(),
                            a.version(),
                            a.day("on"),
                            Declaration.valueOf(a.get("declaration")),
                            a.get("reason")));

    static final ActForm CLOSE_UNSUPPLEMENTED = new ActForm(
            a -> List.of(day("servedOn", "补正告知书送达之日", "没有送达的，补正期限没有起算，不能终止办理", a)),
            NO_FORESIGHT,
            (desks, hand, a) ->
                    desks.closing().closeUnsupplemented(hand, a.file().id(), a.version(), a.day("servedOn")));

    static final ActForm CLOSE_UNPAID = new ActForm(
            _ -> List.of(),
            NO_FORESIGHT,
            (desks, hand, a) -> desks.closing().closeUnpaid(hand, a.file().id(), a.version()));

    /// What the fee would be either way, as far as the numbers are filled in.
    static List<Charge> charges(Asked asked) {
        return Arrays.stream(Way.values())
                .flatMap(way -> charge(asked, way).stream())
                .toList();
    }

    private static Optional<Charge> charge(Asked a) {
        return way(a).flatMap(way -> charge(a, way));
    }

    private static Optional<Charge> charge(Asked a, Way way) {
        int number = switch (way) {
            case BY_COUNT -> a.typed().number("ordinal", 0);
            case BY_VOLUME -> a.typed().number("pages", 0);
        };
        return number < 1 ? Optional.empty() : Optional.of(new ProcessingFee.Charge(way, number));
    }

    private static Optional<Way> way(Asked a) {
        return Arrays.stream(Way.values())
                .filter(way -> way.name().equals(a.get("way")))
                .findFirst();
    }

    private static List<Field> fee(Asked a) {
        var ways = new LinkedHashMap<String, String>();
        for (var way : Way.values()) {
            ways.put(way.name(), way.label());
        }
        var way = way(a);
        return List.of(
                choice("way", "计收方式", ways, a),
                number(
                                "ordinal",
                                "按件：当月第几件",
                                "按台账，本件是该申请人在收到申请的当月向本机关提出的第 " + a.file().ordinalInMonth() + " 件",
                                a.typed()
                                        .proposing(
                                                "ordinal",
                                                String.valueOf(a.file().ordinalInMonth())))
                        .optionalIf(way.isPresent() && way.get() != Way.BY_COUNT),
                number("pages", "按量：页数", "要求提供纸质件、发送电子邮件或者复制电子数据的页数", a.get("pages"))
                        .optionalIf(way.isEmpty() || way.get() != Way.BY_VOLUME),
                text("grounds", "收费事由", "接在“经审查”之后，写入收费通知书", a),
                text("payment", "缴纳方式", "如 凭缴款码到代收银行或者线上缴入国库", a),
                day("reached", "申请人收到通知之日", "当面送交的填今日；还不知道的可以不填，以后登记", a).optionalIf(true));
    }

    private static List<Field> consulting(Asked a) {
        boolean sentBefore = a.typed().day("sentOn").filter(a.today()::isAfter).isPresent();
        boolean agency = a.get("kind").equals(Consulted.AGENCY.name());
        var kinds = new LinkedHashMap<String, String>();
        Stream.of(Consulted.values()).forEach(kind -> kinds.put(kind.name(), CaseWords.label(kind)));
        var calls = new LinkedHashMap<String, String>();
        calls.put("BODY", "单位（文书称“你单位”）");
        calls.put("PERSON", "个人（文书称“您”）");
        return List.of(
                choice("kind", "征求谁的意见", kinds, a),
                line("party", "被征求人的姓名或者名称", "只写入征求意见书，不告诉申请人", a).optionalIf(sentBefore),
                choice("call", "被征求人是", calls, a).optionalIf(sentBefore || agency),
                text("information", "涉及的信息", "写入征求意见书", a).optionalIf(sentBefore),
                text("grounds", "征求意见的事由", "第三方：可能涉及的权益，如 商业秘密；其他机关：接在“申请公开的信息”之后，如 由本机关与贵机关联合制作", a)
                        .optionalIf(sentBefore),
                date("sentOn", "征求意见书发出之日", "自次日起不计入答复期限。填今日的，由本系统生成征求意见书；填以前日期的，视为已另行发出", a),
                day("receivedOn", "对方收到之日", "还不知道的可以不填，以后登记", a).optionalIf(true));
    }

    private static Consulted consulted(Asked a) {
        return a.get("kind").equals(Consulted.AGENCY.name()) ? Consulted.AGENCY : Consulted.THIRD_PARTY;
    }

    private static Optional<java.util.function.Supplier<RequestEvent>> aboutConsultation(
            Asked a, java.util.function.Function<LocalDate, RequestEvent> fact) {
        return a.get("consultation").isEmpty()
                ? Optional.empty()
                : a.typed().day("on").map(on -> () -> fact.apply(on));
    }

    /// A day that is most often today.
    static Field date(String name, String label, String hint, Asked a) {
        var proposed = a.typed().proposing(name, a.today().toString());
        return new Field(name, label, hint, Kind.DATE, proposed, Map.of(), false);
    }

    static Field day(String name, String label, String hint, Asked a) {
        return new Field(name, label, hint, Kind.DATE, a.get(name), Map.of(), false);
    }

    static Field number(String name, String label, String hint, String value) {
        return new Field(name, label, hint, Kind.NUMBER, value, Map.of(), false);
    }

    static Field line(String name, String label, String hint, Asked a) {
        return new Field(name, label, hint, Kind.LINE, a.get(name), Map.of(), false);
    }

    static Field text(String name, String label, String hint, Asked a) {
        return new Field(name, label, hint, Kind.TEXT, a.get(name), Map.of(), false);
    }

    static Field choice(String name, String label, Map<String, String> choices, Asked a) {
        var only = choices.size() == 1 ? choices.keySet().iterator().next() : "";
        return new Field(name, label, "", Kind.CHOICE, a.typed().proposing(name, only), choices, false);
    }

    private static Map<String, String> unanswered(CaseFile file) {
        var choices = new LinkedHashMap<String, String>();
        file.state()
                .courseSoFar()
                .ifPresent(course -> course.consultations().stream()
                        .filter(Consultation::isUnanswered)
                        .forEach(c -> choices.put(c.id(), words(c))));
        return choices;
    }

    private static String words(Consultation c) {
        var reached = c.receivedByPartyOn();
        return c.id() + "：" + CaseWords.label(c.kind()) + "，" + Chinese.day(c.sentOn()) + "发出"
                + (reached == null ? "" : "，" + Chinese.day(reached) + "收到");
    }

    private static Map<String, String> declarations() {
        var choices = new LinkedHashMap<String, String>();
        for (var declaration : Declaration.values()) {
            if (declaration != Declaration.UNSTATED) {
                choices.put(declaration.name(), declaration.label());
            }
        }
        return choices;
    }
}
