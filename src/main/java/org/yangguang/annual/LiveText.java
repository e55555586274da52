package org.yangguang.annual;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Text with live fields: `{{table3.new_received.total}}` stands for the number of that cell,
/// `{{indicator.CODE}}` for a named indicator. A figure in the text cannot drift from its table,
/// because the
/// text does not hold it.
public final class LiveText {

    private static final Pattern FIELD = Pattern.compile("\\{\\{\\s*([A-Za-z0-9_.:-]+)\\s*}}");

    private LiveText() {}

    /// A field and where it stands in the text.
    public record Field(String name, int from, int to) {}

    public static List<Field> fields(String text) {
        var fields = new ArrayList<Field>();
        var match = FIELD.matcher(text);
        while (match.find()) {
            fields.add(new Field(match.group(1), match.start(), match.end()));
        }
        return List.copyOf(fields);
    }

    /// The text as printed; a field nobody can fill is shown as 〔未取到…〕, which a check finds.
    public static String fill(String text, Function<String, Optional<String>> value) {
        return FIELD.matcher(text)
                .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                        value.apply(found.group(1)).orElse("〔未取到 " + found.group(1) + "〕")));
    }
}
