package org.yangguang.ui;

import java.time.LocalDate;
import java.util.List;
import org.springframework.security.web.csrf.CsrfToken;
import org.yangguang.identity.Officer;

/// What the staff frame needs beside the page itself.
///
/// @param nav the place in the rail
/// @param todayNote 工作日 or why today is none
public record OfficePage(
        String title,
        Officer officer,
        String nav,
        List<Crumb> crumbs,
        DisplayMode mode,
        LocalDate today,
        String todayNote,
        CsrfToken csrf,
        boolean demo) {}
