package org.yangguang.request.routing;

import java.util.UUID;

/// 内设机构（业务处室） of an organ.
///
/// @param retired nothing new is routed to it
public record Unit(UUID id, String name, boolean retired) {}
