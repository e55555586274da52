package org.yangguang.request;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// Events as stored: the name of the record and its components as JSON. A stored event is read for as
/// long as the case is kept, so a component may be added with a default but never renamed.
public final class EventCodec {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Map<String, Class<?>> TYPES = Arrays.stream(RequestEvent.class.getPermittedSubclasses())
            .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

    private EventCodec() {}

    public static String type(RequestEvent event) {
        return event.getClass().getSimpleName();
    }

    /// The components as JSON, in the order the record declares them.
    public static String data(RequestEvent event) {
        return JSON.writeValueAsString(event);
    }

    public static RequestEvent read(String type, String data) {
        var known = TYPES.get(type);
        if (known == null) {
            throw new IllegalStateException("stored event of unknown type " + type);
        }
        return (RequestEvent) JSON.readValue(data, known);
    }
}
