package org.yangguang.report;

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
