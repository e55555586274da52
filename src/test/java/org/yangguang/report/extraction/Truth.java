package org.yangguang.report.extraction;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.CellId;
import org.yangguang.report.DisputeColumn;
import org.yangguang.report.DisputeRoute;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.TableTwoField;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a careful reader gets from a sample.
record Truth(String organ, int year, String format, Map<CellId, Optional<BigDecimal>> cells, List<String> sums) {

    static byte[] sample(String name) {
        try (var in = Truth.class.getResourceAsStream("/report/samples/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Truth of(String name) {
        var json = JsonMapper.shared().readTree(sample(name));
        var unscored = new ArrayList<String>();
        json.path("unscored").forEach(n -> unscored.add(n.asString()));
        var cells = new LinkedHashMap<CellId, Optional<BigDecimal>>();
        for (var field : TableTwoField.values()) {
            if (json.path("table2").has(field.code())) {
                put(cells, CellId.of(field), json.path("table2").path(field.code()), unscored);
            }
        }
        for (var row : TableThreeRow.values()) {
            var values = json.path("table3").path("rows").path(row.code());
            for (var column : ApplicantColumn.values()) {
                if (!values.isMissingNode()) {
                    put(cells, CellId.of(row, column), values.get(column.ordinal()), unscored);
                }
            }
        }
        for (var route : DisputeRoute.values()) {
            var values = json.path("table4").path(route.code());
            for (var column : DisputeColumn.values()) {
                put(cells, CellId.of(route, column), values.get(column.ordinal()), unscored);
            }
        }
        var sums = new ArrayList<String>();
        json.path("findings")
                .forEach(f -> sums.add(
                        f.path("code").asString() + " " + f.path("where").asString()));
        return new Truth(
                json.path("organ").asString(),
                json.path("year").asInt(),
                json.path("format").asString(),
                cells,
                sums);
    }

    private static void put(Map<CellId, Optional<BigDecimal>> cells, CellId id, JsonNode value, List<String> unscored) {
        if (!unscored.contains(id.path())) {
            cells.put(id, value.isNull() ? Optional.empty() : Optional.of(value.decimalValue()));
        }
    }

    /// The cells a report has wrong, each with what was expected and what was read.
    List<String> wrong(AnnualReport report) {
        var wrong = new ArrayList<String>();
        cells.forEach((id, expected) -> {
            var read = report.value(id);
            boolean same = expected.isPresent() == read.isPresent()
                    && (expected.isEmpty() || expected.get().compareTo(read.orElseThrow()) == 0);
            if (!same) {
                wrong.add("%s: expected %s, read %s".formatted(id.path(), expected, read));
            }
        });
        return wrong;
    }
}
