package org.yangguang.ui;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yangguang.organ.DisclosureOffice;
import org.yangguang.organ.Organ;

/// What the public frame needs beside the page itself.
///
/// @param organ whose platform it is, null on pages of the whole region
/// @param nav the place in the left navigation: `guide`, `rules`, `items`, `annual`, `requests`, or empty
/// @param wide task pages drop the left navigation
public record PortalPage(
        String title,
        @Nullable Organ organ,
        @Nullable DisclosureOffice office,
        String nav,
        List<Crumb> crumbs,
        DisplayMode mode,
        boolean wide,
        boolean demo) {

    public String organName() {
        return organ == null ? "政府信息公开" : organ.name();
    }

    public String home() {
        return organ == null ? "/" : "/o/" + organ.code() + "/";
    }
}
