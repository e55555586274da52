package org.yangguang.report;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The address of one number in the statutory tables.
public sealed interface CellId {

    /// Dotted path as used in our JSON and in findings: `table2.licensing`, `table3.granted.natural`,
    /// `table4.reconsideration.upheld`.
    String path();

    /// What a person reads: `表三 （一）予以公开，自然人`.
    String label();

    record Two(TableTwoField field) implements CellId {
        @Override
        public String path() {
            return "table2." + field.code();
        }

        @Override
        public String label() {
            return "表二 " + field.rowLabel() + "，" + field.columnLabel();
        }
    }

    record Three(TableThreeRow row, ApplicantColumn column) implements CellId {
        @Override
        public String path() {
            return "table3." + row.code() + "." + column.code();
        }

        @Override
        public String label() {
            return "表三 " + row.group().heading() + row.label() + "，" + column.label();
        }
    }

    record Four(DisputeRoute route, DisputeColumn column) implements CellId {
        @Override
        public String path() {
            return "table4." + route.code() + "." + column.code();
        }

        @Override
        public String label() {
            return "表四 " + route.label() + "，" + column.label();
        }
    }

    /// Every cell of a form, table by table in printed order; the sheets up to 2018 have table 四 at most.
    static List<CellId> of(Form form) {
        var two = TableTwoField.of(form).stream().<CellId>map(Two::new);
        var three = TableThreeRow.of(form).stream()
                .flatMap(row -> Arrays.stream(ApplicantColumn.values()).<CellId>map(column -> new Three(row, column)));
        var four = Arrays.stream(DisputeRoute.values())
                .flatMap(route -> Arrays.stream(DisputeColumn.values()).<CellId>map(column -> new Four(route, column)));
        return Stream.of(two, three, four).flatMap(cells -> cells).toList();
    }

    /// The cell with a path, on whichever form it stands.
    static Optional<CellId> at(String path) {
        return Optional.ofNullable(ByPath.ALL.get(path));
    }

    /// Every cell of every form by its path.
    final class ByPath {
        private static final Map<String, CellId> ALL = Arrays.stream(Form.values())
                .flatMap(form -> of(form).stream())
                .distinct()
                .collect(Collectors.toUnmodifiableMap(CellId::path, cell -> cell));

        private ByPath() {}
    }

    static CellId of(TableTwoField field) {
        return new Two(field);
    }

    static CellId of(TableThreeRow row, ApplicantColumn column) {
        return new Three(row, column);
    }

    static CellId of(DisputeRoute route, DisputeColumn column) {
        return new Four(route, column);
    }
}
