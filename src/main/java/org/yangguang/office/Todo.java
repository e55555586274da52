package org.yangguang.office;

import java.util.Optional;
import java.util.Set;
import org.yangguang.identity.Duty;
import org.yangguang.identity.Officer;
import org.yangguang.identity.Permission;
import org.yangguang.request.Awaited;
import org.yangguang.request.Consultation;
import org.yangguang.request.ReplyDraft;
import org.yangguang.request.RequestList;
import org.yangguang.request.RequestState;
import org.yangguang.ui.Chinese;

/// A request that waits for the officer, and what is to be done.
public record Todo(RequestList.Row request, String need, ClockCell clock) {

    /// What the officer must do about a request; empty if it waits for somebody else.
    ///
    /// @param charged the officer's duties today, delegated ones included
    static Optional<Todo> of(RequestList.Row row, Officer officer, Set<Duty> charged) {
        var text = row.waiting().isPresent() && !row.state().isConcluded()
                ? row.waiting().flatMap(waiting -> decision(waiting, officer, charged))
                : need(row).filter(need -> officer.may(need.of())).map(Need::text);
        return text.map(need -> new Todo(row, need, ClockCell.of(row.state(), row.reckoning())));
    }

    private static Optional<String> decision(RequestList.Waiting waiting, Officer officer, Set<Duty> charged) {
        return charged.contains(waiting.step().duty()) && !waiting.drafters().contains(officer.account())
                ? Optional.of(waiting.step().label() + "答复书，通过或者退回")
                : Optional.empty();
    }

    /// The same with a remark.
    Todo with(String remark) {
        return new Todo(request, need + "，" + remark, clock);
    }

    private record Need(Permission of, String text) {}

    private static Optional<Need> need(RequestList.Row row) {
        return switch (row.state()) {
            case RequestState.Unconfirmed _ -> Optional.of(new Need(Permission.REQUEST_INTAKE, "与申请人确认收到之日，登记"));
            case RequestState.Handling(var course) ->
                Optional.of(row.reply()
                        .map(Todo::reply)
                        .orElseGet(() -> course.consultations().stream().anyMatch(Consultation::isUnanswered)
                                ? new Need(Permission.REQUEST_HANDLE, "收到对方意见后登记")
                                : new Need(Permission.REQUEST_HANDLE, "查找、审核信息，拟写答复")));
            case RequestState.AwaitingSupplement(var _, var _, var until) ->
                Optional.of(new Need(
                        Permission.REQUEST_HANDLE,
                        lapsed(row) ? "补正期限已过，可以终止办理" : "收到补正后登记，期限至" + Chinese.date(until)));
            case RequestState.AwaitingPayment(var _, var _, var reached) ->
                Optional.of(new Need(
                        Permission.REQUEST_HANDLE,
                        lapsed(row) ? "缴费期限已过，可以终止办理" : reached == null ? "登记申请人收到收费通知之日" : "缴费后登记"));
            case RequestState.Replied(var _, var _, var _, var services) ->
                services.isEmpty() ? Optional.of(new Need(Permission.REQUEST_HANDLE, "送达答复书，登记送达")) : Optional.empty();
            case RequestState.Abandoned(var _, var _, var _, var services) ->
                services.isEmpty()
                        ? Optional.of(new Need(Permission.REQUEST_HANDLE, "送达处理终结告知书，登记送达"))
                        : Optional.empty();
            case RequestState.Redeciding _ ->
                Optional.of(row.reply()
                        .filter(status -> status == ReplyDraft.Status.SUBMITTED || status == ReplyDraft.Status.RETURNED)
                        .map(Todo::reply)
                        .orElseGet(() -> new Need(Permission.REQUEST_HANDLE, "按责令重新拟写答复")));
            case RequestState.Redecided(var _, var _, var again) ->
                again.services().isEmpty()
                        ? Optional.of(new Need(Permission.REQUEST_HANDLE, "送达重新作出的答复书，登记送达"))
                        : Optional.empty();
            case RequestState.Withdrawn _, RequestState.Merged _, RequestState.HandedOver _ -> Optional.empty();
        };
    }

    private static boolean lapsed(RequestList.Row row) {
        return row.awaited().stream().anyMatch(Awaited::canClose);
    }

    private static Need reply(ReplyDraft.Status status) {
        return switch (status) {
            case DRAFT, SIGNED -> new Need(Permission.REQUEST_HANDLE, "完成答复书，送审");
            case RETURNED -> new Need(Permission.REQUEST_HANDLE, "按退回意见修改答复书，重新送审");
            case SUBMITTED -> new Need(Permission.REQUEST_SIGN, "签发答复书");
        };
    }
}
