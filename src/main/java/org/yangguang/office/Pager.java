package org.yangguang.office;

import java.util.stream.IntStream;
import org.springframework.web.util.UriComponentsBuilder;

/// Which page of a list is shown.
///
/// @param page from 1
/// @param base the address of the list with its filters
public record Pager(int page, int size, int total, String base) {

    static Pager of(int asked, int size, int total, UriComponentsBuilder base) {
        int last = Math.max(1, (total + size - 1) / size);
        return new Pager(
                Math.clamp(asked, 1, last), size, total, base.build().encode().toUriString());
    }

    int offset() {
        return (page - 1) * size;
    }

    public int pages() {
        return Math.max(1, (total + size - 1) / size);
    }

    public String href(int number) {
        return base + (base.contains("?") ? "&" : "?") + "page=" + number;
    }

    /// 第 21–40 件，共 63 件
    public String range() {
        return total == 0
                ? "共 0 件"
                : "第 " + (offset() + 1) + "–" + Math.min(total, offset() + size) + " 件，共 " + total + " 件";
    }

    /// The numbers around the page shown.
    public int[] near() {
        return IntStream.rangeClosed(Math.max(1, page - 2), Math.min(pages(), page + 2))
                .toArray();
    }
}
