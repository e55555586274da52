package org.yangguang.office;

import org.springframework.stereotype.Component;
import org.yangguang.request.ClosingDesk;
import org.yangguang.request.Desk;
import org.yangguang.request.FeeDesk;
import org.yangguang.request.ServiceDesk;

/// The desks that carry the acts of a case out.
@Component
public record Desks(Desk desk, FeeDesk fees, ClosingDesk closing, ServiceDesk services) {}
