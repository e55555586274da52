package org.yangguang.law;

/// A length of time set by law, with its unit and the provision it comes from.
public record Period(int number, Unit unit, Provision basis) {

    public enum Unit {
        WORKING_DAYS("个工作日"),
        CALENDAR_DAYS("日"),
        MONTHS("个月"),
        YEARS("年");

        private final String label;

        Unit(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public Period {
        if (number < 1) {
            throw new IllegalArgumentException("a period of " + number);
        }
    }

    public static Period workingDays(int number, Provision basis) {
        return new Period(number, Unit.WORKING_DAYS, basis);
    }

    public static Period calendarDays(int number, Provision basis) {
        return new Period(number, Unit.CALENDAR_DAYS, basis);
    }

    public static Period months(int number, Provision basis) {
        return new Period(number, Unit.MONTHS, basis);
    }

    public static Period years(int number, Provision basis) {
        return new Period(number, Unit.YEARS, basis);
    }

    /// 20个工作日、60日、6个月、1年。
    public String text() {
        return number + unit.label();
    }
}
