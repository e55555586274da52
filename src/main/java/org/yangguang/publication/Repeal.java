package org.yangguang.publication;

import java.time.LocalDate;

/// How a document was ended by another before its own end.
///
/// @param on the first day on which it no longer applies
/// @param by the document that ended it, by name or 文号
public record Repeal(Way way, LocalDate on, String by) {

    public enum Way {
        REPEALED("明令废止"),
        DECLARED_LAPSED("宣布失效");

        private final String label;

        Way(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
