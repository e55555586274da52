package org.yangguang.office;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yangguang.dispute.DisputeDeadline;
import org.yangguang.dispute.DisputeEvent;
import org.yangguang.dispute.DisputeFile;
import org.yangguang.dispute.DisputeKind;
import org.yangguang.dispute.DisputeState;
import org.yangguang.dispute.Disputes;
import org.yangguang.dispute.ReplyOrder;
import org.yangguang.ui.Chinese;

/// What a case's page says of it in words.
public final class DisputeWords {

    private DisputeWords() {}

    /// A fact on the timeline.
    ///
    /// @param look `now`, `next`, `hold` or nothing
    public record Happening(String look, String title, String when, String note, String words) {}

    public static StateTag tag(DisputeState state) {
        return switch (state) {
            case DisputeState.Pending(var course) ->
                new StateTag(course.answeredOn() == null ? "warn" : "dai", state.label());
            case DisputeState.OnAppeal _ -> new StateTag("dai", state.label());
            case DisputeState.Closed _ -> new StateTag(state.openOrder().isPresent() ? "bad" : "ok", state.label());
            case DisputeState.Annulled _ -> new StateTag("hold", state.label());
        };
    }

    /// The nearest deadline as a list shows it; empty where nothing runs.
    public static Optional<ClockCell> clock(Disputes.Row row) {
        return row.deadlines().stream().findFirst().map(d -> clock(row.kind(), d));
    }

    public static ClockCell clock(DisputeKind kind, DisputeDeadline deadline) {
        var last = deadline.last();
        var day = last.getYear() == deadline.today().getYear() ? Chinese.day(last) : Chinese.date(last);
        return new ClockCell(
                deadline.look(), deadline.word(), 0, 0, deadline.what().label(kind) + "，至 " + day);
    }

    /// Where the result counts in table 四 of a year.
    public static String counted(DisputeState state, int year) {
        return switch (state) {
            case DisputeState.Annulled _ -> "已注销，不计入表四。";
            case DisputeState.Pending _, DisputeState.OnAppeal _ -> year + " 年度表四：截至目前计入“尚未审结”；年内审结的，改计结果。";
            case DisputeState.Closed(var course, var ruling) ->
                ruling.on().getYear() + " 年度表四“" + course.kind().label() + "”计入“"
                        + ruling.result().column().label() + "”。";
        };
    }

    static List<Happening> course(DisputeFile file, LocalDate today) {
        var happened = new ArrayList<Happening>();
        var kind = file.kind();
        for (var entry : file.entries()) {
            var recorded = "登记：" + entry.duty() + "，" + Chinese.minute(entry.recordedAt());
            happened.add(
                    switch (entry.event()) {
                        case DisputeEvent.Registered(var _, var procedure, var on) ->
                            told(
                                    kind.isLitigation() ? "收到应诉通知" : "收到行政复议答复通知",
                                    on,
                                    (kind.isLitigation() ? "" : procedure.label() + "。") + recorded,
                                    entry);
                        case DisputeEvent.Answered(var on) -> told("提出" + kind.answering(), on, recorded, entry);
                        case DisputeEvent.HearingSet(var on) ->
                            new Happening(
                                    on.isBefore(today) ? "" : "next",
                                    kind.isLitigation() ? "开庭" : "听证、听取意见",
                                    Chinese.date(on),
                                    recorded,
                                    entry.words());
                        case DisputeEvent.EvidenceListed(var on) ->
                            new Happening("hold", "更新证据清单", Chinese.date(on), recorded, "");
                        case DisputeEvent.Decided(var on, var receivedOn, var result, var document, var order) ->
                            told(
                                    (kind.isLitigation() ? "一审：" : "复议决定：") + result.label(),
                                    on,
                                    paper(document, receivedOn) + ordered(order) + recorded,
                                    entry);
                        case DisputeEvent.Appealed(var on, var by) ->
                            told("上诉", on, by.label() + "提起上诉。" + recorded, entry);
                        case DisputeEvent.AppealDecided decided ->
                            told(
                                    "二审：" + decided.outcome().label()
                                            + (decided.result() == null
                                                    ? ""
                                                    : "，" + decided.result().label()),
                                    decided.on(),
                                    paper(decided.document(), decided.receivedOn())
                                            + ordered(decided.order())
                                            + recorded,
                                    entry);
                        case DisputeEvent.RepliedAnew(var on) -> told("重新答复", on, recorded, entry);
                        case DisputeEvent.Annulled(var on) ->
                            new Happening("hold", "登记有误，注销", Chinese.date(on), recorded, entry.words());
                    });
        }
        return happened;
    }

    private static Happening told(String title, LocalDate on, String note, DisputeFile.Entry entry) {
        return new Happening("", title, Chinese.date(on), note, entry.words());
    }

    private static String paper(String document, LocalDate receivedOn) {
        return (document.isEmpty() ? "" : document + "，") + Chinese.date(receivedOn) + "收到。";
    }

    private static String ordered(@org.jspecify.annotations.Nullable ReplyOrder order) {
        return order == null ? "" : order.text() + "。";
    }
}
