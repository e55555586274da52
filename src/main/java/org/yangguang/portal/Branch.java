package org.yangguang.portal;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.yangguang.organ.Organ;

/// An organ with those responsible to it.
public record Branch(Organ organ, List<Branch> below) {

    /// The organs of a page as trees; those whose superior is on another page stand at the top.
    static List<Branch> trees(List<Organ> page) {
        Set<Integer> here = page.stream().map(Organ::id).collect(Collectors.toSet());
        return page.stream()
                .filter(organ -> organ.parentId() == null || !here.contains(organ.parentId()))
                .map(organ -> of(organ, page))
                .toList();
    }

    private static Branch of(Organ organ, List<Organ> page) {
        return new Branch(
                organ,
                page.stream()
                        .filter(other -> Objects.equals(other.parentId(), organ.id()))
                        .map(other -> of(other, page))
                        .toList());
    }
}
