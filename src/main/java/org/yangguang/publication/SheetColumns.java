package org.yangguang.publication;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yangguang.organ.OrganSheet;

/// Where the columns of a list stand. Headings are compared without blanks and with full-width signs
/// made plain; columns may stand in any order.
///
/// @param problem why the list cannot be read; empty if it can
/// @param unread headings nobody asked for
record SheetColumns(Map<String, Integer> at, String problem, List<String> unread) {

    static SheetColumns of(OrganSheet.Line headings, List<String> known, Set<String> wanted) {
        var at = new HashMap<String, Integer>();
        var unread = new ArrayList<String>();
        var twice = new HashSet<String>();
        for (int i = 0; i < headings.cells().size(); i++) {
            var text = headings.cells().get(i);
            int column = i;
            var heading = known.stream()
                    .filter(k -> Understood.plain(k).equals(Understood.plain(text)))
                    .findFirst();
            if (heading.isEmpty()) {
                if (!text.isBlank()) {
                    unread.add(text);
                }
            } else if (at.putIfAbsent(heading.get(), column) != null) {
                twice.add(heading.get());
            }
        }
        var missing = wanted.stream().filter(w -> !at.containsKey(w)).sorted().toList();
        var problem = "";
        if (!missing.isEmpty()) {
            problem =
                    "第 " + headings.number() + " 行没有这些栏目：" + String.join("、", missing) + "。第一行应是栏目名称，可下载模板，把内容复制进去再导入。";
        } else if (!twice.isEmpty()) {
            problem = "栏目“" + String.join("”“", twice) + "”出现了两次，不知道取哪一栏。请删去一栏再导入。";
        }
        return new SheetColumns(Map.copyOf(at), problem, List.copyOf(unread));
    }

    /// What a row has under a heading; empty where the list has no such column.
    String cell(OrganSheet.Line row, String heading) {
        var index = at.get(heading);
        return index == null || index >= row.cells().size()
                ? ""
                : row.cells().get(index).strip();
    }

    List<String> notes() {
        return unread.isEmpty() ? List.of() : List.of("没有读的栏目：" + String.join("、", unread) + "。台账没有这些内容。");
    }
}
