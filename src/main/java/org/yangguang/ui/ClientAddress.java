package org.yangguang.ui;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The address a request came from. `X-Forwarded-For` is believed from listed proxies only (O5).
///
/// @param trusted addresses of proxies (`YANGGUANG_PROXIES`)
@ConfigurationProperties("yangguang.proxies")
public record ClientAddress(@DefaultValue Set<String> trusted) {

    public String of(HttpServletRequest request) {
        var direct = request.getRemoteAddr();
        var forwarded = request.getHeader("X-Forwarded-For");
        if (forwarded == null || !trusted.contains(direct)) {
            return direct;
        }
        var hops = forwarded.split(",");
        return hops[hops.length - 1].strip();
    }
}
