package org.yangguang.request.submission;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.yangguang.identity.IdentityNumber;
import org.yangguang.organ.UnifiedCode;
import org.yangguang.request.submission.Application.DeliveryChannel;

/// What is missing or wrong in an application, field by field, in words for the applicant. The form asks
/// step by step, the desk and the submission ask for all of it.
public final class ApplicationCheck {

    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
    private static final Pattern LANDLINE = Pattern.compile("(0\\d{2,3}-?)?\\d{7,8}(-\\d{1,6})?");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@]{1,180}\\.[A-Za-z]{2,24}");
    private static final Pattern POSTCODE = Pattern.compile("\\d{6}");
    private static final Pattern TRAVEL_DOCUMENT = Pattern.compile("[A-Za-z0-9()（）]{6,20}");
    private static final int NEEDS_MOST = 200;
    /// Stands for the authorisation of an agent that was not handed in.
    public static final UUID NO_FILE = new UUID(0, 0);

    public static final int SUBJECT_MOST = 200;
    public static final int DETAIL_MOST = 1000;

    private ApplicationCheck() {}

    /// Who asks: step two of the form.
    public static Map<String, String> applicant(Application a, LocalDate today) {
        var faults = new LinkedHashMap<String, String>();
        if (a.kind().isNaturalPerson()) {
            length(faults, "name", a.name(), 2, 50, "姓名");
        } else {
            length(faults, "orgName", a.name(), 2, 100, "单位名称");
            length(faults, "contact", a.contact(), 2, 50, "联系人姓名");
        }
        identity(a.identityKind(), a.identity(), today)
                .ifPresent(fault -> faults.put(a.kind().isNaturalPerson() ? "identity" : "unifiedCode", fault));
        if (a.phone().isBlank()) {
            faults.put("phone", "请填写联系电话，申请内容不清楚时要与您确认");
        } else {
            phone(a.phone()).ifPresent(fault -> faults.put("phone", fault));
        }
        if (!a.email().isBlank() && !EMAIL.matcher(a.email()).matches()) {
            faults.put("email", "电子邮箱格式不对，应如 name@example.cn");
        }
        if (!a.postcode().isBlank() && !POSTCODE.matcher(a.postcode()).matches()) {
            faults.put("postcode", "邮编应为 6 位数字");
        }
        if (a.address().length() > 200) {
            faults.put("address", "通信地址最多 200 字，现在是 " + a.address().length() + " 字");
        }
        if (a.agent() != null) {
            agent(faults, a, a.agent(), today);
        }
        if (a.assistance() != null && a.assistance().needs().length() > NEEDS_MOST) {
            faults.put("needs", "需要的帮助最多 " + NEEDS_MOST + " 字");
        }
        return faults;
    }

    /// 代理人: the same checks as for applicants, and the paper under which the agent acts.
    private static void agent(Map<String, String> faults, Application a, Application.Agent agent, LocalDate today) {
        length(faults, "agentName", agent.name(), 2, 100, "代理人姓名或者名称");
        identity(agent.identityKind(), agent.identity(), today)
                .ifPresent(fault -> faults.put("agentIdentity", "代理人：" + fault));
        if (agent.phone().isBlank()) {
            faults.put("agentPhone", "请填写代理人的联系电话");
        } else {
            phone(agent.phone()).ifPresent(fault -> faults.put("agentPhone", "代理人：" + fault));
        }
        if (!agent.identity().isBlank() && agent.identity().equalsIgnoreCase(a.identity())) {
            faults.put("agentIdentity", "代理人与申请人是同一人，请不要填写代理人");
        }
        if (agent.authorisation().equals(NO_FILE)) {
            faults.put("authorisation", "请上传授权委托书；没有授权委托书的，应由申请人本人申请");
        }
    }

    private static Optional<String> phone(String phone) {
        return MOBILE.matcher(phone).matches() || LANDLINE.matcher(phone).matches()
                ? Optional.empty()
                : Optional.of("联系电话应为 11 位手机号，或带区号的固定电话，如 0571-88728707");
    }

    /// What is asked for: step three.
    public static Map<String, String> content(Application a) {
        var faults = new LinkedHashMap<String, String>();
        length(faults, "subject", a.subject(), 4, SUBJECT_MOST, "所需信息的名称、文号或者其他特征性描述");
        if (a.detail().length() > DETAIL_MOST) {
            faults.put(
                    "detail", "具体描述最多 " + DETAIL_MOST + " 字，现在是 " + a.detail().length() + " 字，请精简或改为附件");
        }
        return faults;
    }

    /// How it is to be provided: step four.
    public static Map<String, String> delivery(Application a) {
        var faults = new LinkedHashMap<String, String>();
        if (a.channel() == DeliveryChannel.EMAIL && a.email().isBlank()) {
            faults.put("channel", "选择电子邮件取得的，请在第 2 步填写电子邮箱");
        }
        if (a.channel() == DeliveryChannel.POST && a.address().isBlank()) {
            faults.put("channel", "选择邮寄的，请在第 2 步填写通信地址");
        }
        return faults;
    }

    public static Map<String, String> all(Application a, LocalDate today) {
        var faults = new LinkedHashMap<>(applicant(a, today));
        faults.putAll(content(a));
        faults.putAll(delivery(a));
        return faults;
    }

    private static Optional<String> identity(Application.IdentityKind kind, String identity, LocalDate today) {
        return switch (kind) {
            case CITIZEN ->
                switch (IdentityNumber.parse(identity, today)) {
                    case IdentityNumber.Valid _ -> Optional.empty();
                    case IdentityNumber.Invalid(var message) -> Optional.of(message);
                };
            case UNIFIED_CODE ->
                switch (UnifiedCode.parse(identity)) {
                    case UnifiedCode.Valid _ -> Optional.empty();
                    case UnifiedCode.Invalid(var message) -> Optional.of(message);
                };
            case PASSPORT, HK_MACAO_TAIWAN ->
                TRAVEL_DOCUMENT.matcher(identity).matches()
                        ? Optional.empty()
                        : Optional.of(kind.label() + "号码应为 6 至 20 位字母、数字");
        };
    }

    private static void length(
            Map<String, String> faults, String field, String text, int least, int most, String label) {
        int length = text.strip().codePointCount(0, text.strip().length());
        if (length == 0) {
            faults.put(field, "请填写" + label);
        } else if (length < least) {
            faults.put(field, label + "至少 " + least + " 个字，现在只有 " + length + " 个");
        } else if (length > most) {
            faults.put(field, label + "最多 " + most + " 个字，现在是 " + length + " 个");
        }
    }
}
