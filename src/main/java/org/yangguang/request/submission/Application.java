package org.yangguang.request.submission;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yangguang.request.ApplicantKind;

/// 政府信息公开申请, as the applicant wrote it (条例第二十九条第二款, and 单位性质, which table 三 needs).
///
/// Personal data: kept sealed, never logged.
///
/// @param name 姓名 or 单位名称
/// @param identity 公民身份号码 or 统一社会信用代码, or the number of another document
/// @param identityKind which of these it is
/// @param contact 联系人 of an organisation; empty for a person
/// @param subject 所需信息的名称、文号或者其他特征性描述
/// @param detail 具体描述; may be empty
/// @param otherFormAccepted whether another suitable form is welcome where the one asked for cannot be had
/// @param agent 代理人, null if the applicant acts in person; the applicant stays the one who is counted
/// @param assistance 需要的帮助 (第四十三条), null if none was asked for
/// @param readBack of an oral application, that it was read back and found right; null for others
public record Application(
        ApplicantKind kind,
        String name,
        IdentityKind identityKind,
        String identity,
        String contact,
        String phone,
        String address,
        String postcode,
        String email,
        String subject,
        String detail,
        DeliveryForm form,
        DeliveryChannel channel,
        boolean otherFormAccepted,
        @Nullable Agent agent,
        @Nullable Assistance assistance,
        @Nullable ReadBack readBack) {

    /// An application in person, in writing, without need of help.
    public Application(
            ApplicantKind kind,
            String name,
            IdentityKind identityKind,
            String identity,
            String contact,
            String phone,
            String address,
            String postcode,
            String email,
            String subject,
            String detail,
            DeliveryForm form,
            DeliveryChannel channel,
            boolean otherFormAccepted) {
        this(
                kind,
                name,
                identityKind,
                identity,
                contact,
                phone,
                address,
                postcode,
                email,
                subject,
                detail,
                form,
                channel,
                otherFormAccepted,
                null,
                null,
                null);
    }

    /// 代理人: who acts for the applicant, and under which paper.
    ///
    /// @param authorisation id of the attachment that holds 授权委托书
    public record Agent(String name, IdentityKind identityKind, String identity, String phone, UUID authorisation) {

        public String maskedIdentity() {
            return masked(identity);
        }
    }

    /// 阅读困难或者视听障碍 (第四十三条).
    ///
    /// @param needs what the applicant finds difficult
    /// @param offered what the organ did about it; empty if nothing yet
    public record Assistance(String needs, String offered) {}

    /// 口头申请：read back to the applicant, who found it right.
    ///
    /// @param by who confirmed: the applicant, or the agent
    public record ReadBack(String by, LocalDate on) {}

    /// The same applicant about one matter of several (一事一申请).
    public Application about(String subject, String detail) {
        return new Application(
                kind,
                name,
                identityKind,
                identity,
                contact,
                phone,
                address,
                postcode,
                email,
                subject,
                detail,
                form,
                channel,
                otherFormAccepted,
                agent,
                assistance,
                readBack);
    }

    /// The same application with its authorisation under another id, as the copy of another organ has it.
    public Application withAuthorisation(UUID file) {
        return agent == null
                ? this
                : new Application(
                        kind,
                        name,
                        identityKind,
                        identity,
                        contact,
                        phone,
                        address,
                        postcode,
                        email,
                        subject,
                        detail,
                        form,
                        channel,
                        otherFormAccepted,
                        new Agent(agent.name(), agent.identityKind(), agent.identity(), agent.phone(), file),
                        assistance,
                        readBack);
    }

    /// To whom letters go: the applicant, through the agent if there is one.
    public String addressee() {
        return agent == null ? name : name + "（代理人：" + agent.name() + "）";
    }

    /// Stands for an application destroyed after its period of keeping.
    public static final Application DESTROYED = new Application(
            ApplicantKind.OTHER,
            "（已销毁）",
            IdentityKind.UNIFIED_CODE,
            "",
            "",
            "",
            "",
            "",
            "",
            "（已按保管期限销毁）",
            "",
            DeliveryForm.ELECTRONIC,
            DeliveryChannel.PLATFORM,
            false);

    /// 身份证明的种类。
    public enum IdentityKind {
        CITIZEN("居民身份证"),
        PASSPORT("护照"),
        HK_MACAO_TAIWAN("港澳台居民通行证或居住证"),
        UNIFIED_CODE("统一社会信用代码");

        private final String label;

        IdentityKind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /// 获取信息的方式。
    public enum DeliveryForm {
        ELECTRONIC("电子文件"),
        PAPER("纸质复印件"),
        ON_SITE("当面查阅、抄录");

        private final String label;

        DeliveryForm(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /// 获取信息的途径。
    public enum DeliveryChannel {
        PLATFORM("在本平台下载"),
        EMAIL("电子邮件"),
        POST("邮寄"),
        PICK_UP("自行领取");

        private final String label;

        DeliveryChannel(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /// 张*: the first character and one star for each further.
    public String maskedName() {
        if (!kind.isNaturalPerson()) {
            return name;
        }
        int first = name.offsetByCodePoints(0, name.isEmpty() ? 0 : 1);
        return name.substring(0, first) + "*".repeat(Math.max(1, name.codePointCount(first, name.length())));
    }

    /// 138****8000
    public String maskedPhone() {
        return phone.length() < 8
                ? "****" + lastFour()
                : phone.substring(0, 3) + "****" + phone.substring(phone.length() - 4);
    }

    /// 110105********002X
    public String maskedIdentity() {
        return masked(identity);
    }

    private static String masked(String identity) {
        return identity.length() < 10
                ? "****" + identity.substring(Math.max(0, identity.length() - 2))
                : identity.substring(0, 6)
                        + "*".repeat(identity.length() - 10)
                        + identity.substring(identity.length() - 4);
    }

    /// The last four digits of the telephone, which together with the code open the request.
    public String lastFour() {
        var digits = phone.replaceAll("\\D", "");
        return digits.substring(Math.max(0, digits.length() - 4));
    }
}
