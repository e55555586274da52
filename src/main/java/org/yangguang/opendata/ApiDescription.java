package org.yangguang.opendata;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// The description of the interface (OpenAPI 3.1), and what its page for people is made from.
final class ApiDescription {

    private static final JsonNode DOCUMENT = load();

    private ApiDescription() {}

    private static JsonNode load() {
        try (var in = ApiDescription.class.getResourceAsStream("/opendata/openapi.json")) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: opendata/openapi.json");
            }
            return Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode document() {
        return DOCUMENT;
    }

    static List<ApiOperation> operations() {
        var operations = new ArrayList<ApiOperation>();
        DOCUMENT.path("paths").properties().forEach(path -> {
            var get = path.getValue().path("get");
            var parameters = new ArrayList<ApiOperation.Parameter>();
            for (var written : get.path("parameters")) {
                var parameter = resolved(written);
                parameters.add(new ApiOperation.Parameter(
                        parameter.path("name").stringValue(""),
                        parameter.path("description").stringValue(""),
                        parameter.path("required").booleanValue(false)));
            }
            operations.add(new ApiOperation(
                    path.getKey(),
                    get.path("summary").stringValue(""),
                    get.path("description").stringValue(""),
                    get.path("x-example").stringValue(""),
                    parameters));
        });
        return operations;
    }

    private static JsonNode resolved(JsonNode node) {
        var reference = node.path("$ref").stringValue("");
        return reference.isEmpty() ? node : DOCUMENT.at(reference.substring(1));
    }
}
