package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What was typed into a form, kept so that it can be shown again.
///
/// @param fields the first value of each field, stripped
/// @param sent whether the form was sent; a field missing then is empty, not what the page proposed
public record Typed(Map<String, String> fields, boolean sent) {

    static final Typed NOTHING = new Typed(Map.of());

    Typed(Map<String, String> fields) {
        this(fields, false);
    }

    public Typed {
        fields = Map.copyOf(fields);
    }

    static Typed of(HttpServletRequest request) {
        var fields = new LinkedHashMap<String, String>();
        request.getParameterMap().forEach((name, values) -> {
            if (!name.equals("_csrf") && values.length > 0) {
                fields.put(name, values[0].strip());
            }
        });
        return new Typed(fields, request.getMethod().equals("POST"));
    }

    public String get(String field) {
        return fields.getOrDefault(field, "");
    }

    public String get(String field, String unless) {
        return fields.getOrDefault(field, unless);
    }

    /// What a form proposes before anything is sent.
    String proposing(String field, String unless) {
        return sent ? get(field) : get(field, unless);
    }

    /// A date field; empty if it holds none or what it holds is no date.
    Optional<LocalDate> day(String field) {
        try {
            return get(field).isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(get(field)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    int number(String field, int unless) {
        return get(field).matches("-?[0-9]{1,6}") ? Integer.parseInt(get(field)) : unless;
    }
}
