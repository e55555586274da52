package org.yangguang.office;

import java.util.Arrays;
import java.util.Optional;
import org.yangguang.identity.Permission;
import org.yangguang.request.Act;
import org.yangguang.request.CaseFile;
import org.yangguang.request.RequestState;
import org.yangguang.request.Verdict;

/// An act of the desk as it stands on the case page, in the order of a case.
public enum CaseAct {
    CONFIRM_RECEIPT(
            "confirm-receipt",
            Act.CONFIRM_RECEIPT,
            Permission.REQUEST_INTAKE,
            "确认收到、登记",
            "与申请人双方确认的日期为收到申请之日（条例第三十一条），答复期限自次日起计算。登记后自动编号，并生成登记回执。"),
    SUPPLEMENT(
            "supplement",
            Act.NOTIFY_SUPPLEMENT,
            Permission.REQUEST_HANDLE,
            "告知补正",
            "补正告知只能作出一次，应当一次说清全部需要补正的事项（条例第三十条）。告知后计时停止，收到补正后重新计算答复期限。今日生成补正告知书。"),
    SUPPLEMENT_RECEIVED(
            "supplement-received",
            Act.RECEIVE_SUPPLEMENT,
            Permission.REQUEST_HANDLE,
            "登记补正",
            "登记收到补正材料的日期，答复期限自次日起重新计算（条例第三十条）。"),
    CONSULT(
            "consult",
            Act.CONSULT,
            Permission.REQUEST_HANDLE,
            "征求意见",
            "书面征求第三方（条例第三十二条）或者其他机关（第三十四条）的意见，所需时间不计算在答复期限内（第三十三条第三款）。"),
    OPINION("opinion", Act.RECORD_OPINION, Permission.REQUEST_HANDLE, "登记意见", "登记收到书面意见的日期，答复期限自次日起继续计算（条例第三十三条第三款）。"),
    EXTEND(
            "extend",
            Act.EXTEND,
            Permission.REQUEST_SIGN,
            "延长答复期限",
            "延长须在原期限届满前，由公开工作机构负责人同意并告知申请人，只能延长一次，最长二十个工作日（条例第三十三条第二款）。您提交即表示同意，今日生成延期告知书。"),
    SERVE("serve", Act.SERVE, Permission.REQUEST_HANDLE, "登记送达", "送达之日是判断是否按期答复的依据。送达是法律行为，登记后不能撤销；登记有误的，再登记一次正确的送达。"),
    WITHDRAW(
            "withdraw",
            Act.WITHDRAW,
            Permission.REQUEST_HANDLE,
            "登记撤回",
            "申请人撤回的，本件即行办结，计入年报表三“（六）其他处理 3.其他”。此后不能再答复、延期或者补正，且不能撤销。"),
    CLOSE_UNSUPPLEMENTED(
            "close-unsupplemented",
            Act.CLOSE_UNSUPPLEMENTED,
            Permission.REQUEST_HANDLE,
            "以逾期不补正终止办理",
            "申请人无正当理由逾期不补正的，视为放弃申请，不再处理（条例第三十条）。本件即行办结，计入年报表三“（六）其他处理 1”，且不能撤销。");

    private final String path;
    private final Act act;
    private final Permission permission;
    private final String label;
    private final String effect;

    CaseAct(String path, Act act, Permission permission, String label, String effect) {
        this.path = path;
        this.act = act;
        this.permission = permission;
        this.label = label;
        this.effect = effect;
    }

    static Optional<CaseAct> byPath(String path) {
        return Arrays.stream(values()).filter(a -> a.path.equals(path)).findFirst();
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

    /// Whether it ends the request without a reply: a page of its own asks once more.
    public boolean isEnding() {
        return this == WITHDRAW || this == CLOSE_UNSUPPLEMENTED;
    }

    /// The verdict of the law, and that a request must have been registered before anything else.
    Verdict verdict(CaseFile file) {
        return file.verdict(act);
    }

    /// Whether it is possible at all: withdrawing is lawful before registration but has no case to
    /// stand in.
    Optional<String> whyNot(CaseFile file) {
        if (this == WITHDRAW && file.number().isEmpty()) {
            return Optional.of("本件尚未登记，请先确认收到、登记，再登记撤回。");
        }
        return verdict(file) instanceof Verdict.Refused(var refusal) ? Optional.of(refusal.text()) : Optional.empty();
    }

    /// Whether it is what the state waits for.
    boolean isAwaited(CaseFile file) {
        return switch (file.state()) {
            case RequestState.Unconfirmed _ -> this == CONFIRM_RECEIPT;
            case RequestState.AwaitingSupplement _ -> this == SUPPLEMENT_RECEIVED;
            case RequestState.Replied(var _, var _, var _, var services) -> this == SERVE && services.isEmpty();
            case RequestState.Handling _,
                    RequestState.AwaitingPayment _,
                    RequestState.Abandoned _,
                    RequestState.Withdrawn _ -> false;
        };
    }
}
