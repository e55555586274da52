package org.yangguang.opendata;

import org.jspecify.annotations.Nullable;
import org.yangguang.opendata.Question.Basis;
import org.yangguang.organ.OrganKind;

/// Whose reports a figure is taken from.
///
/// @param top the organ at the head of the tree; null for the whole installation
record Area(@Nullable Integer top, Basis basis, @Nullable OrganKind kind) {

    static Area of(Question question) {
        var org = question.org();
        return new Area(org == null ? null : org.id(), question.basis(), question.kind());
    }
}
