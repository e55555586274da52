package org.yangguang.office;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.yangguang.request.CaseFile;
import org.yangguang.request.Consultation;
import org.yangguang.request.RequestEvent;
import org.yangguang.request.RequestEvent.Consulted;
import org.yangguang.request.ServiceMethod;

/// What an act asks for, field by field, and the fact that follows from what was typed.
public final class ActForm {

    private ActForm() {}

    /// How a field is filled in.
    public enum Kind {
        DATE,
        NUMBER,
        TEXT,
        CHOICE
    }

    /// @param choices value and label; empty unless one is chosen
    public record Field(
            String name,
            String label,
            String hint,
            Kind kind,
            String value,
            Map<String, String> choices,
            boolean optional) {}

    static List<Field> fields(CaseAct act, CaseFile file, Typed typed, LocalDate today) {
        return switch (act) {
            case CONFIRM_RECEIPT ->
                List.of(date(
                        "on",
                        "收到申请之日",
                        file.channel().label() + "：以"
                                + file.channel().receiptRule().label() + "为收到申请之日（"
                                + file.channel().basis().text() + "）",
                        typed,
                        today));
            case SUPPLEMENT ->
                List.of(
                        text("items", "需要补正的事项", "逐项写明申请内容哪里不明确、需要补充什么", typed),
                        text("guidance", "补正指引", "写明怎样补正，可以举例", typed),
                        new Field("until", "补正期限的最后一日", "给予合理的补正期限", Kind.DATE, typed.get("until"), Map.of(), false));
            case SUPPLEMENT_RECEIVED -> List.of(date("on", "收到补正之日", "", typed, today));
            case CONSULT ->
                List.of(
                        choice("kind", "征求谁的意见", consulted(), typed),
                        date("sentOn", "征求意见书发出之日", "自次日起不计入答复期限", typed, today),
                        new Field(
                                "receivedOn",
                                "对方收到之日",
                                "还不知道的可以不填",
                                Kind.DATE,
                                typed.get("receivedOn"),
                                Map.of(),
                                true));
            case OPINION ->
                List.of(
                        choice("consultation", "哪一次征求意见", unanswered(file), typed),
                        date("on", "收到意见之日", "", typed, today));
            case EXTEND ->
                List.of(
                        new Field(
                                "days",
                                "延长的工作日数",
                                "1 至 " + RequestEvent.Extended.maxDays(today) + " 个工作日",
                                Kind.NUMBER,
                                typed.get("days"),
                                Map.of(),
                                false),
                        text("reason", "延期理由", "写入延期告知书", typed));
            case SERVE ->
                List.of(
                        choice("method", "送达方式", methods(), typed),
                        date("on", "送达之日", "直接、委托送达填签收之日，邮寄填交邮之日，电子送达填发出之日", typed, today));
            case WITHDRAW, CLOSE_UNSUPPLEMENTED -> List.of();
        };
    }

    /// What is missing or unreadable, by field, before the law is asked.
    static Map<String, String> faults(List<Field> fields) {
        var faults = new LinkedHashMap<String, String>();
        for (var field : fields) {
            var value = field.value();
            if (value.isBlank()) {
                if (!field.optional()) {
                    faults.put(field.name(), (field.kind() == Kind.CHOICE ? "请选择" : "请填写") + field.label());
                }
                continue;
            }
            switch (field.kind()) {
                case DATE -> {
                    if (new Typed(Map.of("d", value)).day("d").isEmpty()) {
                        faults.put(field.name(), field.label() + "应为日期，如 2026-11-21");
                    }
                }
                case NUMBER -> {
                    if (!value.matches("[0-9]{1,4}")) {
                        faults.put(field.name(), field.label() + "应为整数");
                    }
                }
                case CHOICE -> {
                    if (!field.choices().containsKey(value)) {
                        faults.put(field.name(), "请选择" + field.label());
                    }
                }
                case TEXT -> {
                    if (value.length() > 2000) {
                        faults.put(field.name(), field.label() + "最多 2000 字，现在是 " + value.length() + " 字");
                    }
                }
            }
        }
        return faults;
    }

    /// The fact the act would record; empty while too little is filled in to tell.
    static Optional<Supplier<RequestEvent>> fact(CaseAct act, CaseFile file, List<Field> fields, LocalDate today) {
        var filled = new LinkedHashMap<String, String>();
        fields.forEach(field -> filled.put(field.name(), field.value()));
        var typed = new Typed(filled);
        return switch (act) {
            case CONFIRM_RECEIPT -> typed.day("on").map(on -> () -> new RequestEvent.ReceiptConfirmed(on));
            case SUPPLEMENT -> typed.day("until").map(until -> () -> new RequestEvent.SupplementNotified(today, until));
            case SUPPLEMENT_RECEIVED -> typed.day("on").map(on -> () -> new RequestEvent.SupplementReceived(on));
            case CONSULT ->
                typed.day("sentOn")
                        .map(sent -> () -> new RequestEvent.ConsultationSent(
                                "预",
                                consulted(typed),
                                sent,
                                typed.day("receivedOn").orElse(null)));
            case OPINION ->
                typed.get("consultation").isEmpty()
                        ? Optional.empty()
                        : typed.day("on")
                                .map(on -> () -> new RequestEvent.ConsultationAnswered(typed.get("consultation"), on));
            case EXTEND -> {
                int days = typed.number("days", 0);
                yield days < 1 || days > RequestEvent.Extended.maxDays(today)
                        ? Optional.empty()
                        : Optional.of(() -> new RequestEvent.Extended(days, today, today));
            }
            case SERVE, WITHDRAW, CLOSE_UNSUPPLEMENTED -> Optional.empty();
        };
    }

    static Consulted consulted(Typed typed) {
        return typed.get("kind").equals(Consulted.AGENCY.name()) ? Consulted.AGENCY : Consulted.THIRD_PARTY;
    }

    static Optional<ServiceMethod> method(Typed typed) {
        return Arrays.stream(ServiceMethod.values())
                .filter(m -> m.name().equals(typed.get("method")))
                .findFirst();
    }

    private static Field date(String name, String label, String hint, Typed typed, LocalDate unless) {
        return new Field(name, label, hint, Kind.DATE, typed.proposing(name, unless.toString()), Map.of(), false);
    }

    private static Field text(String name, String label, String hint, Typed typed) {
        return new Field(name, label, hint, Kind.TEXT, typed.get(name), Map.of(), false);
    }

    private static Field choice(String name, String label, Map<String, String> choices, Typed typed) {
        var only = choices.size() == 1 ? choices.keySet().iterator().next() : "";
        return new Field(name, label, "", Kind.CHOICE, typed.proposing(name, only), choices, false);
    }

    private static Map<String, String> consulted() {
        var choices = new LinkedHashMap<String, String>();
        choices.put(Consulted.THIRD_PARTY.name(), CaseWords.label(Consulted.THIRD_PARTY));
        choices.put(Consulted.AGENCY.name(), CaseWords.label(Consulted.AGENCY));
        return choices;
    }

    private static Map<String, String> unanswered(CaseFile file) {
        var choices = new LinkedHashMap<String, String>();
        var open = new ArrayList<Consultation>();
        file.state().courseSoFar().ifPresent(course -> open.addAll(course.consultations()));
        open.stream()
                .filter(Consultation::isUnanswered)
                .forEach(c -> choices.put(c.id(), c.id() + "：" + CaseWords.label(c.kind()) + "，" + c.sentOn() + " 发出"));
        return choices;
    }

    private static Map<String, String> methods() {
        var choices = new LinkedHashMap<String, String>();
        for (var method : ServiceMethod.values()) {
            choices.put(method.name(), method.label() + "（以" + method.dayLabel() + "为准）");
        }
        return choices;
    }
}
