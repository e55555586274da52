package org.yangguang.document;

import java.util.regex.Pattern;

/// Characters that print nothing: zero-width spaces, byte order marks, controls and half surrogates
/// that come along when text is pasted. No font has a glyph for them, and Word refuses some.
final class Invisible {
    private static final Pattern MARKS = Pattern.compile("[\\p{Cf}\\p{Cc}\\p{Cs}\ufffe\uffff&&[^\\n\\r\\t]]");

    private Invisible() {}

    static String dropFrom(String text) {
        return MARKS.matcher(text).replaceAll("");
    }
}
