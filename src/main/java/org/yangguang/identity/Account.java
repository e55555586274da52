package org.yangguang.identity;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A staff account as lists show it.
public record Account(
        UUID id,
        int organId,
        String login,
        String name,
        Status status,
        @Nullable UUID proposedBy,
        int version,
        Set<Duty> duties) {

    /// From proposal to closing. Accounts are never deleted: the trail refers to them.
    public enum Status {
        PROPOSED("待安全管理员批准"),
        INVITED("待本人启用"),
        ACTIVE("在用"),
        CLOSED("已停用");

        private final String label;

        Status(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public String dutyLabels() {
        return duties.stream().sorted().map(Duty::label).collect(Collectors.joining("、"));
    }
}
