package org.yangguang.opendata;

import java.util.List;

/// One path of the interface.
///
/// @param example an address that answers
public record ApiOperation(
        String path, String summary, String description, String example, List<Parameter> parameters) {

    public record Parameter(String name, String description, boolean required) {}
}
