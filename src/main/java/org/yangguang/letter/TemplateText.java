package org.yangguang.letter;

import java.util.List;

/// The part of a template that an office may word itself. Which letter it is, which outcomes it answers
/// and which fields it must have stay with the product's template.
public record TemplateText(String title, String basis, String addressee, String body) {

    public TemplateText {
        title = title.strip();
        basis = basis.strip();
        addressee = addressee.strip();
        body = body.replace("\r\n", "\n").replace('\r', '\n').stripTrailing();
    }

    /// The lines of the body as typed, numbered from one by the editor.
    public List<String> lines() {
        return body.lines().toList();
    }
}
