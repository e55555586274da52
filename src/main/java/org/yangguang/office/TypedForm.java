package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A form as it was sent, and what is wrong with it. Nothing typed is lost: the page shows the values
/// again, each fault at its field and all of them above.
public final class TypedForm {

    /// Controls, half surrogates and marks that reverse text; they print nothing and mislead.
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}&&[^\\n\\r\\t]]");

    private static final Pattern DAY =
            Pattern.compile("(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*日?");

    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final List<Fault> faults = new ArrayList<>();

    /// @param field id of the field the words belong to
    public record Fault(String field, String message) {}

    static TypedForm empty() {
        return new TypedForm();
    }

    static TypedForm of(HttpServletRequest request) {
        var form = new TypedForm();
        request.getParameterMap().forEach((name, sent) -> {
            var cleaned = new ArrayList<String>();
            for (var value : sent) {
                cleaned.add(UNSEEN.matcher(value).replaceAll("").strip());
            }
            form.values.put(name, List.copyOf(cleaned));
        });
        return form;
    }

    /// The form with a field filled in beforehand.
    TypedForm with(String name, String value) {
        values.put(name, List.of(value));
        return this;
    }

    TypedForm fault(String field, String message) {
        faults.add(new Fault(field, message));
        return this;
    }

    public boolean ok() {
        return faults.isEmpty();
    }

    public List<Fault> faults() {
        return List.copyOf(faults);
    }

    /// What is wrong with a field; empty if nothing is.
    public String on(String field) {
        return faults.stream()
                .filter(fault -> fault.field().equals(field))
                .map(Fault::message)
                .collect(Collectors.joining(" "));
    }

    /// The title of its page; a page with faults says so first.
    String title(String title) {
        return ok() ? title : "有误：" + title;
    }

    public String at(String field) {
        var sent = values.getOrDefault(field, List.of());
        return sent.isEmpty() ? "" : sent.getFirst();
    }

    /// Whether the form has the field at all, be it empty.
    boolean isSent(String field) {
        return values.containsKey(field);
    }

    public boolean has(String field, String value) {
        return all(field).contains(value);
    }

    List<String> all(String field) {
        return values.getOrDefault(field, List.of());
    }

    // ── reading a field, with a fault where it cannot be read ────────────────────────────────────

    /// Text of `least` to `most` characters.
    String text(String field, String label, int least, int most) {
        var text = at(field);
        int length = text.codePointCount(0, text.length());
        if (length == 0 && least > 0) {
            fault(field, "请填写" + label + "。");
        } else if (length < least || length > most) {
            fault(field, label + (least == 0 ? "不能超过 " : "应为 " + least + " 至 ") + most + " 个字，现在有 " + length + " 个。");
        }
        return text;
    }

    /// Text that must look like the pattern; empty passes.
    ///
    /// @param shouldBe the sentence after the label, such as 应为 6 位数字
    String matching(String field, String label, Pattern pattern, String shouldBe) {
        var text = at(field);
        if (!text.isEmpty() && !pattern.matcher(text).matches()) {
            fault(field, label + shouldBe + "，现在填的是“" + text + "”。");
        }
        return text;
    }

    Optional<LocalDate> day(String field, String label) {
        var text = at(field);
        if (text.isEmpty()) {
            fault(field, "请填写" + label + "，如 2026-11-04。");
            return Optional.empty();
        }
        var m = DAY.matcher(text);
        try {
            if (m.matches()) {
                return Optional.of(LocalDate.of(
                        Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)), Integer.parseInt(m.group(3))));
            }
        } catch (DateTimeException e) {
            fault(field, label + "没有这一天：“" + text + "”，请核对。");
            return Optional.empty();
        }
        fault(field, label + "应写作 2026-11-04 这样的日期，现在填的是“" + text + "”。");
        return Optional.empty();
    }

    /// A value that is one of a list.
    <T extends Enum<T>> Optional<T> oneOf(String field, String label, Class<T> type) {
        for (var value : type.getEnumConstants()) {
            if (value.name().equals(at(field))) {
                return Optional.of(value);
            }
        }
        fault(field, "请选择" + label + "。");
        return Optional.empty();
    }
}
