package org.yangguang.release;

import java.util.List;

/// Something found in the text of a material that may have to be covered.
///
/// @param areas one for each line it stands on
/// @param text what stands there; personal data
record Hit(Kind kind, List<Area> areas, String text) {

    Hit {
        areas = List.copyOf(areas);
    }

    /// What it was taken for.
    enum Kind {
        ID_NUMBER,
        MOBILE,
        LANDLINE,
        BANK_CARD,
        EMAIL,
        WORD
    }
}
