package org.yangguang.request;

import static org.yangguang.law.Provision.document;

import java.util.Optional;
import org.yangguang.law.Law;
import org.yangguang.law.Provision;

/// 送达方式, and which day it is judged by. 邮寄须经邮政企业，不得要求到付。
public enum ServiceMethod {
    PERSONAL("直接送达", "签收之日"),
    ENTRUSTED("委托送达", "签收之日"),
    POSTAL("邮寄送达", "交邮之日"),
    /// 申请人选择电子邮件或平台获取的，以发出之日为准：业务惯例，未见明文。
    ELECTRONIC("电子送达", "发出之日"),
    /// 留置送达：上述文件未列，须机关写明依据后启用。
    LEFT("留置送达", "留置之日"),
    /// 公告送达：上述文件未列，须机关写明依据后启用。
    ANNOUNCED("公告送达", "公告期满之日");

    private final String label;
    private final String dayLabel;

    ServiceMethod(String label, String dayLabel) {
        this.label = label;
        this.dayLabel = dayLabel;
    }

    public String label() {
        return label;
    }

    /// The name of the day the reply is judged by: 签收之日, 交邮之日, 发出之日.
    public String dayLabel() {
        return dayLabel;
    }

    /// Empty for what no text we have seen settles.
    public Optional<Provision> basis() {
        return switch (this) {
            case PERSONAL, ENTRUSTED, POSTAL -> Optional.of(document(Law.SERVICE_OF_DECISIONS));
            case ELECTRONIC, LEFT, ANNOUNCED -> Optional.empty();
        };
    }

    /// Whether an organ must name its own basis before it uses it.
    public boolean needsOwnBasis() {
        return this == LEFT || this == ANNOUNCED;
    }
}
