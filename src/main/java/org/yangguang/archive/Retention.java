package org.yangguang.archive;

import java.time.LocalDate;
import java.util.Optional;
import org.yangguang.request.RequestState;

/// 保管期限: how long a volume is kept. No text at hand gives the periods, so a region sets its own; these
/// are what stands until it does.
public final class Retention {

    private Retention() {}

    /// What the period depends on.
    public enum Kind {
        PLAIN("已答复，没有复议诉讼", Period.Y10),
        DISPUTED("有行政复议、行政诉讼", Period.Y30),
        ENDED("撤回或者终止办理", Period.Y10);

        private final String label;
        private final Period usual;

        Kind(String label, Period usual) {
            this.label = label;
            this.usual = usual;
        }

        public String label() {
            return label;
        }

        public Period usual() {
            return usual;
        }

        static Kind of(RequestState state, boolean disputed) {
            if (disputed) {
                return DISPUTED;
            }
            return state instanceof RequestState.Replied ? PLAIN : ENDED;
        }
    }

    public enum Period {
        Y10("10年", 10),
        Y30("30年", 30),
        PERMANENT("永久", 0);

        private final String label;
        private final int years;

        Period(String label, int years) {
            this.label = label;
            this.years = years;
        }

        public String label() {
            return label;
        }

        /// The last day of keeping: whole years from the 1 January after the day of filing; empty for
        /// 永久.
        public Optional<LocalDate> keepUntil(LocalDate archivedOn) {
            return this == PERMANENT
                    ? Optional.empty()
                    : Optional.of(LocalDate.of(archivedOn.getYear() + years, 12, 31));
        }
    }
}
