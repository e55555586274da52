package org.yangguang.report.checking;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What would put a finding right, and why that is likely.
///
/// @param why Chinese, no closing mark
public record Remedy(Kind kind, List<Change> changes, String why) {
    public Remedy {
        changes = List.copyOf(changes);
    }

    /// How several changes belong together.
    public enum Kind {
        /// All of them are to be made; mostly it is one.
        TOGETHER,
        /// Any one of them would do; which one cannot be known from the report.
        ONE_OF
    }

    /// @param cell path of the cell
    /// @param printed the number that stands there now, if any
    /// @param value the number that should stand there
    public record Change(
            String cell, String label, @Nullable BigDecimal printed, BigDecimal value) {
        String words() {
            return "%s%s改为 %s"
                    .formatted(
                            label,
                            printed == null ? "（未填）" : " " + printed.toPlainString() + " ",
                            value.toPlainString())
                    .replace("） ", "）")
                    .replace("  ", " ");
        }
    }

    /// One sentence for people.
    public String words() {
        var list = changes.stream().map(Change::words).collect(Collectors.joining(kind == Kind.ONE_OF ? "，或 " : "、"));
        return (kind == Kind.ONE_OF ? "下列各格任改一格即可，从报告本身不能断定是哪一格：" : "") + list + "。" + why + "。";
    }
}
