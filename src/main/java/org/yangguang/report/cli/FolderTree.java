package org.yangguang.report.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yangguang.report.rollup.OrganTree;
import org.yangguang.report.rollup.OrganTree.Kind;

/// The tree of organs as folders show it: who lies in a folder is part of it. A folder bears the
/// name of an organ (云山县 or 云山县人民政府), or is only a heading.
final class FolderTree {
    private static final String GOVERNMENT = "人民政府";
    private static final String OWN = "本级";

    private final Map<String, FolderTree> folders = new LinkedHashMap<>();
    private final Set<String> organs = new java.util.LinkedHashSet<>();

    /// @param path of the file among the inputs, with `/`
    void add(String path, String organ) {
        var node = this;
        var parts = path.split("/");
        for (int i = 0; i + 1 < parts.length; i++) {
            node = node.folders.computeIfAbsent(parts[i], _ -> new FolderTree());
        }
        if (!organ.isEmpty()) {
            node.organs.add(organ);
        }
    }

    /// @param top the organ whose roll-up this is, if it was named
    OrganTree tree(Optional<String> top) {
        var all = new HashSet<String>();
        collect(all);
        var used = new HashSet<String>();
        top.ifPresent(used::add);
        var parts = parts(all, used);
        return new OrganTree(top.orElse("合计"), top.isPresent() ? Kind.PART : Kind.HEADING, parts);
    }

    private void collect(Set<String> all) {
        all.addAll(organs);
        folders.values().forEach(f -> f.collect(all));
    }

    private List<OrganTree> parts(Set<String> all, Set<String> used) {
        var parts = new ArrayList<OrganTree>();
        folders.forEach((name, folder) -> {
            var organ = organ(name, all).filter(used::add);
            var below = folder.parts(all, used);
            if (!below.isEmpty() || organ.isPresent()) {
                parts.add(new OrganTree(organ.orElse(name), organ.isPresent() ? Kind.PART : Kind.HEADING, below));
            }
        });
        for (var organ : organs) {
            if (used.add(organ)) {
                parts.add(new OrganTree(organ, organ.contains(OWN) ? Kind.OWN : Kind.PART, List.of()));
            }
        }
        return parts;
    }

    private static Optional<String> organ(String folder, Set<String> all) {
        if (all.contains(folder)) {
            return Optional.of(folder);
        }
        var named = all.stream()
                .filter(organ -> organ.endsWith(folder + GOVERNMENT))
                .limit(2)
                .toList();
        return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }
}
