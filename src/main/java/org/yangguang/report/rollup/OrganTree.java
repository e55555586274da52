package org.yangguang.report.rollup;

import java.util.List;
import java.util.stream.Stream;

/// An organ with those whose numbers go into its own.
///
/// @param organ full name, as its reports give it
public record OrganTree(String organ, Kind kind, List<OrganTree> parts) {

    /// How an organ counts in the one above it.
    public enum Kind {
        /// A department, a town, or a government with parts of its own.
        PART,
        /// 本级：the numbers of the government itself, its office included.
        OWN,
        /// 垂直管理：reports within its own system and is left out.
        VERTICAL,
        /// Not an organ, only the heading of a sum, such as a folder.
        HEADING
    }

    public OrganTree {
        parts = List.copyOf(parts);
    }

    public static OrganTree of(String organ, OrganTree... parts) {
        return new OrganTree(organ, Kind.PART, List.of(parts));
    }

    public boolean isLeaf() {
        return parts.isEmpty();
    }

    /// This organ and all below it.
    public Stream<OrganTree> all() {
        return Stream.concat(Stream.of(this), parts.stream().flatMap(OrganTree::all));
    }
}
