package org.yangguang.office;

import static org.yangguang.office.ActForm.NO_FORESIGHT;
import static org.yangguang.office.ActForms.choice;
import static org.yangguang.office.ActForms.date;
import static org.yangguang.office.ActForms.line;
import static org.yangguang.office.ActForms.text;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.yangguang.office.ActForm.Asked;
import org.yangguang.office.ActForm.Field;
import org.yangguang.office.ActForm.Kind;
import org.yangguang.request.Course;
import org.yangguang.request.FeeAccount;
import org.yangguang.request.RequestEvent;
import org.yangguang.request.ServiceDesk.Carrier;
import org.yangguang.request.ServiceDesk.Particulars;
import org.yangguang.request.ServiceDesk.Recipient;
import org.yangguang.request.ServiceMethod;
import org.yangguang.request.Services;
import org.yangguang.ui.Chinese;

/// The forms of money and service: payment, waiver, refund, service, what came back.
final class AfterForms {

    private AfterForms() {}

    static final ActForm FEE_PAID = new ActForm(
            a -> List.of(
                    date("on", "缴清费用之日", "以款项缴入国库的凭证日期为准", a),
                    money(
                            "amount",
                            "缴费金额（元）",
                            "应与待缴金额一致",
                            FeeAccount.text(account(a).due()),
                            a),
                    line("voucher", "财政票据号", "省级财政票据的号码", a).optionalIf(true)),
            a -> a.typed()
                    .day("on")
                    .flatMap(on -> yuan(a, "amount").map(y -> () -> new RequestEvent.FeePaid(on, y, a.get("voucher")))),
            (desks, hand, a) -> desks.fees()
                    .recordPayment(
                            hand,
                            a.file().id(),
                            a.version(),
                            a.day("on"),
                            yuan(a, "amount").orElseThrow(),
                            a.get("voucher")));

    static final ActForm FEE_WAIVED = new ActForm(
            a -> List.of(
                    money("amount", "减免金额（元）", "已发收费通知的，不超过待缴金额；未发的，填本应收取的金额", due(a), a),
                    choice("reason", "减免事由", labels(FeeAccount.Waiver.values(), FeeAccount.Waiver::label), a),
                    text("words", "事由说明", "接在“经审查”之后，写入减免告知书", a)),
            a -> yuan(a, "amount")
                    .filter(y -> y.signum() > 0)
                    .flatMap(y -> one(FeeAccount.Waiver.values(), a.get("reason"))
                            .map(r -> () -> new RequestEvent.FeeWaived(a.today(), y, r))),
            (desks, hand, a) -> desks.fees()
                    .waive(
                            hand,
                            a.file().id(),
                            a.version(),
                            yuan(a, "amount").orElseThrow(),
                            FeeAccount.Waiver.valueOf(a.get("reason")),
                            a.get("words")));

    static final ActForm FEE_REFUNDED = new ActForm(
            a -> List.of(
                    date("on", "退付之日", "以退付凭证的日期为准", a),
                    money(
                            "amount",
                            "退付金额（元）",
                            "不超过已缴而未退的金额",
                            FeeAccount.text(account(a).refundable()),
                            a),
                    choice("reason", "退付事由", labels(FeeAccount.Refund.values(), FeeAccount.Refund::label), a),
                    line("voucher", "退付凭证号", "", a).optionalIf(true)),
            NO_FORESIGHT,
            (desks, hand, a) -> desks.fees()
                    .refund(
                            hand,
                            a.file().id(),
                            a.version(),
                            a.day("on"),
                            yuan(a, "amount").orElseThrow(),
                            FeeAccount.Refund.valueOf(a.get("reason")),
                            a.get("voucher")));

    static final ActForm SERVE = new ActForm(
            AfterForms::service,
            NO_FORESIGHT,
            (desks, hand, a) -> desks.services()
                    .serve(
                            hand,
                            a.file().id(),
                            a.version(),
                            ServiceMethod.valueOf(a.get("method")),
                            a.day("on"),
                            one(Carrier.values(), a.get("carrier")).orElse(Carrier.OTHER),
                            new Particulars(
                                    one(Recipient.values(), a.get("recipient")).orElse(Recipient.APPLICANT),
                                    a.get("name"),
                                    a.get("number"),
                                    a.get("sentTo"))));

    static final ActForm RETURNED = new ActForm(
            a -> List.of(
                    choice("attempt", "哪一次送达", attempts(a), a),
                    date("on", "退回之日", "收到退件、得知不能送达之日", a),
                    choice("why", "退回原因", labels(Services.Why.values(), Services.Why::label), a)),
            NO_FORESIGHT,
            (desks, hand, a) -> desks.services()
                    .comeBack(
                            hand,
                            a.file().id(),
                            a.version(),
                            a.typed().number("attempt", 0),
                            a.day("on"),
                            Services.Why.valueOf(a.get("why"))));

    private static List<Field> service(Asked a) {
        var methods = new LinkedHashMap<String, String>();
        for (var method : ServiceMethod.values()) {
            methods.put(
                    method.name(),
                    method.label() + "（以" + method.dayLabel() + "为准" + (method.needsOwnBasis() ? "，本机关启用后可用" : "")
                            + "）");
        }
        boolean post = a.get("method").equals(ServiceMethod.POSTAL.name());
        var recipient = a.typed().proposing("recipient", Recipient.APPLICANT.name());
        return List.of(
                choice("method", "送达方式", methods, a),
                date("on", "送达之日", "直接、委托送达填签收之日，邮寄填交邮之日，电子送达填发出之日", a),
                new Field(
                        "recipient",
                        "签收人、收件人",
                        "",
                        Kind.CHOICE,
                        recipient,
                        labels(Recipient.values(), Recipient::label),
                        false),
                line("name", "签收人姓名", "不是申请人本人的必填。加密保存", a)
                        .optionalIf(recipient.isEmpty() || recipient.equals(Recipient.APPLICANT.name())),
                choice("carrier", "承寄单位", labels(Carrier.values(), Carrier::label), a)
                        .optionalIf(!post),
                line("number", "邮件号码", "邮寄送达的必填，如 XA12345678901", a).optionalIf(!post),
                line("sentTo", "送达地址、邮箱", "电子送达的填邮箱或者平台账户；与申请所留一致的可以不填。加密保存", a).optionalIf(true));
    }

    private static Map<String, String> attempts(Asked a) {
        var services = Services.of(a.file().state());
        var choices = new LinkedHashMap<String, String>();
        for (int n : services.standing()) {
            var made = services.made().get(n - 1);
            choices.put(String.valueOf(n), "第 " + n + " 次：" + made.method().label() + "，" + Chinese.date(made.on()));
        }
        return choices;
    }

    private static FeeAccount account(Asked a) {
        return a.file().state().courseSoFar().map(Course::fee).orElse(FeeAccount.NOTHING);
    }

    private static String due(Asked a) {
        var due = account(a).due();
        return due.signum() == 0 ? "" : FeeAccount.text(due);
    }

    private static Field money(String name, String label, String hint, String proposed, Asked a) {
        return new Field(name, label, hint, Kind.MONEY, a.typed().proposing(name, proposed), Map.of(), false);
    }

    /// What was typed as an amount; empty if it is none.
    private static Optional<BigDecimal> yuan(Asked a, String field) {
        var typed = a.get(field);
        return typed.matches(ActForm.MONEY) ? Optional.of(new BigDecimal(typed)) : Optional.empty();
    }

    private static <T extends Enum<T>> Map<String, String> labels(T[] values, Function<T, String> label) {
        var labels = new LinkedHashMap<String, String>();
        for (var value : values) {
            labels.put(value.name(), label.apply(value));
        }
        return labels;
    }

    private static <T extends Enum<T>> Optional<T> one(T[] values, String name) {
        for (var value : values) {
            if (value.name().equals(name)) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }
}
