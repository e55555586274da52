package org.yangguang.publication;

import java.time.LocalDate;
import java.util.Optional;

/// Which entries a list of the office shows.
///
/// @param year of issue, 0 for all
/// @param words part of the title or the 文号; empty for all
public record NormFilter(View view, Optional<NormKind> kind, int year, String words, LocalDate today) {

    /// Days before the end of its period in which a document should be looked at again.
    static final int ENDING_DAYS = 90;

    public enum View {
        ALL("全部"),
        IN_FORCE("有效"),
        ENDING(ENDING_DAYS + " 日内到期"),
        PENDING("未生效"),
        EXPIRED("失效"),
        REPEALED("废止"),
        STRUCK("已划销");

        private final String label;

        View(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
