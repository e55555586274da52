package org.yangguang.office;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.yangguang.document.Table;
import org.yangguang.document.TableXlsx;
import org.yangguang.release.Material;
import org.yangguang.request.Outcome;

/// 遮盖清单: what was covered, by page, ground and article, never the words themselves （条例第三十七条：
/// 说明理由）.
final class CoveringList {

    private static final double POINTS = 10.5;

    private CoveringList() {}

    static byte[] xlsx(String number, String organ, LocalDate today, List<Material> materials) {
        var sheets = new LinkedHashMap<String, Table>();
        sheets.put("遮盖清单", table(materials));
        return TableXlsx.write(number + " 遮盖清单", organ, today, sheets);
    }

    private static Table table(List<Material> materials) {
        var rows = new ArrayList<Table.Row>();
        int serial = 0;
        for (var material : materials) {
            if (material.isAside()) {
                continue;
            }
            for (var box : material.covered()) {
                var ground = box.ground();
                rows.add(row(
                        Table.Look.TEXT,
                        String.valueOf(++serial),
                        material.title(),
                        "第 " + box.area().page() + " 页",
                        ground.map(Outcome::label).orElse(""),
                        ground.map(g -> g.bases().getFirst().text()).orElse(""),
                        box.note()));
            }
        }
        return new Table(
                List.of(row(Table.Look.HEAD, "序号", "材料", "页码", "不予公开的情形", "依据", "说明")),
                rows,
                List.of(6, 26, 10, 22, 36, 24),
                POINTS,
                Table.Paging.FLOWS);
    }

    private static Table.Row row(Table.Look look, String... cells) {
        return new Table.Row(
                Stream.of(cells).map(cell -> Table.Cell.of(cell, look)).toList());
    }
}
