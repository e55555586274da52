package org.yangguang.office;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yangguang.request.ApplicantKind;
import org.yangguang.request.Channel;
import org.yangguang.request.Proofs;
import org.yangguang.request.submission.Application;
import org.yangguang.request.submission.Application.DeliveryChannel;
import org.yangguang.request.submission.Application.DeliveryForm;
import org.yangguang.request.submission.Application.IdentityKind;
import org.yangguang.request.submission.ApplicationCheck;
import org.yangguang.request.submission.Intake;

/// An application on paper or by word of mouth, as it is entered at the desk.
public record EntryForm(Typed typed) {

    /// Every way in but the portal's own.
    public static List<Channel> channels() {
        return Channel.ofApplicants().stream().filter(c -> c != Channel.ONLINE).toList();
    }

    EntryForm with(Intake.FormTicket ticket) {
        var fields = new LinkedHashMap<>(typed.fields());
        fields.put("ticket", ticket.form().toString());
        fields.put("signature", ticket.signature());
        return new EntryForm(new Typed(fields));
    }

    public String get(String field) {
        return typed.get(field);
    }

    public boolean is(String field, Enum<?> value) {
        return typed.get(field).equals(value.name());
    }

    Channel channel() {
        return one(Channel.values(), "received", Channel.IN_PERSON);
    }

    Application application() {
        var kind = one(ApplicantKind.values(), "kind", ApplicantKind.NATURAL_PERSON);
        return new Application(
                kind,
                get("name"),
                one(
                        IdentityKind.values(),
                        "identityKind",
                        kind.isNaturalPerson() ? IdentityKind.CITIZEN : IdentityKind.UNIFIED_CODE),
                get("identity").toUpperCase(java.util.Locale.ROOT),
                get("contact"),
                get("phone"),
                get("address"),
                get("postcode"),
                get("email"),
                get("subject"),
                get("detail"),
                one(DeliveryForm.values(), "form", DeliveryForm.PAPER),
                one(DeliveryChannel.values(), "channel", DeliveryChannel.PICK_UP),
                get("otherForm").equals("yes"),
                agent(),
                get("needs").isBlank() ? null : new Application.Assistance(get("needs"), get("offered")),
                channel() == Channel.ORAL_ASSISTED && !get("readBackBy").isBlank()
                        ? typed.day("readBackOn")
                                .map(on -> new Application.ReadBack(get("readBackBy"), on))
                                .orElse(null)
                        : null);
    }

    private Application.@Nullable Agent agent() {
        return get("agentName").isBlank()
                        && get("agentIdentity").isBlank()
                        && get("agentPhone").isBlank()
                ? null
                : new Application.Agent(
                        get("agentName"),
                        one(IdentityKind.values(), "agentIdentityKind", IdentityKind.CITIZEN),
                        get("agentIdentity").toUpperCase(java.util.Locale.ROOT),
                        get("agentPhone"),
                        file("authorisation").orElse(ApplicationCheck.NO_FILE));
    }

    /// The id of a file that was handed in with the form; its ticket has been checked.
    Optional<UUID> file(String field) {
        var ticket = get(field + "File");
        return ticket.isEmpty() ? Optional.empty() : CasePages.uuid(ticket.substring(0, ticket.indexOf('|')));
    }

    /// The proof of the day it came, if one is given.
    Optional<Proofs.Kept> proof() {
        var file = file("proof").orElse(null);
        return file == null && get("proofWords").isBlank()
                ? Optional.empty()
                : Optional.of(new Proofs.Kept(
                        one(Proofs.Kind.values(), "proofKind", Proofs.Kind.of(channel())),
                        typed.day("on").orElseThrow(),
                        file,
                        get("proofWords")));
    }

    EntryForm with(String field, String value) {
        var fields = new LinkedHashMap<>(typed.fields());
        fields.put(field, value);
        return new EntryForm(new Typed(fields, typed.sent()));
    }

    /// What is missing or wrong, by the field it stands at.
    Map<String, String> faults(LocalDate today) {
        var faults = new LinkedHashMap<String, String>();
        if (channels().stream().noneMatch(c -> c.name().equals(get("received")))) {
            faults.put("received", "请选择申请是怎样提出的");
        }
        var on = typed.day("on");
        if (on.isEmpty()) {
            faults.put("on", "请填写提交、签收或者收到的日期，如 2026-11-21");
        } else if (on.get().isAfter(today)) {
            faults.put("on", "日期" + on.get() + "晚于今天，请核对");
        }
        if (channel() == Channel.ORAL_ASSISTED) {
            readBack(faults, on, today);
        }
        if (get("proofWords").length() > 2000) {
            faults.put("proofWords", "凭据文字最多 2000 字");
        }
        if (get("kind").isEmpty()) {
            faults.put("kind", "请选择申请人类别，年报表三按此统计");
        }
        var application = application();
        boolean unified = application.identityKind() == IdentityKind.UNIFIED_CODE;
        boolean mismatched = application.kind().isNaturalPerson() == unified;
        if (mismatched) {
            faults.put("identityKind", unified ? "自然人请选择居民身份证、护照或者港澳台证件" : "法人或者其他组织请选择统一社会信用代码");
        }
        ApplicationCheck.all(application, today).forEach((field, fault) -> {
            if (!(mismatched && shown(field).equals("identity"))) {
                faults.put(shown(field), fault.replace("第 2 步填写", "本表填写"));
            }
        });
        return faults;
    }

    /// 口头提出的，由工作人员代填后向申请人宣读，经其确认（第二十九条）。
    private void readBack(Map<String, String> faults, Optional<LocalDate> on, LocalDate today) {
        if (get("readBackBy").isBlank()) {
            faults.put("readBackBy", "口头申请请填写由谁确认了代填的内容（申请人或者代理人姓名）");
        }
        var confirmed = typed.day("readBackOn");
        if (confirmed.isEmpty()) {
            faults.put("readBackOn", "口头申请请填写宣读并确认的日期");
        } else if (confirmed.get().isAfter(today)
                || on.filter(confirmed.get()::isBefore).isPresent()) {
            faults.put("readBackOn", "宣读确认的日期应在提出申请之日至今天之间，请核对");
        }
    }

    /// One field serves for a person and for an organisation.
    private static String shown(String field) {
        return switch (field) {
            case "orgName" -> "name";
            case "unifiedCode" -> "identity";
            default -> field;
        };
    }

    private <T extends Enum<T>> T one(T[] values, String field, T unless) {
        return Arrays.stream(values)
                .filter(v -> v.name().equals(get(field)))
                .findFirst()
                .orElse(unless);
    }
}
