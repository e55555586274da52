package org.yangguang.report.rollup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the organ meant by a name on a report: the same name, or a name that one end of the other
/// makes plain (余杭区商务局 for 杭州市余杭区商务局), if only one does.
public final class OrganNames {
    private static final int SHORTEST = 4;

    private final Map<String, String> byPlainName = new HashMap<>();
    private final Map<String, List<String>> byEnd = new HashMap<>();

    public OrganNames(Collection<String> organs) {
        for (var organ : organs) {
            var name = plain(organ);
            if (byPlainName.putIfAbsent(name, organ) == null && name.length() >= SHORTEST) {
                byEnd.computeIfAbsent(end(name), _ -> new ArrayList<>()).add(name);
            }
        }
    }

    public Optional<String> find(String name) {
        var wanted = plain(name);
        var same = byPlainName.get(wanted);
        if (same != null) {
            return Optional.of(same);
        }
        if (wanted.length() < SHORTEST) {
            return Optional.empty();
        }
        var alike = byEnd.getOrDefault(end(wanted), List.of()).stream()
                .filter(known -> wanted.endsWith(known) || known.endsWith(wanted))
                .limit(2)
                .toList();
        return alike.size() == 1 ? Optional.ofNullable(byPlainName.get(alike.getFirst())) : Optional.empty();
    }

    private static String end(String name) {
        return name.substring(name.length() - SHORTEST);
    }

    private static String plain(String name) {
        return name.replaceAll("\\s|\u3000|\u00a0", "").replace('(', '（').replace(')', '）');
    }
}
