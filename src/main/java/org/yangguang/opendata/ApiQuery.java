package org.yangguang.opendata;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yangguang.opendata.RecordStore.Rows;

/// The parameters of a call. One that is not known or cannot be read is refused: a filter silently left out
/// would give an answer to another question.
final class ApiQuery {

    private static final int SIZE = 100;
    private static final int LARGEST = 500;
    private static final int LAST_PAGE = 10_000;
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,5}");

    private final HttpServletRequest request;

    /// @param known the names of the parameters beside `page` and `size`
    ApiQuery(HttpServletRequest request, Set<String> known) {
        this.request = request;
        var all = new TreeSet<>(known);
        all.add("page");
        all.add("size");
        for (var name : request.getParameterMap().keySet()) {
            if (!all.contains(name)) {
                throw Refused.badParameter("没有名为“%s”的参数，可用的有：%s。".formatted(shortened(name), String.join("、", all)));
            }
            if (request.getParameterValues(name).length > 1) {
                throw Refused.badParameter("参数 %s 只能写一次。".formatted(name));
            }
        }
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(request.getParameter(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    /// @param known how the word is read
    /// @param meant what it should be, for the message
    <T> Optional<T> word(String name, Function<String, Optional<T>> known, String meant) {
        return text(name)
                .map(value -> known.apply(value)
                        .orElseThrow(() ->
                                Refused.badParameter("参数 %s 应是%s，现在是“%s”。".formatted(name, meant, shortened(value)))));
    }

    Optional<Integer> year(String name) {
        return word(
                name,
                value -> value.matches("(19|20)[0-9]{2}") ? Optional.of(Integer.parseInt(value)) : Optional.empty(),
                "四位年份");
    }

    int page() {
        int page = number("page", "从 1 起的整数").orElse(1);
        if (page > LAST_PAGE) {
            throw Refused.badParameter("page 最大为 %d；需要全部数据的，请下载年度文件（/data/catalog.jsonld）。".formatted(LAST_PAGE));
        }
        return page;
    }

    int size() {
        int size = number("size", "1 至 %d 的整数".formatted(LARGEST)).orElse(SIZE);
        if (size > LARGEST) {
            throw Refused.badParameter("参数 size 应是1 至 %d 的整数，现在是“%d”。".formatted(LARGEST, size));
        }
        return size;
    }

    private Optional<Integer> number(String name, String meant) {
        return word(
                name,
                value -> NUMBER.matcher(value).matches() ? Optional.of(Integer.parseInt(value)) : Optional.empty(),
                meant);
    }

    int offset() {
        return (page() - 1) * size();
    }

    /// @param next the address of the next page, null on the last
    record Page<T>(int total, int page, int size, @Nullable String next, List<T> items) {}

    <R, T> Page<T> page(Rows<R> rows, Function<R, T> shown) {
        boolean more = offset() + rows.rows().size() < rows.total();
        return new Page<>(
                rows.total(),
                page(),
                size(),
                more ? next() : null,
                rows.rows().stream().map(shown).toList());
    }

    private String next() {
        var others = request.getParameterMap().keySet().stream()
                .filter(name -> !name.equals("page"))
                .sorted()
                .map(name -> name + "=" + URLEncoder.encode(text(name).orElse(""), StandardCharsets.UTF_8) + "&")
                .collect(Collectors.joining());
        return request.getRequestURI() + "?" + others + "page=" + (page() + 1);
    }

    static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
