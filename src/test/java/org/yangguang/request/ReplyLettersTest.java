package org.yangguang.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yangguang.document.Approved;
import org.yangguang.document.PdfPress;
import org.yangguang.letter.Filling;
import org.yangguang.letter.LetterField;
import org.yangguang.letter.LetterNumber;
import org.yangguang.letter.LetterTemplate;
import org.yangguang.letter.LetterTemplates;
import org.yangguang.letter.LetterText;
import org.yangguang.letter.LetterWriter;
import org.yangguang.letter.OfficialLetter;

/// Every outcome with every letter that may carry it, before and since 2024-01-01 (复议前置).
class ReplyLettersTest {
    private static final LetterTemplates TEMPLATES = LetterTemplates.standard();
    private static final LetterWriter WRITER = new LetterWriter(new PdfPress());
    private static final List<LocalDate> DAYS = List.of(LocalDate.of(2023, 12, 29), LocalDate.of(2024, 1, 2));
    private static final List<ReplyMatter> MATTERS = List.of(
            new ReplyMatter("2025年度专项资金分配方案", Outcome.GRANTED, 1, "", "电子文件，发送至登记的电子邮箱"),
            new ReplyMatter("分配方案的测算过程稿", Outcome.DENIED_DELIBERATIVE_PROCESS, 0, "", "该稿尚在征求部门意见，没有印发"),
            new ReplyMatter("2019年以前的分配方案", Outcome.NOT_HELD, 0, "", "检索了综合档案室和办公自动化系统，没有相符的文件"));

    private static String letter(LetterTemplate template, Outcome outcome, Set<Outcome> withheld, LocalDate day) {
        var remedy = new Remedy();
        var values = new HashMap<>(LetterField.examples());
        values.put("逐项答复", ReplyMatter.paragraphs(MATTERS));
        values.put(
                LetterTemplate.REMEDY,
                remedy.paragraph(remedy.reliefType(outcome, day, withheld), day, "澄湖区人民政府", "澄湖区人民法院", "")
                        .orElse(""));
        return switch (template.fill(values)) {
            case Filling.Unfilled unfilled -> throw new AssertionError(unfilled.message());
            case LetterText text ->
                WRITER.text(new OfficialLetter(
                        "澄湖区商务局", new LetterNumber("澄商务", day.getYear(), 96), text, List.of(), "澄湖区商务局", day, ""));
        };
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    @DisplayName("每一处理决定的每一文书，2024-01-01 前后的全文都经过审阅")
    void readsAsApproved(Outcome outcome) {
        var withheld = outcome == Outcome.PARTIALLY_GRANTED
                ? EnumSet.of(Outcome.DENIED_THIRD_PARTY, Outcome.DENIED_DELIBERATIVE_PROCESS)
                : EnumSet.noneOf(Outcome.class);
        var all = new StringBuilder();
        for (var template : TEMPLATES.forResult(outcome.code())) {
            if (template.id().equals(ReplyMatter.TEMPLATE)) {
                continue;
            }
            for (var day : DAYS) {
                all.append("======== ")
                        .append(template.id())
                        .append(' ')
                        .append(day)
                        .append('\n');
                all.append(letter(template, outcome, withheld, day));
            }
        }
        assertThat(all).isNotEmpty();
        Approved.matches("letter/outcome/" + outcome.name().toLowerCase(Locale.ROOT) + ".txt", all.toString());
    }

    @Test
    @DisplayName("几个事项逐项答复：有一项依第十六条的，2024-01-01 起须先行复议")
    void severalMatters() {
        var template = TEMPLATES.byId(ReplyMatter.TEMPLATE).orElseThrow();
        var withheld = EnumSet.of(Outcome.DENIED_DELIBERATIVE_PROCESS, Outcome.NOT_HELD);
        var all = new StringBuilder();
        for (var day : DAYS) {
            all.append("======== ")
                    .append(template.id())
                    .append(' ')
                    .append(day)
                    .append('\n');
            all.append(letter(template, Outcome.PARTIALLY_GRANTED, withheld, day));
        }
        assertThat(all.toString()).contains("先向澄湖区人民政府申请行政复议", "依法直接向澄湖区人民法院");
        Approved.matches("letter/outcome/several.txt", all.toString());
    }
}
