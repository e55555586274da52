package org.yangguang.ledger;

import static org.yangguang.law.Provision.disclosure;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.yangguang.law.Provision;

/// Which of the two ledgers a matter belongs to.
public enum MatterKind {
    /// 政府信息记录与自身有关而不准确.
    CORRECTION("更正申请", "更", "corrections", List.of(disclosure(41))),
    /// 向主管部门反映，投诉、举报.
    COMPLAINT("投诉举报", "诉", "complaints", List.of(disclosure(47, 2), disclosure(51)));

    private final String label;
    private final String mark;
    private final String path;
    private final List<Provision> bases;

    MatterKind(String label, String mark, String path, List<Provision> bases) {
        this.label = label;
        this.mark = mark;
        this.path = path;
        this.bases = bases;
    }

    public String label() {
        return label;
    }

    /// Stands in the number.
    String mark() {
        return mark;
    }

    /// In addresses.
    public String path() {
        return path;
    }

    public List<Provision> bases() {
        return bases;
    }

    public static Optional<MatterKind> byPath(String path) {
        return Arrays.stream(values()).filter(k -> k.path.equals(path)).findFirst();
    }

    public List<MatterResult> results() {
        return Arrays.stream(MatterResult.values())
                .filter(r -> r.kind() == this)
                .toList();
    }
}
