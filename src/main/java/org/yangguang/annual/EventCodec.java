package org.yangguang.annual;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// Events as stored: the name of the record and its components as JSON. A component may be added with a
/// default but never renamed.
final class EventCodec {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Map<String, Class<?>> TYPES = Arrays.stream(AnnualEvent.class.getPermittedSubclasses())
            .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

    private EventCodec() {}

    static String type(AnnualEvent event) {
        return event.getClass().getSimpleName();
    }

    static String data(AnnualEvent event) {
        return JSON.writeValueAsString(event);
    }

    static AnnualEvent read(String type, String data) {
        var known = TYPES.get(type);
        if (known == null) {
            throw new IllegalStateException("stored event of unknown type " + type);
        }
        return (AnnualEvent) JSON.readValue(data, known);
    }
}
