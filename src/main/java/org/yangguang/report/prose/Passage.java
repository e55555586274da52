package org.yangguang.report.prose;

/// A stretch of the report's running text.
///
/// @param part which of the report's parts, counted from 1 as they stand; 0 is the text before
///     the first
/// @param ordinal the statutory part 1 to 6 it belongs to, 0 where the form has no such part
/// @param paragraph which paragraph of that part, counted from 1
/// @param offset characters of the paragraph before it
/// @param words the words themselves
public record Passage(int part, int ordinal, int paragraph, int offset, String words) {

    /// What a person reads: `第一部分第 3 段`.
    public String place() {
        if (part == 0) {
            return "正文之前第 " + paragraph + " 段";
        }
        var name = ordinal == 0 ? "第 " + part + " 章" : "第" + "一二三四五六".charAt(ordinal - 1) + "部分";
        return name + "第 " + paragraph + " 段";
    }
}
