package org.yangguang.request;

/// 必备要素: what a reply must say beyond its ground, by name, so that a letter with a gap is not
/// sent.
public enum LetterFact {
    INFORMATION_NAME("informationName", "信息名称"),
    ACCESS_METHOD("accessMethod", "获取方式"),
    ACCESS_CHANNEL("accessChannel", "获取途径（网址、索引号）"),
    DELIVERY_FORM("deliveryForm", "提供形式"),
    ATTACHMENTS("attachments", "附件清单"),
    DISCLOSED_PART("disclosedPart", "公开的部分"),
    WITHHELD_PART("withheldPart", "不公开的部分及逐项理由、条款"),
    REASON("reason", "理由"),
    SECRECY_BASIS("secrecyBasis", "定密依据（不写密件内容）"),
    PROHIBITING_LAW("prohibitingLaw", "禁止公开的法律、行政法规及条款"),
    CONSULTATION_RESULT("consultationResult", "征求第三方意见的结果"),
    PUBLIC_INTEREST("publicInterest", "公共利益衡量结论"),
    EXEMPT_CATEGORY("exemptCategory", "属于哪一类信息"),
    SAVING_CLAUSE("savingClause", "法律、法规、规章有无应当公开的规定"),
    OTHER_PROCEDURE_LAW("otherProcedureLaw", "应适用的法律、行政法规名称"),
    HANDLING_ORGAN("handlingOrgan", "办理机关"),
    SEARCH_SCOPE("searchScope", "检索范围"),
    SEARCH_METHOD("searchMethod", "检索方式和关键词"),
    SEARCH_RESULT("searchResult", "检索结论"),
    /// 能够确定的才告知。
    RESPONSIBLE_ORGAN("responsibleOrgan", "负责公开的机关名称、联系方式（不能确定的写明不能确定）"),
    CREATION_NEEDED("creationNeeded", "需要加工、分析的说明"),
    SUPPLEMENT_COURSE("supplementCourse", "补正经过"),
    PROPER_CHANNEL("properChannel", "相应渠道"),
    EARLIER_REPLY("earlierReply", "前次答复的文号、日期"),
    PUBLICATION_ACCESS("publicationAccess", "公开出版物的获取途径"),
    FREQUENCY("frequency", "申请的数量、频次"),
    REASONS_REVIEW("reasonsReview", "对说明理由的审查结论"),
    OBTAINED_EARLIER("obtainedEarlier", "已获取的时间、文号"),
    NOTICE_NUMBER("noticeNumber", "通知文号"),
    NOTICE_PERIOD("noticePeriod", "通知载明的期限"),
    TERMINATION_GROUND("terminationGround", "终止办理的事由");

    private final String field;
    private final String label;

    LetterFact(String field, String label) {
        this.field = field;
        this.label = label;
    }

    /// The field name of forms and stored letters.
    public String field() {
        return field;
    }

    public String label() {
        return label;
    }
}
