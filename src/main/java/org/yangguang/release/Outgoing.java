package org.yangguang.release;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// 公开件: a copy made to be given to the applicant, and what the search of it found.
///
/// @param version of the material it was made from
/// @param faults why it may not leave; empty if it may
/// @param remarks what should be looked at once more
/// @param words how many covered words were searched for
/// @param reason why a material goes out unchanged; empty otherwise
public record Outgoing(
        UUID id,
        int version,
        Way way,
        int size,
        String sha256,
        Instant madeAt,
        List<String> faults,
        List<String> remarks,
        int words,
        String reason) {

    public Outgoing {
        faults = List.copyOf(faults);
        remarks = List.copyOf(remarks);
    }

    public enum Way {
        COVERED("遮盖后的图像件"),
        CLEAN("去除隐藏信息的图像件"),
        UNCHANGED("原件");

        private final String label;

        Way(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public boolean passed() {
        return faults.isEmpty();
    }
}
