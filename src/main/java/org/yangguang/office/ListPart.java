package org.yangguang.office;

/// Which part of a long list a page shows.
///
/// @param total how many there are in all
/// @param number of the page, from 1
/// @param link the list's address up to the page number
public record ListPart(long total, int size, int number, String link) {

    /// @param typed the page number as the address has it; what is out of range becomes the nearest page
    static ListPart of(long total, int size, int typed, String link) {
        int last = (int) Math.max(1, (total + size - 1) / size);
        return new ListPart(total, size, Math.clamp(typed, 1, last), link);
    }

    public int last() {
        return (int) Math.max(1, (total + size - 1) / size);
    }

    int offset() {
        return (number - 1) * size;
    }

    public long from() {
        return total == 0 ? 0 : offset() + 1L;
    }

    public long to() {
        return Math.min(total, offset() + (long) size);
    }

    public String page(int page) {
        return link + page;
    }
}
