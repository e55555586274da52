package org.yangguang.report.rollup;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.yangguang.report.rollup.OrganTree.Kind;

/// The list of organs as CSV: 机关,上级, and if need be 层级,是否垂管. An organ named as 上级 only is
/// the top.
public final class OrganTreeFile {
    private static final int MOST = 200_000;
    private static final int DEEPEST = 12;
    private static final int LONGEST_LINE = 2_000;
    private static final Pattern FIELD = Pattern.compile("\\G(?:\"((?:[^\"]|\"\")*)\"|([^,\"]*))(,|$)");
    private static final Set<String> YES = Set.of("是", "垂管", "垂直管理", "1", "true", "yes");

    private OrganTreeFile() {}

    /// What came of reading the list.
    public sealed interface Result {}

    public record Tree(OrganTree root) implements Result {}

    /// @param faults Chinese, one sentence each, with the line
    public record Faulty(List<String> faults) implements Result {
        public Faulty {
            faults = List.copyOf(faults);
        }
    }

    private record Line(int number, String organ, String above, Kind kind) {}

    public static Result read(String text) {
        var faults = new ArrayList<String>();
        var lines = lines(text, faults);
        if (lines.isEmpty() && faults.isEmpty()) {
            faults.add("清单里没有机关。每行写“机关,上级”，例：云山县商务局,云山县人民政府。");
        }
        if (!faults.isEmpty()) {
            return new Faulty(faults);
        }
        Map<String, List<Line>> below = new LinkedHashMap<>();
        var tops = new ArrayList<String>();
        for (var line : lines.values()) {
            if (line.above().isEmpty()) {
                tops.add(line.organ());
            } else {
                below.computeIfAbsent(line.above(), _ -> new ArrayList<>()).add(line);
                if (!lines.containsKey(line.above()) && !tops.contains(line.above())) {
                    tops.add(line.above());
                }
            }
        }
        if (tops.isEmpty()) {
            return new Faulty(List.of("清单里每个机关都有上级，绕成了圈，没有最上一级。请核对上级一列。"));
        }
        if (tops.size() > 1) {
            return new Faulty(List.of("清单里有 %d 个最上级：%s。请核对上级的写法，只留一个。"
                    .formatted(tops.size(), String.join("、", tops.subList(0, Math.min(5, tops.size()))))));
        }
        var met = new HashSet<String>();
        var root = build(tops.getFirst(), Kind.PART, below, met, 0, faults);
        for (var line : lines.values()) {
            if (!met.contains(line.organ()) && faults.isEmpty()) {
                faults.add("第 %d 行：“%s”的上级绕成了圈。".formatted(line.number(), line.organ()));
            }
        }
        return faults.isEmpty() ? new Tree(root) : new Faulty(faults);
    }

    private static Map<String, Line> lines(String text, List<String> faults) {
        Map<String, Line> lines = new LinkedHashMap<>();
        int number = 0;
        for (var raw : text.replace("\ufeff", "").split("\\R")) {
            number++;
            if (raw.isBlank()) {
                continue;
            }
            var fields = raw.length() > LONGEST_LINE ? List.<String>of() : fields(raw);
            if (fields.isEmpty()) {
                faults.add("第 %d 行：引号不成对，或者一行太长。".formatted(number));
                continue;
            }
            var organ = fields.getFirst();
            if (organ.equals("机关")) {
                continue;
            }
            var above = at(fields, 1);
            if (organ.isEmpty()) {
                faults.add("第 %d 行：没有写机关。".formatted(number));
            } else if (organ.equals(above)) {
                faults.add("第 %d 行：“%s”的上级写成了它自己。".formatted(number, organ));
            } else {
                var before = lines.putIfAbsent(organ, new Line(number, organ, above, kind(fields, organ, above)));
                if (before != null) {
                    faults.add("第 %d 行：“%s”在第 %d 行已经写过。".formatted(number, organ, before.number()));
                }
            }
            if (lines.size() > MOST) {
                faults.add("清单超过 %d 个机关。".formatted(MOST));
                break;
            }
        }
        return lines;
    }

    private static Kind kind(List<String> fields, String organ, String above) {
        if (YES.contains(at(fields, 3))) {
            return Kind.VERTICAL;
        }
        boolean own = at(fields, 2).contains("本级")
                || (!above.isEmpty()
                        && organ.startsWith(above)
                        && organ.substring(above.length()).contains("本级"));
        return own ? Kind.OWN : Kind.PART;
    }

    private static String at(List<String> fields, int index) {
        return index < fields.size() ? fields.get(index) : "";
    }

    private static List<String> fields(String line) {
        var fields = new ArrayList<String>();
        var matcher = FIELD.matcher(line.replace('，', ','));
        int end = 0;
        while (matcher.find()) {
            var quoted = matcher.group(1);
            fields.add((quoted == null ? matcher.group(2) : quoted.replace("\"\"", "\"")).strip());
            end = matcher.end();
            if (matcher.group(3).isEmpty()) {
                break;
            }
        }
        return end == line.length() ? fields : List.of();
    }

    private static OrganTree build(
            String organ, Kind kind, Map<String, List<Line>> below, Set<String> met, int depth, List<String> faults) {
        met.add(organ);
        if (depth > DEEPEST) {
            faults.add("“%s”在第 %d 层以下，清单最多 %d 层。".formatted(organ, depth, DEEPEST));
            return new OrganTree(organ, kind, List.of());
        }
        var parts = below.getOrDefault(organ, List.of()).stream()
                .map(line -> build(line.organ(), line.kind(), below, met, depth + 1, faults))
                .toList();
        return new OrganTree(organ, kind, parts);
    }
}
