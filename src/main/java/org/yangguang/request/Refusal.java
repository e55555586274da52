package org.yangguang.request;

import static org.yangguang.law.Provision.disclosure;
import static org.yangguang.law.Provision.document;
import static org.yangguang.law.Provision.reconsideration;

import java.time.LocalDate;
import java.util.List;
import org.yangguang.calendar.ChineseDate;
import org.yangguang.law.Law;
import org.yangguang.law.Provision;

/// Why an act is not lawful, or lawful with a mark against it: a code, its provision and what it is
/// about. The page's message and the letter are both made from it; the words stand here only.
///
/// @param arguments fill the code's text; dates are written out in Chinese
public record Refusal(Code code, List<Object> arguments) {

    public enum Code {
        NOT_RECEIVED(disclosure(31), "尚未与申请人确认收到申请之日，请先确认收到，再%s"),
        CONFIRMATION_NOT_NEEDED(disclosure(31), "本件收到申请之日已经确定，不需要再确认"),
        BEFORE_REGULATION(disclosure(56), "所填日期%s早于现行条例施行之日%s，不适用本办理流程，请核对"),
        BEFORE_SUBMISSION(disclosure(31), "所填日期%s早于申请提交之日%s，请核对"),
        BEFORE_RECEIPT(disclosure(31), "所填日期%s早于收到申请之日%s，请核对"),
        BEFORE_NOTICE(disclosure(45), "所填日期%s早于通知发出之日%s，请核对"),
        IN_THE_FUTURE(disclosure(45), "所填日期%s晚于今天，请核对"),
        CONCLUDED(disclosure(36), "本件已于%s办结（%s），不能再%s"),
        AWAITING_SUPPLEMENT(disclosure(30), "正在等待申请人补正（期限至%s），收到补正或者逾期之前不能%s"),
        AWAITING_PAYMENT(document(Law.FEE_MEASURES), "已发出收费通知，缴清费用或者逾期未缴之前不能%s"),

        SUPPLEMENT_GIVEN(disclosure(30), "补正应当一次性告知，本件已于%s告知补正，不能再次要求补正"),
        SUPPLEMENT_NOTICE_LATE(disclosure(30), "补正告知应在%s前作出，现已超过；仍可告知，将记为逾期告知"),
        NO_SUPPLEMENT_ASKED(disclosure(30), "本件没有要求补正，不能%s"),
        SUPPLEMENT_LATE(disclosure(30), "补正期限为%s，现已超过；收到补正仍可登记，请核实有无正当理由"),
        SUPPLEMENT_NOTICE_UNSERVED(disclosure(30), "补正告知书于%s送达，晚于补正期限的最后一日%s，申请人没有得到补正的机会，不能视为放弃申请"),
        SUPPLEMENT_UNREGISTERED(disclosure(30), "申请人已经通过平台提交补正材料，尚未登记，不能视为放弃申请，请先登记补正"),
        SUPPLEMENT_PERIOD_RUNNING(disclosure(30), "补正期限至%s，尚未届满，不能视为放弃申请"),

        EXTENDED(disclosure(33, 2), "答复期限只能延长一次，本件已于%s告知延长%s个工作日"),
        EXTENSION_LATE(disclosure(33, 2), "延长应在原期限届满前决定并告知申请人，原期限至%s，现已届满，不能延长"),
        EXTENSION_LENGTH(disclosure(33, 2), "延长的期限应为1至%s个工作日，现在填了%s个"),
        DEFERRED(disclosure(35), "本件已确定延迟答复的期限（至%s），不能再%s"),
        DEFERRAL_UNEXPLAINED(disclosure(35), "没有收到申请人说明理由的记录，不能确定延迟答复的期限；请先要求说明理由，登记收到的说明后再办"),
        DEFERRAL_NOT_LATER(disclosure(35), "所填%s不晚于现在的答复期限%s，不是延迟答复，请核对"),
        REASONS_ASKED(disclosure(35), "本件已于%s要求说明理由，不必再次要求"),
        NO_REASONS_ASKED(disclosure(35), "本件没有要求说明理由，不能%s"),
        REASONS_RECEIVED(disclosure(35), "本件已于%s收到理由说明，不能重复登记"),
        REASONS_NOT_ASKED(disclosure(35), "没有要求说明理由的记录；以无正当理由大量反复申请为由不予处理的，应当先要求申请人说明理由"),
        DEFERRAL_LATE(disclosure(35), "延迟答复应在答复期限届满前告知申请人，原期限至%s，现已届满"),

        CONSULTATION_UNKNOWN(disclosure(33, 3), "没有编号为“%s”的征求意见记录，请核对"),
        CONSULTATION_ANSWERED(disclosure(33, 3), "征求意见“%s”已于%s收到意见，不能重复登记"),
        CONSULTATION_ID_TAKEN(disclosure(33, 3), "已有编号为“%s”的征求意见记录，请换一个编号"),
        CONSULTATION_ORDER(disclosure(33, 3), "所填日期%s早于征求意见书发出之日%s，请核对"),
        CONSULTATION_REACHED_AGAIN(disclosure(33, 3), "征求意见“%s”原登记对方于%s收到，现以新登记的日期为准，提出意见的期限随之变动"),
        NOTHING_CONSULTED(disclosure(33, 3), "没有尚未收到意见的征求意见，不能登记意见"),

        FEE_NOT_YET(document(Law.FEE_MEASURES), "收取信息处理费的规定自%s起施行，此前不能收费"),
        FEE_NOTIFIED(document(Law.FEE_MEASURES), "本件已于%s发出收费通知，不能重复收费"),
        NO_FEE_DUE(document(Law.FEE_MEASURES), "按所填数量计算，信息处理费为 0 元，不能发出收费通知"),
        FEE_NOTICE_REACHED_AGAIN(document(Law.FEE_MEASURES), "原登记申请人于%s收到收费通知，现以新登记的日期为准，缴费期限随之变动"),
        FEE_NOTICE_LATE(document(Law.FEE_MEASURES), "收费通知应在申请处理期限内发出，期限至%s，现已届满，不能收费"),
        NO_FEE_ASKED(document(Law.FEE_MEASURES), "本件没有待缴的费用，不能%s"),
        PAYMENT_LATE(document(Law.FEE_MEASURES), "缴费期限为%s，现已超过；缴费仍可登记，请核实后决定是否继续办理"),
        PAYMENT_PERIOD_RUNNING(document(Law.FEE_MEASURES), "缴费期限至%s，尚未届满，不能视为放弃申请"),
        PAYMENT_PERIOD_UNKNOWN(document(Law.FEE_MEASURES), "尚不知道申请人收到收费通知的日期，缴费期限无法确定，不能视为放弃申请"),
        PAYMENT_PERIOD_PROVISIONAL(document(Law.FEE_MEASURES), "缴费期限跨入放假安排尚未公布的年份（暂推算为%s），待国务院办公厅通知录入后才能认定逾期"),

        FEE_WAIVED(document(Law.FEE_MEASURES), "本件的费用已经全部减免，不能%s"),
        FEE_PAID(document(Law.FEE_MEASURES), "本件的费用已经缴清，不能%s；需要退还的，请登记退付"),
        WAIVER_AMOUNT(document(Law.FEE_MEASURES), "减免金额%s元超过待缴的%s元，请核对"),
        PAYMENT_AMOUNT(document(Law.FEE_MEASURES), "所填缴费金额%s元与待缴的%s元不一致；没有缴清的期限不重新计算，多缴的请财务部门退回后再登记"),
        NOTHING_TO_REFUND(document(Law.FEE_MEASURES), "本件没有可以退付的费用"),
        REFUND_AMOUNT(document(Law.FEE_MEASURES), "退付金额%s元超过已缴而未退的%s元，请核对"),

        REPLY_LATE(disclosure(33, 2), "答复期限至%s，现已逾期；仍应尽快答复，将记为逾期答复"),
        REPLY_UNPAID(document(Law.FEE_MEASURES), "收费通知已发出而费用尚未缴清；现在答复视为不再收费，答复期限不重新计算"),
        CONSULTATION_OPEN(disclosure(33, 3), "征求意见“%s”尚未收到意见；现在答复的，请确认已充分考虑第三方或者其他机关的意见"),
        OUTCOME_BY_LAPSE(disclosure(30), "“%s”由逾期认定产生，请使用相应的终止办理，不能作为答复"),
        UNCLEAR_WITHOUT_SUPPLEMENT(disclosure(30), "没有告知补正的，不能以“补正后申请内容仍不明确”答复，请先告知补正"),
        THIRD_PARTY_NOT_CONSULTED(disclosure(32), "没有征求第三方意见的记录；以保护第三方合法权益为由不予公开的，应当书面征求第三方意见"),

        NOTHING_QUASHED(reconsideration(64), "本件尚未作出处理决定，没有可以责令重新答复的决定"),
        WITHDRAWN_NOT_QUASHED(reconsideration(64), "本件由申请人撤回，没有可以责令重新答复的决定"),
        ALREADY_ORDERED(reconsideration(64), "已于%s登记责令重新答复，期限至%s，尚未重新答复，不能再次登记"),
        ORDERED_BEFORE_DECISION(reconsideration(64), "所填日期%s早于原处理决定之日%s，请核对"),
        ORDERED_ANEW(reconsideration(64), "本件已于%s被责令重新答复，期限至%s，由该决定确定，不能%s"),
        REPLY_ANEW_LATE(reconsideration(64), "重新答复的期限至%s，现已逾期；仍应尽快答复，将记为逾期"),
        SPLIT_AFTER_FEE(document(Law.FEE_MEASURES), "本件已于%s按一件发出收费通知，不能再拆分；拆分应在通知收费之前办理"),
        SPLIT_TOO_FEW(disclosure(29), "拆分至少要有两项内容，且各项都要写明"),
        NOT_MERGED(disclosure(36), "本件没有并入其他申请，不能撤销并入"),
        MERGE_OTHER_APPLICANT(disclosure(36).item(6), "“%s”不是同一申请人提出的，不能并入；确有关系的，请登记关联"),
        MERGE_ORDER(disclosure(31), "“%s”收到在后，应当由它并入本件，以先收到的一件的收到日计算期限"),
        MERGED_INTO_CONCLUDED(disclosure(36), "“%s”已于%s办结，不能再并入；重复申请请依照第三十六条第（六）项答复"),
        MERGE_ANSWERED(disclosure(36), "本件所并入的“%s”已于%s办结，不能再撤销并入"),
        GOES_ON_UNDER_ANOTHER_NUMBER(disclosure(36), "本件已于%s并入先收到的同一申请，由该件办理，不能再%s"),
        GOES_ON_ELSEWHERE(disclosure(36).item(5), "本件已于%s转由其他机关办理，不能再%s"),
        HAND_OVER_LATE(disclosure(33, 2), "答复期限至%s，现已逾期；转办不免除逾期答复的责任，请在转办理由中说明"),
        HAND_OVER_TO_ITSELF(disclosure(36).item(5), "不能转办给本机关，请选择负责公开该信息的其他机关"),
        TRANSFER_DAY_FIXED(document(Law.RECEIPT_DATES), "本机关规定转办件以转来之日%s为收到申请之日，不能另定日期"),

        NOTHING_TO_SERVE(disclosure(36), "本件尚未作出处理决定，没有可送达的文书"),
        SERVED_BEFORE_DECISION(document(Law.SERVICE_OF_DECISIONS), "所填日期%s早于作出决定之日%s，请核对"),
        COURIER_NOT_POST(document(Law.SERVICE_OF_DECISIONS), "邮寄送达须通过邮政企业，不得使用其他快递，也不得要求申请人到付；请改由邮政企业寄送后再登记"),
        METHOD_NOT_IN_USE(document(Law.SERVICE_OF_DECISIONS), "“%s”不在该文件所列的送达方式之内，本机关没有启用；确有依据的，请机构管理员在机关设置中写明依据后启用"),
        NOTHING_SENT(document(Law.SERVICE_OF_DECISIONS), "没有尚未退回的送达记录，不能登记退回"),
        ATTEMPT_UNKNOWN(document(Law.SERVICE_OF_DECISIONS), "没有第%s次送达，或者它已经登记退回，请核对"),
        RETURNED_BEFORE_SENT(document(Law.SERVICE_OF_DECISIONS), "所填退回日期%s早于该次送达之日%s，请核对"),
        NOT_SERVED(disclosure(45), "处理决定还没有送达，或者送达后被退回，不能归档"),
        ARCHIVED(disclosure(45), "本件已于%s归档，不能重复归档"),
        UNREGISTERED(disclosure(45), "本件确认收到之前已经撤回，没有申请编号，不立案卷");

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

    public Refusal {
        arguments = List.copyOf(arguments);
    }

    static Refusal of(Code code, Object... arguments) {
        return new Refusal(code, List.of(arguments));
    }

    public Provision basis() {
        return code.basis();
    }

    /// The sentence without its basis.
    public String reason() {
        return code.text.formatted(arguments.stream()
                .map(a -> a instanceof LocalDate day ? ChineseDate.of(day) : a)
                .toArray());
    }

    /// The sentence a person reads, with its basis.
    public String text() {
        return reason() + "（依据" + basis() + "）。";
    }
}
