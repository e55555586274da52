package org.yangguang.request.calculator;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yangguang.calendar.Deadline;
import org.yangguang.law.Law;
import org.yangguang.law.Provision;
import org.yangguang.request.CountedDay;
import org.yangguang.request.Reckoning;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// One question to the clock and its answer as one JSON object each.
final class ClockJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private ClockJson() {}

    /// What was asked could not be understood.
    static final class Faulty extends Exception {
        private static final long serialVersionUID = 1;
        /// Chinese: what is wrong and how it should be.
        final String chinese;

        Faulty(String chinese) {
            super("not understood");
            this.chinese = chinese;
        }
    }

    /// @param region six digits, or empty for the national calendar
    record Question(ClockEntry entry, String region) {}

    static Question question(String line) throws Faulty {
        JsonNode node;
        try {
            node = JSON.readTree(line);
        } catch (JacksonException e) {
            throw new Faulty("这一行不是 JSON 对象，请检查引号、逗号和括号。");
        }
        if (!node.isObject()) {
            throw new Faulty("每行应是一个 JSON 对象，如 {\"received\":\"2023-09-11\"}。");
        }
        for (var name : node.propertyNames()) {
            if (!List.of("received", "supplementReceived", "feePaid", "consultations", "extension", "region", "asOf")
                    .contains(name)) {
                throw new Faulty("不认识的项目“" + name + "”。");
            }
        }
        var received = day(node.path("received"), "received");
        if (received == null) {
            throw new Faulty("缺少 received（收到申请之日）。");
        }
        var extension = node.path("extension");
        if (!extension.isMissingNode() && !extension.isNull() && !extension.isIntegralNumber()) {
            throw new Faulty("extension 应是整数，现在是 " + extension + "。");
        }
        var entry = new ClockEntry(
                received,
                day(node.path("supplementReceived"), "supplementReceived"),
                day(node.path("feePaid"), "feePaid"),
                consultations(node.path("consultations")),
                extension.intValue(0),
                day(node.path("asOf"), "asOf"));
        var faults = entry.faults();
        if (!faults.isEmpty()) {
            throw new Faulty(String.join("", faults));
        }
        return new Question(entry, node.path("region").stringValue(""));
    }

    private static List<ClockEntry.Consulting> consultations(JsonNode list) throws Faulty {
        var consultations = new ArrayList<ClockEntry.Consulting>();
        if (list.isMissingNode() || list.isNull()) {
            return consultations;
        }
        if (!list.isArray()) {
            throw new Faulty("consultations 应是数组，如 [[\"2023-09-18\",\"2023-10-12\"]]。");
        }
        for (var pair : list) {
            var sent = pair.isArray() ? day(pair.path(0), "consultations") : null;
            if (sent == null || pair.size() > 2) {
                throw new Faulty("consultations 的每一项应是 [发出之日, 收到意见之日]，尚未收到的第二项写 null 或省略。");
            }
            consultations.add(new ClockEntry.Consulting(sent, day(pair.path(1), "consultations")));
        }
        return consultations;
    }

    private static @Nullable LocalDate day(JsonNode node, String name) throws Faulty {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        try {
            if (node.isString() && node.stringValue().matches("\\d{4}-\\d{2}-\\d{2}")) {
                return LocalDate.parse(node.stringValue());
            }
        } catch (DateTimeException e) {
            throw new Faulty(name + "：没有 " + node.stringValue() + " 这一天。");
        }
        throw new Faulty(name + " 应写作 \"2023-09-11\"，现在是 " + node + "。");
    }

    static String fault(String message) {
        return JSON.createObjectNode().put("error", message).toString();
    }

    static String answer(ClockEntry entry, Reckoning reckoning, ClockCalendar calendar, boolean ledger) {
        var node = JSON.createObjectNode();
        switch (reckoning.deadline()) {
            case Deadline.Due(var due, var _) -> node.put("due", due.toString());
            case Deadline.AwaitingCalendar(var due, var _) -> node.put("due", due.toString());
            case Deadline.Paused _, Deadline.None _ -> node.putNull("due");
        }
        node.put("provisional", reckoning.deadline() instanceof Deadline.AwaitingCalendar);
        node.put("paused", reckoning.deadline() instanceof Deadline.Paused);
        node.put("from", reckoning.from().toString());
        node.put("total", reckoning.total());
        entry.caution().ifPresent(text -> node.put("note", text));
        if (ledger) {
            var days = node.putArray("ledger");
            reckoning.days().forEach(day -> day(days.addObject(), day, calendar));
        }
        return node.toString();
    }

    private static void day(ObjectNode node, CountedDay day, ClockCalendar calendar) {
        node.put("date", day.date().toString());
        switch (day.kind()) {
            case CountedDay.Counted(var n, var _) -> counted(node, day, n, calendar);
            case CountedDay.ProvisionallyCounted(var n, var _) -> counted(node, day, n, calendar);
            case CountedDay.NotWorking(var reason) -> {
                node.put("counted", false);
                node.put("reason", reason);
                node.put("basis", calendar.basis(day.date()));
            }
            case CountedDay.Excluded(var basis, var reason) -> {
                node.put("counted", false);
                node.put("reason", reason);
                node.put("basis", brief(basis));
            }
        }
    }

    private static void counted(ObjectNode node, CountedDay day, int n, ClockCalendar calendar) {
        node.put("counted", true);
        node.put("n", n);
        node.put("reason", calendar.days().provisionalReason(day.date()));
        node.put("basis", brief(Provision.disclosure(33)));
    }

    /// 条例第三十三条: as people in the field say it.
    private static String brief(Provision provision) {
        return provision.law() == Law.DISCLOSURE ? "条例" + provision.place() : provision.text();
    }
}
