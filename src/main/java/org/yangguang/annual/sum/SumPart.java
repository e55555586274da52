package org.yangguang.annual.sum;

import java.util.Optional;
import org.yangguang.annual.Figures;
import org.yangguang.annual.Stage;

/// What one part gave to a sum, as it was when it was added.
///
/// @param organ id; the government's own for 本级
/// @param stage of its report when it was added; empty where it has not begun one
/// @param version handed in, 0 for none
/// @param errors how many findings its report has that stop it from going out
/// @param expected how many reports it stands for, and how many of them came
/// @param figures on the form of the sum; empty if it adds nothing
/// @param words what must be known of it; may be empty
public record SumPart(
        int organ,
        String name,
        Role role,
        Standing standing,
        Optional<Stage> stage,
        int version,
        int errors,
        int expected,
        int handedIn,
        Optional<Figures> figures,
        String words) {

    /// How it counts.
    public enum Role {
        OWN("本级"),
        ORGAN("部门、乡镇街道等"),
        SUM("下级政府汇总"),
        /// A government whose own part nobody here can tell: as it reported.
        REPORT("下级政府报告"),
        /// Ended within the year; counted by its successor.
        ENDED("已撤并"),
        VERTICAL("垂直管理");

        private final String label;

        Role(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /// Whether it can be relied on.
    public enum Standing {
        SOUND("已计入"),
        FAILING("有错误，已计入"),
        RETURNED("已退回，按退回前计入"),
        INCOMPLETE("不完整，已计入"),
        MISSING("未报送"),
        LEFT_OUT("不计入");

        private final String label;

        Standing(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
