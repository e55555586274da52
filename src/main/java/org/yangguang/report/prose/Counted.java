package org.yangguang.report.prose;

/// What a number in the text counts.
public enum Counted {
    RECEIVED("本年新收申请"),
    CARRIED_IN("上年结转申请"),
    HANDLED("办理申请（新收加上年结转）"),
    CONCLUDED("办结申请"),
    CARRIED_OUT("结转下年度申请"),
    FROM_PERSONS("自然人的申请"),
    FROM_ORGANISATIONS("法人或其他组织的申请"),
    FROM_BUSINESSES("商业企业的申请"),
    APPLIED_IN_PERSON("当面申请"),
    APPLIED_ONLINE("网络申请"),
    APPLIED_BY_LETTER("信函申请"),
    APPLIED_BY_FAX("传真申请"),
    APPLIED_BY_EMAIL("电子邮件申请"),
    GRANTED("予以公开"),
    PARTIALLY_GRANTED("部分公开"),
    DENIED("不予公开"),
    UNAVAILABLE("无法提供"),
    NOT_PROCESSED("不予处理"),
    OTHERWISE_CONCLUDED("其他处理"),
    RECONSIDERATIONS("行政复议"),
    LITIGATIONS("行政诉讼"),
    COMPLAINTS("举报投诉"),
    FEES("信息处理费"),
    ADMINISTRATIVE_FEES("行政事业性收费"),
    PROCUREMENT("政府采购金额"),
    PUBLISHED("主动公开信息"),
    PUBLISHED_ON_SITE("网站公开信息"),
    PUBLISHED_ON_WECHAT("微信公开信息"),
    PUBLISHED_ON_WEIBO("微博公开信息"),
    ACCOUNTS("政务新媒体账号"),
    ACCOUNTS_OPENED("新开账号"),
    ACCOUNTS_CLOSED("关停注销账号"),
    FOLLOWERS("粉丝"),
    VIEWS("阅读浏览"),
    NORMATIVE_ISSUED("制发规范性文件"),
    NORMATIVE_REPEALED("废止规范性文件"),
    NORMATIVE_IN_FORCE("现行有效规范性文件"),
    NORMATIVE_PUBLISHED("公开规范性文件"),
    INTERPRETATIONS("政策解读"),
    RESPONSES("回应关切"),
    PRESS_CONFERENCES("新闻发布会"),
    INTERVIEWS("在线访谈"),
    PROPOSALS("建议提案"),
    INQUIRIES("咨询留言"),
    INSPECTIONS("监督检查"),
    PROBLEMS_FOUND("发现问题"),
    PROBLEMS_RECTIFIED("整改问题"),
    TRAININGS("培训"),
    TRAINEES("参加培训"),
    ASSESSMENTS("考核"),
    STAFF("工作人员"),
    DAYS("天数"),
    SHARE("比率"),
    /// The meaning is not certain; the words say what stands there.
    UNKNOWN("未能断定");

    private final String label;

    Counted(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
