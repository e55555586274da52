package org.yangguang.request;

/// What can be done to a request.
public enum Act {
    CONFIRM_RECEIPT("确认收到"),
    NOTIFY_SUPPLEMENT("告知补正"),
    RECEIVE_SUPPLEMENT("登记补正"),
    CONSULT("征求意见"),
    RECORD_OPINION("登记意见"),
    EXTEND("延长答复期限"),
    ASK_REASONS("要求说明理由"),
    RECEIVE_REASONS("登记理由说明"),
    DEFER("延迟答复"),
    NOTIFY_FEE("通知收费"),
    RECORD_FEE_NOTICE("登记收费通知送达"),
    RECORD_PAYMENT("登记缴费"),
    WAIVE_FEE("减免费用"),
    REFUND_FEE("登记退付"),
    REPLY("答复"),
    RECORD_ORDER("登记责令重新答复"),
    SERVE("登记送达"),
    RECORD_RETURN("登记退回"),
    WITHDRAW("登记撤回"),
    SPLIT("拆分为几件"),
    MERGE("并入先收到的一件"),
    UNDO_MERGE("撤销并入"),
    HAND_OVER("转办"),
    CLOSE_UNSUPPLEMENTED("以逾期不补正终止办理"),
    CLOSE_UNPAID("以逾期未缴费终止办理"),
    ARCHIVE("归档");

    private final String label;

    Act(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
