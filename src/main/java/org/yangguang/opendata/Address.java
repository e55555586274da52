package org.yangguang.opendata;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// How the installation is reached from outside: as its operator says (`YANGGUANG_PUBLIC_ADDRESS`), else as
/// it was called.
@Component("opendataAddress")
class Address {

    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?|\\[[0-9a-fA-F:.]{2,45}](:[0-9]{1,5})?");

    private final String settled;

    Address(@Value("${yangguang.messaging.public-address:}") String settled) {
        this.settled = settled.endsWith("/") ? settled.substring(0, settled.length() - 1) : settled;
    }

    /// Scheme and host, without a slash at the end; empty, so that addresses are relative, where nothing
    /// that can be trusted is known.
    String of(HttpServletRequest request) {
        if (!settled.isBlank()) {
            return settled;
        }
        var host = request.getHeader("Host");
        return host != null && HOST.matcher(host).matches() ? request.getScheme() + "://" + host : "";
    }
}
