package org.yangguang.ui;

import jakarta.servlet.http.HttpServletRequest;

/// 大字 and 高对比, from the address, so that they work without script and pages stay cacheable.
public record DisplayMode(boolean largeText, boolean highContrast) {

    public static DisplayMode of(HttpServletRequest request) {
        return new DisplayMode(
                "large".equals(request.getParameter("text")), "high".equals(request.getParameter("contrast")));
    }
}
