package org.yangguang.letter;

/// The letters of a request, from its receipt to the proof that the reply arrived.
public enum LetterKind {
    /// 登记回执.
    RECEIPT,
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
    /// 处理终结告知书，第三十条、国办函〔2020〕109号.
    NOTICE_TERMINATED,
    /// 撤回告知书：确认申请人撤回.
    NOTICE_WITHDRAWN,
    /// 送达回证.
    PROOF_OF_SERVICE
}
