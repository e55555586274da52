package org.yangguang.office;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yangguang.calendar.ChineseDate;
import org.yangguang.dispute.DisputeAct;
import org.yangguang.dispute.DisputeEvent;
import org.yangguang.dispute.DisputeEvent.AppealOutcome;
import org.yangguang.dispute.DisputeEvent.Appellant;
import org.yangguang.dispute.DisputeFile;
import org.yangguang.dispute.DisputeKind;
import org.yangguang.dispute.DisputeResult;
import org.yangguang.dispute.ReplyOrder;
import org.yangguang.dispute.ReplyOrder.Counting;

/// What an act on a case asks for, and the fact that follows from what was typed.
public final class DisputeForm {

    static final String NO_ORDER = "NONE";
    private static final int WORDS_MOST = 4000;
    private static final int NUMBER_MOST = 60;

    private DisputeForm() {}

    /// The fact, or empty with the faults noted on the form.
    static Optional<DisputeEvent> read(DisputeAct act, DisputeFile file, TypedForm form, LocalDate today) {
        form.text("words", "说明", act == DisputeAct.ANNUL || act == DisputeAct.LIST_EVIDENCE ? 2 : 0, WORDS_MOST);
        Optional<DisputeEvent> event = switch (act) {
            case ANSWER -> form.day("on", "日期").map(DisputeEvent.Answered::new);
            case HEARING -> form.day("on", "日期").map(DisputeEvent.HearingSet::new);
            case LIST_EVIDENCE -> Optional.of(new DisputeEvent.EvidenceListed(today));
            case REPLY_ANEW -> form.day("on", "重新答复之日").map(DisputeEvent.RepliedAnew::new);
            case ANNUL -> Optional.of(new DisputeEvent.Annulled(today));
            case APPEAL -> {
                var on = form.day("on", "上诉之日");
                var by = form.oneOf("by", "上诉人", Appellant.class);
                yield on.flatMap(day -> by.map(who -> new DisputeEvent.Appealed(day, who)));
            }
            case DECIDE -> decided(form);
            case DECIDE_APPEAL -> appealDecided(form);
        };
        return form.ok() ? event : Optional.empty();
    }

    private static Optional<DisputeEvent> decided(TypedForm form) {
        var on = form.day("on", "作出之日");
        var receivedOn = form.day("receivedOn", "收到文书之日");
        var result = form.oneOf("result", "结果", DisputeResult.class);
        var document = form.text("document", "文书号", 0, NUMBER_MOST);
        var order = order(form);
        return form.ok()
                ? Optional.of(new DisputeEvent.Decided(
                        on.orElseThrow(), receivedOn.orElseThrow(), result.orElseThrow(), document, order))
                : Optional.empty();
    }

    private static Optional<DisputeEvent> appealDecided(TypedForm form) {
        var on = form.day("on", "作出之日");
        var receivedOn = form.day("receivedOn", "收到文书之日");
        var outcome = form.oneOf("outcome", "二审结果", AppealOutcome.class);
        var changed = outcome.filter(o -> o == AppealOutcome.CHANGED).isPresent();
        var result = changed ? form.oneOf("result", "改判后的结果", DisputeResult.class) : Optional.<DisputeResult>empty();
        if (!changed && !form.at("result").isEmpty()) {
            form.fault("result", "只有改判才另选结果，维持、发回、撤回上诉的请选“请选择”。");
        }
        var document = form.text("document", "文书号", 0, NUMBER_MOST);
        var order = order(form);
        if (order != null && outcome.filter(o -> o == AppealOutcome.REMANDED).isPresent()) {
            form.fault("counting", "发回重审的没有重新答复的期限，请选“没有”。");
        }
        return form.ok()
                ? Optional.of(new DisputeEvent.AppealDecided(
                        on.orElseThrow(),
                        receivedOn.orElseThrow(),
                        outcome.orElseThrow(),
                        result.orElse(null),
                        document,
                        order))
                : Optional.empty();
    }

    private static @Nullable ReplyOrder order(TypedForm form) {
        var counting = form.at("counting");
        if (counting.isEmpty() || counting.equals(NO_ORDER)) {
            if (!form.at("number").isEmpty() || !form.at("orderDay").isEmpty()) {
                form.fault("counting", "填了重新答复的天数或者日期，请选择期限的算法；没有责令重新答复的，请清空。");
            }
            return null;
        }
        var how = form.oneOf("counting", "重新答复期限的算法", Counting.class);
        var day = form.day("orderDay", how.filter(h -> h == Counting.UNTIL).isPresent() ? "最后一日" : "起算日");
        int number = 0;
        if (how.isPresent() && how.get() != Counting.UNTIL) {
            var typed = form.at("number");
            number = typed.matches("[0-9]{1,3}") ? Integer.parseInt(typed) : 0;
            if (number < 1 || number > 366) {
                form.fault("number", "天数应为 1 至 366，现在填的是“" + typed + "”。");
            }
        }
        return form.ok() ? new ReplyOrder(how.orElseThrow(), number, day.orElseThrow()) : null;
    }

    /// What is about to be recorded, for the page that asks once more.
    static Map<String, String> summary(DisputeKind kind, DisputeEvent event, String words) {
        var lines = new LinkedHashMap<String, String>();
        switch (event) {
            case DisputeEvent.Decided(var on, var receivedOn, var result, var document, var order) -> {
                lines.put("结果", result.label());
                lines.put("表四", kind.label() + "，" + result.column().label());
                decision(lines, on, receivedOn, document, order);
            }
            case DisputeEvent.AppealDecided decided -> {
                lines.put("二审结果", decided.outcome().label());
                var result = decided.result();
                if (result != null) {
                    lines.put(
                            "改判后的结果", result.label() + "（表四：" + result.column().label() + "）");
                }
                decision(lines, decided.on(), decided.receivedOn(), decided.document(), decided.order());
            }
            case DisputeEvent.Annulled(var on) -> {
                lines.put("注销日期", ChineseDate.of(on));
                lines.put("效果", "本案不再计入任何年度的表四，列表中只在“已注销”下可见，不能恢复");
            }
            case DisputeEvent.Registered _,
                    DisputeEvent.Answered _,
                    DisputeEvent.HearingSet _,
                    DisputeEvent.EvidenceListed _,
                    DisputeEvent.Appealed _,
                    DisputeEvent.RepliedAnew _ -> lines.put("日期", ChineseDate.of(event.on()));
        }
        if (!words.isBlank()) {
            lines.put("说明", words);
        }
        return lines;
    }

    private static void decision(
            Map<String, String> lines,
            LocalDate on,
            LocalDate receivedOn,
            String document,
            @Nullable ReplyOrder order) {
        lines.put("作出之日", ChineseDate.of(on) + "（计入该年度）");
        lines.put("收到文书之日", ChineseDate.of(receivedOn));
        if (!document.isEmpty()) {
            lines.put("文书号", document);
        }
        lines.put("责令重新答复", order == null ? "没有" : order.text());
    }

    static <T extends Enum<T>> Map<String, String> options(T[] values, Function<T, String> label) {
        var options = new LinkedHashMap<String, String>();
        Arrays.stream(values).forEach(value -> options.put(value.name(), label.apply(value)));
        return options;
    }

    static Map<String, String> results(DisputeKind kind) {
        var options = new LinkedHashMap<String, String>();
        DisputeResult.of(kind)
                .forEach(result -> options.put(
                        result.name(), result.label() + "（表四：" + result.column().label() + "）"));
        return options;
    }

    static Map<String, String> countings() {
        var options = new LinkedHashMap<String, String>();
        options.put(NO_ORDER, "没有");
        options.put(Counting.WORKING_DAYS.name(), "若干个工作日内");
        options.put(Counting.CALENDAR_DAYS.name(), "若干日内（日历日）");
        options.put(Counting.UNTIL.name(), "指定最后一日");
        return options;
    }
}
