package org.yangguang.dispute;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// Events as stored: the name of the record and its components as JSON. A component may be added with a
/// default but never renamed.
public final class DisputeCodec {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Map<String, Class<?>> TYPES = Arrays.stream(DisputeEvent.class.getPermittedSubclasses())
            .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

    private DisputeCodec() {}

    static String type(DisputeEvent event) {
        return event.getClass().getSimpleName();
    }

    static String data(DisputeEvent event) {
        return JSON.writeValueAsString(event);
    }

    public static DisputeEvent read(String type, String data) {
        var known = TYPES.get(type);
        if (known == null) {
            throw new IllegalStateException("stored event of unknown type " + type);
        }
        return (DisputeEvent) JSON.readValue(data, known);
    }
}
