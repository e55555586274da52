package org.yangguang.office;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.yangguang.request.CaseFile;
import org.yangguang.request.Desk;
import org.yangguang.request.RequestEvent;

/// An act as a form: what it asks for, the fact that would follow from what was typed, and how it is
/// carried out.
///
/// @param fact empty while too little is filled in to tell, and where the clock is not concerned
public record ActForm(
        Function<Asked, List<Field>> fields, Function<Asked, Optional<Supplier<RequestEvent>>> fact, Doing doing) {

    /// An amount in 元.
    static final String MONEY = "[0-9]{1,7}(\\.[0-9]{1,2})?";

    static final Function<Asked, Optional<Supplier<RequestEvent>>> NO_FORESIGHT = _ -> Optional.empty();

    /// The case, and what was typed about it so far.
    public record Asked(CaseFile file, Typed typed, LocalDate today) {

        /// The day typed; today where the form was sent without the field, as the form itself proposes.
        LocalDate day(String field) {
            return typed.day(field).orElse(today);
        }

        String get(String field) {
            return typed.get(field);
        }

        int version() {
            return typed.number("version", 0);
        }
    }

    /// Carries an act out with what was typed, once every field can be read.
    public interface Doing {
        Desk.Result with(Desks desks, Desk.Hand hand, Asked asked);
    }

    /// How a field is filled in.
    public enum Kind {
        DATE,
        NUMBER,
        MONEY,
        LINE,
        TEXT,
        CHOICE;

        /// Whether what is typed may be about persons, and so never travels in an address.
        public boolean isWords() {
            return this == LINE || this == TEXT;
        }
    }

    /// @param choices value and label; empty unless one is chosen
    public record Field(
            String name,
            String label,
            String hint,
            Kind kind,
            String value,
            Map<String, String> choices,
            boolean optional) {

        Field optionalIf(boolean may) {
            return new Field(name, label, hint, kind, value, choices, may);
        }

        /// What is missing or unreadable; empty if nothing is.
        Optional<String> fault() {
            if (value.isBlank()) {
                return optional ? Optional.empty() : Optional.of((kind == Kind.CHOICE ? "请选择" : "请填写") + label);
            }
            return switch (kind) {
                case DATE ->
                    new Typed(Map.of("d", value)).day("d").isEmpty()
                            ? Optional.of(label + "应为日期，如 2026-11-21")
                            : Optional.empty();
                case NUMBER -> value.matches("[0-9]{1,4}") ? Optional.empty() : Optional.of(label + "应为整数，最多四位");
                case MONEY ->
                    value.matches(MONEY) ? Optional.empty() : Optional.of(label + "应为金额，至多两位小数，如 1100 或者 12.50");
                case CHOICE -> choices.containsKey(value) ? Optional.empty() : Optional.of("请选择" + label);
                case LINE -> tooLong(100);
                case TEXT -> tooLong(2000);
            };
        }

        private Optional<String> tooLong(int most) {
            return value.length() > most
                    ? Optional.of(label + "最多 " + most + " 字，现在是 " + value.length() + " 字")
                    : Optional.empty();
        }
    }

    /// The form with what it proposes filled in: how it would be sent as it stands.
    Asked filled(Asked asked) {
        var filled = new LinkedHashMap<String, String>();
        fields.apply(asked).forEach(field -> filled.put(field.name(), field.value()));
        return new Asked(asked.file(), new Typed(filled), asked.today());
    }

    /// What is missing or unreadable, by field, before the law is asked.
    Map<String, String> faults(Asked asked) {
        var faults = new LinkedHashMap<String, String>();
        for (var field : fields.apply(asked)) {
            field.fault().ifPresent(fault -> faults.put(field.name(), fault));
        }
        return faults;
    }
}
