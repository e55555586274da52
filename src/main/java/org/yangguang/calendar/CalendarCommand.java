package org.yangguang.calendar;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yangguang.audit.Actor;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// `yangguang calendar list | check FILE | enter FILE`: the working calendar from the command line. What
/// is entered here waits for 安全管理员 on the calendar page like any other notice.
public final class CalendarCommand {

    public static final String USAGE = """
            用法：yangguang calendar list          列出已有年份和录入的通知
                  yangguang calendar check 文件    核对一份通知，不录入
                  yangguang calendar enter 文件    核对并录入，待安全管理员在“工作日历”页批准后生效
            文件为 JSON，例如：
            {"year": 2027, "docNo": "国办发明电〔2026〕9号", "date": "2026-11-04",
             "holidays": ["1-1~1-3", "2-5~2-12"], "workdays": ["2-14"]}
            """;

    /// No officer enters it, but whoever has the machine; never the one who approves.
    private static final UUID OPERATOR = new UUID(0, 0);

    private static final Actor ACTOR = new Actor("operator", "运维", "", "");
    private static final Scope JOB = Scope.of(DatabaseRole.JOB, Set.of());

    private CalendarCommand() {}

    /// The notice as the file has it.
    private record Notice(
            int year,
            @Nullable String docNo,
            @Nullable LocalDate date,
            @Nullable List<String> holidays,
            @Nullable List<String> workdays) {

        DateList days(@Nullable List<String> entries) {
            return DateList.parse(String.join("\n", entries == null ? List.of() : entries), year);
        }
    }

    /// @return 0 when done, 1 when the notice has problems, 2 when the words or the file cannot be read
    public static int run(Calendars calendars, List<String> words, PrintStream out) {
        if (words.equals(List.of("list"))) {
            JOB.run(() -> list(calendars, out));
            return 0;
        }
        if (words.size() == 2 && Set.of("check", "enter").contains(words.getFirst())) {
            return JOB.call(() -> read(calendars, words.get(1), words.getFirst().equals("enter"), out));
        }
        out.print(USAGE);
        return 2;
    }

    private static void list(Calendars calendars, PrintStream out) {
        var days = WorkingDays.bundled();
        for (var notice : calendars.approved()) {
            days = days.with(notice.asYear());
        }
        for (var year : days.calendars()) {
            out.println(line(year));
        }
        for (var notice : calendars.notices()) {
            out.println("录入第 %d 号：%d年 %s %s"
                    .formatted(
                            notice.revision(),
                            notice.year(),
                            notice.docNo(),
                            notice.approvedBy() == null ? "待批准" : "已批准"));
        }
    }

    private static String line(CalendarYear year) {
        var months = Stream.of(Month.values())
                .map(month -> String.valueOf(year.workingDays(month)))
                .collect(Collectors.joining(" "));
        var notices = year.notices().stream()
                .map(CalendarYear.Notice::docNo)
                .distinct()
                .collect(Collectors.joining("、"));
        return "%d年 %d 个工作日（各月 %s）%s".formatted(year.year(), year.workingDays(), months, notices);
    }

    private static int read(Calendars calendars, String file, boolean enter, PrintStream out) {
        Notice notice;
        try {
            notice = JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(Files.readString(Path.of(file)), Notice.class);
        } catch (IOException e) {
            out.println("读不到文件 " + file + "，请核对路径和编码（UTF-8）。");
            return 2;
        } catch (JacksonException e) {
            out.println("文件不是约定的 JSON：" + e.getOriginalMessage());
            out.print(USAGE);
            return 2;
        }
        var holidays = notice.days(notice.holidays());
        var workdays = notice.days(notice.workdays());
        var problems = new ArrayList<String>();
        holidays.problems().forEach(problem -> problems.add("holidays " + problem));
        workdays.problems().forEach(problem -> problems.add("workdays " + problem));
        var docNo = notice.docNo() == null ? "" : notice.docNo();
        var date = notice.date();
        if (date == null) {
            problems.add("缺少成文日期，请填写 date，如 2026-11-04。");
        }
        if (notice.year() < 2018 || notice.year() > 2100) {
            problems.add("年份应在 2018 至 2100 之间，现在是 " + notice.year() + "。");
        }
        if (date != null && problems.isEmpty()) {
            problems.addAll(Calendars.problems(notice.year(), docNo, date, holidays.days(), workdays.days()));
        }
        if (date == null || !problems.isEmpty()) {
            problems.forEach(out::println);
            return 1;
        }
        out.println(
                line(new EnteredNotice(0, notice.year(), docNo, date, holidays.days(), workdays.days(), OPERATOR, null)
                        .asYear()));
        out.println("放假：" + DateList.shown(holidays.days()));
        out.println("调休上班：" + DateList.shown(workdays.days()));
        if (enter) {
            var entered =
                    calendars.enter(ACTOR, OPERATOR, notice.year(), docNo, date, holidays.days(), workdays.days());
            out.println("已录入，第 " + entered.revision() + " 号，待安全管理员在“工作日历”页批准后生效。");
        }
        return 0;
    }
}
