package org.yangguang.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.yangguang.WithDatabase;

@WithDatabase
class CalendarCommandTest {

    private static final String NOTICE = """
            {"year": 2028, "docNo": "国办发明电〔2027〕9号", "date": "2027-11-04",
             "holidays": ["1-1~1-3", "1-25~2-1", "4-4", "5-1~5-5", "5-28~29", "10-1~10-8"],
             "workdays": ["1-22", "2-5", "5-6", "9-23", "9-30", "10-14"]}
            """;

    @Autowired
    Calendars calendars;

    @TempDir
    Path folder;

    private record Said(int exit, String text) {}

    private Said run(String... words) {
        var out = new ByteArrayOutputStream();
        int exit = CalendarCommand.run(calendars, List.of(words), new PrintStream(out, true, StandardCharsets.UTF_8));
        return new Said(exit, out.toString(StandardCharsets.UTF_8));
    }

    private String file(String content) throws IOException {
        return Files.writeString(folder.resolve("notice.json"), content).toString();
    }

    @Test
    @DisplayName("list 列出各年文号和每月工作日数")
    void listsTheYears() {
        assertThat(run("list").text()).contains("2026年 248 个工作日（各月 21 16 22 21 19 21 23 21 22 18 21 23）国办发明电〔2025〕7号");
    }

    @Test
    @DisplayName("check 只核对；enter 录入后仍待安全管理员批准")
    void checksAndEnters() throws IOException {
        var checked = run("check", file(NOTICE));
        assertThat(checked.exit()).as(checked.text()).isZero();
        assertThat(checked.text()).contains("放假：1月1日至1月3日、1月25日至2月1日、4月4日").doesNotContain("已录入");
        assertThat(calendars.notices()).noneMatch(notice -> notice.year() == 2028);

        var entered = run("enter", file(NOTICE));
        assertThat(entered.exit()).isZero();
        assertThat(entered.text()).contains("待安全管理员");
        assertThat(calendars.notices())
                .filteredOn(notice -> notice.year() == 2028)
                .singleElement()
                .extracting(EnteredNotice::approvedBy)
                .isNull();
        assertThat(run("list").text()).contains("2028年 国办发明电〔2027〕9号 待批准");
    }

    @Test
    @DisplayName("有问题的通知、读不懂的文件、不认识的用法，各有说明和退出码")
    void saysWhatIsWrong() throws IOException {
        var wrong = run("enter", file(NOTICE.replace("\"4-4\"", "\"4-31\"").replace("\"2027-11-04\"", "null")));
        assertThat(wrong.exit()).isEqualTo(1);
        assertThat(wrong.text()).contains("holidays 第 3 行“4-31”：没有2028年4月31日这一天", "缺少成文日期");
        assertThat(run("check", file(NOTICE.replace("国办发明电〔2027〕9号", ""))).text())
                .contains("缺少通知文号");
        assertThat(run("check", file(NOTICE.replace("workdays", "workday"))).exit())
                .isEqualTo(2);
        assertThat(run("check", folder.resolve("none.json").toString()).text()).contains("读不到文件");
        assertThat(run("delete").text()).startsWith("用法：");
    }
}
