package org.yangguang.ui;

import java.util.List;
import java.util.stream.IntStream;

/// Where a list stands among its pages.
///
/// @param number from 1
public record Pager(int number, int size, int total) {

    private static final int NEIGHBOURS = 2;

    /// @param asked as it stands in the address; what is not a page of the list counts as the nearest
    public static Pager of(String asked, int size, int total) {
        int pages = pages(size, total);
        int number = asked.matches("[0-9]{1,6}") ? Integer.parseInt(asked) : 1;
        return new Pager(Math.clamp(number, 1, pages), size, total);
    }

    private static int pages(int size, int total) {
        return Math.max(1, (total + size - 1) / size);
    }

    public int pages() {
        return pages(size, total);
    }

    public int offset() {
        return (number - 1) * size;
    }

    public int first() {
        return total == 0 ? 0 : offset() + 1;
    }

    public int last() {
        return Math.min(total, offset() + size);
    }

    /// The page numbers worth a link: those around the present one.
    public List<Integer> around() {
        return IntStream.rangeClosed(Math.max(1, number - NEIGHBOURS), Math.min(pages(), number + NEIGHBOURS))
                .boxed()
                .toList();
    }
}
