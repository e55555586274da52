package org.yangguang.annual.prose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yangguang.annual.ProsePart;
import org.yangguang.organ.OrganKind;

/// The wording that comes with the product, from `annual/templates.txt`.
public final class ShippedTemplates {

    private static final String SUGGESTION = "建议 ";

    private final Map<ProsePart, Map<OrganKind, TemplateText>> ofKind = new EnumMap<>(ProsePart.class);
    private final Map<ProsePart, TemplateText> ofAll = new EnumMap<>(ProsePart.class);
    private final Map<String, TemplateText> suggestions = new HashMap<>();

    private ShippedTemplates(String text) {
        @Nullable String head = null;
        var words = new StringBuilder();
        for (var line : text.lines().toList()) {
            if (line.startsWith("=== ")) {
                take(head, words);
                head = line.substring(4).strip();
            } else if (!line.startsWith("#")) {
                words.append(line).append('\n');
            }
        }
        take(head, words);
    }

    private void take(@Nullable String head, StringBuilder words) {
        var text = new TemplateText(words.toString().strip());
        words.setLength(0);
        if (head == null) {
            return;
        }
        if (head.startsWith(SUGGESTION)) {
            suggestions.put(head.substring(SUGGESTION.length()), text);
            return;
        }
        var part = ProsePart.valueOf(head.substring(0, head.indexOf(' ')));
        for (var kind : head.substring(head.indexOf(' ') + 1).split(",")) {
            if (kind.equals("*")) {
                ofAll.put(part, text);
            } else {
                ofKind.computeIfAbsent(part, _ -> new EnumMap<>(OrganKind.class))
                        .put(OrganKind.valueOf(kind), text);
            }
        }
    }

    public static ShippedTemplates standard() {
        try (var in = ShippedTemplates.class.getResourceAsStream("/annual/templates.txt")) {
            return new ShippedTemplates(new String(
                    Objects.requireNonNull(in, "annual/templates.txt").readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public TemplateText of(ProsePart part, OrganKind kind) {
        var own = ofKind.getOrDefault(part, Map.of()).get(kind);
        return own != null ? own : Objects.requireNonNull(ofAll.get(part), "no template for " + part);
    }

    /// A sentence that would speak of a required content.
    public Optional<TemplateText> suggestion(String name) {
        return Optional.ofNullable(suggestions.get(name));
    }
}
