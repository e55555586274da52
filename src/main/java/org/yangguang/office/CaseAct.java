package org.yangguang.office;

import java.util.Arrays;
import java.util.Optional;
import org.yangguang.identity.Permission;
import org.yangguang.request.Act;
import org.yangguang.request.CaseFile;
import org.yangguang.request.RequestEvent.AbandonReason;
import org.yangguang.request.RequestState;
import org.yangguang.request.Services;
import org.yangguang.request.Verdict;

/// An act of the desk as it stands on the case page, in the order of a case.
public enum CaseAct {
    CONFIRM_RECEIPT(
            "confirm-receipt",
            Act.CONFIRM_RECEIPT,
            Permission.REQUEST_INTAKE,
            "确认收到、登记",
            "与申请人双方确认的日期为收到申请之日（条例第三十一条），答复期限自次日起计算。登记后自动编号，并生成登记回执。",
            ActForms.CONFIRM_RECEIPT),
    SUPPLEMENT(
            "supplement",
            Act.NOTIFY_SUPPLEMENT,
            Permission.REQUEST_HANDLE,
            "告知补正",
            "补正告知只能作出一次，应当一次说清全部需要补正的事项（条例第三十条）。告知后计时停止，收到补正后重新计算答复期限。今日生成补正告知书。",
            ActForms.SUPPLEMENT),
    SUPPLEMENT_RECEIVED(
            "supplement-received",
            Act.RECEIVE_SUPPLEMENT,
            Permission.REQUEST_HANDLE,
            "登记补正",
            "登记收到补正材料的日期，答复期限自次日起重新计算（条例第三十条）。",
            ActForms.SUPPLEMENT_RECEIVED),
    CONSULT(
            "consult",
            Act.CONSULT,
            Permission.REQUEST_HANDLE,
            "征求意见",
            "书面征求第三方（条例第三十二条）或者其他机关（第三十四条）的意见，所需时间不计算在答复期限内（第三十三条第三款）。"
                    + "今日生成征求意见书，并生成告知申请人的告知书；告知书不写明被征求人，申请人也看不到征求意见书。",
            ActForms.CONSULT),
    ARRIVAL(
            "consult-reached",
            Act.RECORD_OPINION,
            Permission.REQUEST_HANDLE,
            "登记对方收到征求意见书",
            "登记对方签收征求意见书的日期，十五个工作日自次日起计算（条例第三十二条、第三十四条）；期满未提出意见的，答复期限继续计算。登记有误的，再登记一次正确的日期。",
            ActForms.ARRIVAL),
    OPINION(
            "opinion",
            Act.RECORD_OPINION,
            Permission.REQUEST_HANDLE,
            "登记意见",
            "登记收到书面意见的日期，答复期限自次日起继续计算（条例第三十三条第三款）。",
            ActForms.OPINION),
    EXTEND(
            "extend",
            Act.EXTEND,
            Permission.REQUEST_SIGN,
            "延长答复期限",
            "延长须在原期限届满前，由公开工作机构负责人同意并告知申请人，只能延长一次，最长二十个工作日（条例第三十三条第二款）。您提交即表示同意，今日生成延期告知书。",
            ActForms.EXTEND),
    ASK_REASONS(
            "ask-reasons",
            Act.ASK_REASONS,
            Permission.REQUEST_HANDLE,
            "要求说明理由",
            "申请的数量、频次明显超过合理范围的，可以要求申请人说明理由（条例第三十五条）。答复期限照常计算，不因此停止。今日生成说明理由告知书。",
            ActForms.ASK_REASONS),
    REASONS_RECEIVED(
            "reasons-received",
            Act.RECEIVE_REASONS,
            Permission.REQUEST_HANDLE,
            "登记理由说明",
            "登记收到申请人理由说明的日期。理由不合理的，答复时选“无正当理由大量反复申请”；理由合理而不能按期答复的，办理延迟答复（条例第三十五条）。",
            ActForms.REASONS_RECEIVED),
    DEFER(
            "defer",
            Act.DEFER,
            Permission.REQUEST_SIGN,
            "延迟答复",
            "认为申请理由合理，但无法在第三十三条规定的期限内答复的，可以确定延迟答复的合理期限并告知申请人（条例第三十五条）。须在答复期限届满前告知，告知后以所定日期为答复期限。今日生成延迟答复告知书。",
            ActForms.DEFER),
    FEE(
            "fee",
            Act.NOTIFY_FEE,
            Permission.REQUEST_HANDLE,
            "通知收费",
            "数量、频次明显超过合理范围的，可以收取信息处理费，按件、按量择一计收，不得重复（条例第四十二条，国办函〔2020〕109号）。"
                    + "收费通知须在申请处理期限内发出；发出后计时停止，缴清后重新计算。今日生成收费通知书。",
            ActForms.FEE),
    FEE_REACHED(
            "fee-reached",
            Act.RECORD_FEE_NOTICE,
            Permission.REQUEST_HANDLE,
            "登记收费通知送达",
            "登记申请人收到收费通知的日期，缴费期限二十个工作日自次日起计算（国办函〔2020〕109号）。登记有误的，再登记一次正确的日期。",
            ActForms.FEE_REACHED),
    FEE_PAID(
            "fee-paid",
            Act.RECORD_PAYMENT,
            Permission.REQUEST_HANDLE,
            "登记缴费",
            "登记申请人缴清费用的日期，答复期限自次日起重新计算（国办函〔2020〕109号）。",
            AfterForms.FEE_PAID),
    FEE_WAIVED(
            "fee-waived",
            Act.WAIVE_FEE,
            Permission.REQUEST_SIGN,
            "减免费用",
            "信息处理费可以收取而非必须收取，由签发人决定减免（条例第四十二条，国办函〔2020〕109号）。全部减免的，不再收费：答复期限自原起算日连续计算，"
                    + "等待缴费的日子也计入，不重新计算。您提交即表示同意，今日生成减免告知书。",
            AfterForms.FEE_WAIVED),
    FEE_REFUNDED(
            "fee-refunded",
            Act.REFUND_FEE,
            Permission.REQUEST_HANDLE,
            "登记退付",
            "已经缴入国库的费用按规定退付后登记。退付不影响答复期限，也不改变办理结果；金额计入收费台账。",
            AfterForms.FEE_REFUNDED),
    SERVE(
            "serve",
            Act.SERVE,
            Permission.REQUEST_HANDLE,
            "登记送达",
            "送达之日是判断是否按期答复的依据。送达是法律行为，登记后不能撤销；登记有误的，再登记一次正确的送达。",
            AfterForms.SERVE),
    RETURNED(
            "returned",
            Act.RECORD_RETURN,
            Permission.REQUEST_HANDLE,
            "登记退回",
            "登记退件或者不能送达的日期和原因，以便再次送达。原来的交邮之日、发出之日仍是判断是否按期答复的依据（国办公开办函〔2016〕235号）；" + "再次送达另行登记。",
            AfterForms.RETURNED),
    WITHDRAW(
            "withdraw",
            Act.WITHDRAW,
            Permission.REQUEST_HANDLE,
            "登记撤回",
            "申请人撤回的，本件即行办结，计入年报表三“（六）其他处理 3.其他”；确认收到之前撤回的，不计入年报。此后不能再答复、延期或者补正，且不能撤销。今日生成撤回告知书。",
            ActForms.WITHDRAW),
    CLOSE_UNSUPPLEMENTED(
            "close-unsupplemented",
            Act.CLOSE_UNSUPPLEMENTED,
            Permission.REQUEST_HANDLE,
            "以逾期不补正终止办理",
            "申请人无正当理由逾期不补正的，视为放弃申请，不再处理（条例第三十条）。本件即行办结，计入年报表三“（六）其他处理 1”，且不能撤销。今日生成处理终结告知书，须送达申请人。",
            ActForms.CLOSE_UNSUPPLEMENTED),
    CLOSE_UNPAID(
            "close-unpaid",
            Act.CLOSE_UNPAID,
            Permission.REQUEST_HANDLE,
            "以逾期未缴费终止办理",
            "申请人逾期未缴费的，视为放弃申请，不再处理（国办函〔2020〕109号）。本件即行办结，计入年报表三“（六）其他处理 2”，且不能撤销。今日生成处理终结告知书，须送达申请人。",
            ActForms.CLOSE_UNPAID);

    private final String path;
    private final Act act;
    private final Permission permission;
    private final String label;
    private final String effect;
    private final ActForm form;

    CaseAct(String path, Act act, Permission permission, String label, String effect, ActForm form) {
        this.path = path;
        this.act = act;
        this.permission = permission;
        this.label = label;
        this.effect = effect;
        this.form = form;
    }

    static Optional<CaseAct> byPath(String path) {
        return Arrays.stream(values()).filter(a -> a.path.equals(path)).findFirst();
    }

    /// The page of an act that has one page only.
    static Optional<CaseAct> of(Act act) {
        return Arrays.stream(values()).filter(a -> a.act == act).findFirst();
    }

    public String path() {
        return path;
    }

    public Permission permission() {
        return permission;
    }

    public String label() {
        return label;
    }

    /// What it brings about, told before it is done.
    public String effect() {
        return effect;
    }

    ActForm form() {
        return form;
    }

    /// The period whose end makes it lawful; empty for the others.
    public Optional<AbandonReason> closing() {
        return switch (this) {
            case CLOSE_UNSUPPLEMENTED -> Optional.of(AbandonReason.NO_SUPPLEMENT);
            case CLOSE_UNPAID -> Optional.of(AbandonReason.FEE_UNPAID);
            default -> Optional.empty();
        };
    }

    /// Whether it ends the request without a reply: a page of its own asks once more.
    public boolean isEnding() {
        return this == WITHDRAW || closing().isPresent();
    }

    /// Why the law does not allow it now; empty if it does.
    Optional<String> whyNot(CaseFile file) {
        return file.verdict(act) instanceof Verdict.Refused(var refusal)
                ? Optional.of(refusal.text())
                : Optional.empty();
    }

    /// Whether it is what the state waits for.
    boolean isAwaited(CaseFile file) {
        return switch (file.state()) {
            case RequestState.Unconfirmed _ -> this == CONFIRM_RECEIPT;
            case RequestState.AwaitingSupplement _ -> this == SUPPLEMENT_RECEIVED;
            case RequestState.AwaitingPayment(var _, var _, var reached) ->
                this == (reached == null ? FEE_REACHED : FEE_PAID);
            case RequestState.Replied _, RequestState.Abandoned _, RequestState.Redecided _ ->
                this == SERVE && Services.of(file.state()).standing().isEmpty();
            case RequestState.Handling _,
                    RequestState.Withdrawn _,
                    RequestState.Redeciding _,
                    RequestState.Merged _,
                    RequestState.HandedOver _ -> false;
        };
    }
}
