package org.yangguang.dispute;

import static org.yangguang.law.Provision.disclosure;
import static org.yangguang.law.Provision.litigation;
import static org.yangguang.law.Provision.reconsideration;

import java.time.LocalDate;
import java.util.List;
import org.yangguang.calendar.ChineseDate;
import org.yangguang.law.Provision;

/// Why a fact cannot be recorded, or is recorded with a mark against it: a code, its provision and what
/// it is about. The words stand here only.
///
/// @param arguments fill the code's text; dates are written out in Chinese
public record DisputeRefusal(Code code, List<Object> arguments) {

    public enum Code {
        IN_THE_FUTURE(disclosure(51), "所填日期%s晚于今天，请核对"),
        TOO_EARLY(disclosure(51), "收到通知之日%s早于%s，那时的期限规定未收入本平台，请核对日期"),
        BEFORE_REQUEST(disclosure(51), "收到通知之日%s早于所关联申请的提交之日%s，请核对日期或者所关联的申请"),
        BEFORE_RECONSIDERATION(litigation(45), "收到应诉通知之日%s早于行政复议案件的收到之日%s，请核对"),
        NOT_A_RECONSIDERATION(litigation(45), "复议后起诉应当接在一件行政复议案件之后，所选案件不是行政复议，请核对"),
        ANNULLED(disclosure(51), "本案已因登记有误注销，不能再登记。需要的请重新登记"),
        CLOSED(disclosure(51), "本案已于%s审结（%s），不能再登记%s"),
        BEFORE_RECEIPT(disclosure(51), "所填日期%s早于收到通知之日%s，请核对"),
        BEFORE_LAST_TURN(disclosure(51), "所填日期%s早于本案上一次裁决、上诉或者发回之日%s，请核对"),
        PAPER_BEFORE_DECISION(disclosure(51), "收到文书之日%s早于作出之日%s，请核对"),
        WRONG_RESULT(disclosure(51), "“%s”不是%s的结果，请重新选择"),
        NO_ORDER_WITH_RESULT(disclosure(51), "结果为“%s”的不会责令重新答复，请核对结果或者清空重新答复的期限"),
        ORDER_BEFORE_DECISION(disclosure(51), "重新答复期限的日期%s早于作出裁决之日%s，请核对"),

        ANSWERED(reconsideration(48), "本案已于%s登记%s，不能重复登记"),
        ANSWER_LATE(reconsideration(48), "答复期限至%s，已超过；照实登记，将记为逾期"),
        DEFENCE_LATE(litigation(67, 1), "答辩期限至%s，已超过；照实登记，将记为逾期"),
        HEARING_FAR(disclosure(51), "开庭日期%s在一年以后，请核对"),

        NO_APPEAL(litigation(45), "行政复议没有上诉；对复议决定不服起诉的，请另行登记一件“复议后起诉”"),
        NOTHING_TO_APPEAL(litigation(85), "一审尚未裁判，不能登记上诉"),
        FINAL(litigation(85), "二审裁判是终审裁判，不能再上诉"),
        APPEAL_LATE(litigation(85), "上诉期限至%s，已超过；照实登记，请核对上诉是否被受理"),
        NOT_ON_APPEAL(litigation(85), "本案不在二审中，请先登记上诉，再登记二审裁判"),
        ON_APPEAL(litigation(85), "本案在二审中，请登记二审裁判"),

        NO_ORDER(disclosure(51), "没有责令重新答复的决定或者判决，不需要登记重新答复"),
        REPLIED_ANEW(disclosure(51), "已于%s登记重新答复，不能重复登记"),
        BEFORE_ORDER(disclosure(51), "重新答复之日%s早于决定或者判决作出之日%s，请核对"),
        REPLIED_LATE(disclosure(51), "重新答复的期限至%s，已超过；照实登记，将记为逾期");

        private final Provision basis;
        private final String text;

        Code(Provision basis, String text) {
            this.basis = basis;
            this.text = text;
        }

        public Provision basis() {
            return basis;
        }
    }

    public DisputeRefusal {
        arguments = List.copyOf(arguments);
    }

    static DisputeRefusal of(Code code, Object... arguments) {
        return new DisputeRefusal(code, List.of(arguments));
    }

    /// The sentence a person reads, with its basis where the law says it.
    public String text() {
        var sentence = code.text.formatted(arguments.stream()
                .map(a -> a instanceof LocalDate day ? ChineseDate.of(day) : a)
                .toArray());
        return sentence + (code.basis.equals(disclosure(51)) ? "。" : "（依据" + code.basis + "）。");
    }
}
