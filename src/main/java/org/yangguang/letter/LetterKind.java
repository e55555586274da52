package org.yangguang.letter;

import java.util.EnumSet;
import java.util.Set;

/// The letters of a request, from its receipt to the proof that the reply arrived.
public enum LetterKind {
    /// 登记回执.
    RECEIPT,
    /// 登记表，机关内部使用.
    REGISTRATION_FORM,
    /// 补正告知书，条例第三十条.
    NOTICE_SUPPLEMENT,
    /// 说明理由告知书，第三十五条.
    NOTICE_EXPLAIN,
    /// 延期答复告知书，第三十三条第二款.
    NOTICE_EXTENSION,
    /// 延迟答复告知书，第三十五条.
    NOTICE_DEFERRED,
    /// 征求第三方意见书，第三十二条.
    CONSULT_THIRD_PARTY,
    /// 征求其他机关意见书，第三十四条.
    CONSULT_CO_AGENCY,
    /// 征求意见确认函：请被征求方核对已提出的意见.
    CONSULT_CONFIRM,
    /// 协办函，第十条、第十一条.
    ASSIST_LETTER,
    /// 征求意见告知书（告知申请人），第三十三条第三款.
    NOTICE_CONSULTING,
    /// 公开告知书（告知第三方），第三十二条.
    NOTICE_THIRD_PARTY_DISCLOSURE,
    /// 收费通知书，国办函〔2020〕109号.
    NOTICE_FEE,
    /// 信息处理费减免告知书.
    NOTICE_FEE_WAIVED,
    /// 主动公开告知书，第三十六条第（一）项.
    REPLY_ALREADY_PUBLIC,
    /// 予以公开告知书，第三十六条第（二）项.
    REPLY_GRANTED,
    /// 部分公开告知书，第三十七条.
    REPLY_PARTIAL,
    /// 不予公开，第十四条、第十五条、第十六条.
    REPLY_DENIED,
    /// 依照专门规定办理，第三十六条第（七）项.
    REPLY_OTHER_PROCEDURE,
    /// 信息不存在，第三十六条第（四）项.
    REPLY_NOT_EXIST,
    /// 不属于本机关负责公开，第三十六条第（五）项.
    REPLY_NOT_RESPONSIBLE,
    /// 没有现成信息，第三十八条.
    REPLY_NEED_CREATE,
    /// 补正后仍不明确，第三十条.
    REPLY_STILL_UNCLEAR,
    /// 不予处理，第三十五条、第三十六条第（六）项、第三十九条.
    REPLY_NOT_PROCESSED,
    /// 几个事项逐项答复.
    REPLY_SEVERAL,
    /// 处理终结告知书，第三十条、国办函〔2020〕109号.
    NOTICE_TERMINATED,
    /// 分别办理告知书：一份申请含有几项内容，条例第二十九条.
    NOTICE_SPLIT,
    /// 合并办理告知书：同一申请提交了两次.
    NOTICE_MERGED,
    /// 转办告知书：由负责公开的其他机关答复，第三十六条第（五）项.
    NOTICE_HANDED_OVER,
    /// 撤回告知书：确认申请人撤回.
    NOTICE_WITHDRAWN,
    /// 送达回证.
    PROOF_OF_SERVICE;

    /// Letters that record no event of the course and are issued when they are needed.
    private static final Set<LetterKind> STANDING = EnumSet.of(
            REGISTRATION_FORM, CONSULT_CONFIRM, ASSIST_LETTER, NOTICE_THIRD_PARTY_DISCLOSURE, PROOF_OF_SERVICE);

    /// Internal forms, which carry no number.
    private static final Set<LetterKind> UNNUMBERED = EnumSet.of(REGISTRATION_FORM, PROOF_OF_SERVICE);

    public boolean isReply() {
        return name().startsWith("REPLY_");
    }

    public boolean isStanding() {
        return STANDING.contains(this);
    }

    public boolean isNumbered() {
        return !UNNUMBERED.contains(this);
    }

    /// Whether an officer fills its fields in one by one, rather than an act that knows them.
    public boolean isFilledIn() {
        return isReply() || isStanding();
    }

    /// The row of numbers it is counted in.
    public NumberSeries series() {
        return switch (this) {
            case CONSULT_THIRD_PARTY, CONSULT_CO_AGENCY, CONSULT_CONFIRM, ASSIST_LETTER -> NumberSeries.CONSULTING;
            case NOTICE_FEE -> NumberSeries.FEES;
            case NOTICE_TERMINATED, NOTICE_THIRD_PARTY_DISCLOSURE -> NumberSeries.REPLIES;
            default -> isReply() ? NumberSeries.REPLIES : NumberSeries.NOTICES;
        };
    }
}
