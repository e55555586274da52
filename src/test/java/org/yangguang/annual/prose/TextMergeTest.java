package org.yangguang.annual.prose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("两人同时改一段文字")
class TextMergeTest {

    private static final String BASE = "第一段\n第二段\n第三段";

    @Test
    @DisplayName("各改各的段落，自行合并")
    void differentParagraphs() {
        var merged = TextMerge.of(BASE, "第一段，甲改\n第二段\n第三段", "第一段\n第二段\n第三段，乙改");
        assertThat(merged.clashes()).isEmpty();
        assertThat(merged.text()).isEqualTo("第一段，甲改\n第二段\n第三段，乙改");
        assertThat(TextMerge.of(BASE, "第一段，甲\n第二段，乙\n第三段".replace("，乙", ""), "第一段\n第二段，乙\n第三段")
                        .text())
                .isEqualTo("第一段，甲\n第二段，乙\n第三段");
    }

    @Test
    @DisplayName("一人加段、一人删段，都算数")
    void addedAndRemoved() {
        var merged = TextMerge.of(BASE, "第一段\n第二段\n第三段\n第四段", "第二段\n第三段");
        assertThat(merged.clashes()).isEmpty();
        assertThat(merged.text()).isEqualTo("第二段\n第三段\n第四段");
        assertThat(TextMerge.of("", "甲写的", "甲写的").clashes()).isEmpty();
    }

    @Test
    @DisplayName("改同一段的由人决定，两种写法都在")
    void theSameParagraph() {
        var merged = TextMerge.of(BASE, "第一段\n甲的第二段\n第三段", "第一段\n乙的第二段\n第三段");
        assertThat(merged.clashes()).containsExactly(new TextMerge.Clash(List.of("甲的第二段"), List.of("乙的第二段")));
        assertThat(merged.text()).isEqualTo("第一段\n甲的第二段\n乙的第二段\n第三段");
        assertThat(TextMerge.of("", "甲", "乙").text()).isEqualTo("甲\n乙");
    }

    @Test
    @DisplayName("任意改动：只有一方改的不冲突；任何一方写下的段落不会丢失")
    void nothingIsLost() {
        var random = new Random(7);
        for (int round = 0; round < 2000; round++) {
            var base = new ArrayList<String>();
            for (int i = 0; i < random.nextInt(6); i++) {
                base.add("段" + random.nextInt(4));
            }
            var mine = changed(base, random, "甲");
            var theirs = changed(base, random, "乙");
            var text = String.join("\n", base);
            assertThat(TextMerge.of(text, String.join("\n", mine), text).text()).isEqualTo(String.join("\n", mine));
            assertThat(TextMerge.of(text, text, String.join("\n", theirs)).text())
                    .isEqualTo(String.join("\n", theirs));
            var merged = TextMerge.of(text, String.join("\n", mine), String.join("\n", theirs));
            var lines = merged.text().lines().toList();
            assertThat(lines)
                    .containsAll(mine.stream().filter(l -> l.contains("甲")).toList())
                    .containsAll(theirs.stream().filter(l -> l.contains("乙")).toList());
        }
    }

    private static List<String> changed(List<String> base, Random random, String who) {
        var lines = new ArrayList<>(base);
        for (int i = 0; i < random.nextInt(3); i++) {
            int at = lines.isEmpty() ? 0 : random.nextInt(lines.size());
            switch (random.nextInt(3)) {
                case 0 -> lines.add(at, who + random.nextInt(9));
                case 1 -> {
                    if (!lines.isEmpty()) {
                        lines.set(at, who + random.nextInt(9));
                    }
                }
                default -> {
                    if (!lines.isEmpty()) {
                        lines.remove(at);
                    }
                }
            }
        }
        return lines;
    }
}
