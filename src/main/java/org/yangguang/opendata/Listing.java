package org.yangguang.opendata;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A table as the page shows it and as the files hold it.
///
/// @param total how many rows there are on all pages
public record Listing(List<Column> columns, List<List<Field>> rows, int total) {

    public Listing {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /// What stands in a column.
    public enum Kind {
        WORDS,
        NUMBER
    }

    /// @param key the name in JSON
    /// @param sort the word that sorts by it, empty where nothing does
    /// @param order for `aria-sort`: `ascending`, `descending` or empty
    public record Column(String key, String label, Kind kind, String sort, String order) {
        Column(String key, String label, Kind kind) {
            this(key, label, kind, "", "");
        }

        public boolean isNumber() {
            return kind == Kind.NUMBER;
        }
    }

    /// @param number null in a column of words, and where there is no number
    /// @param href where it leads, empty for nowhere
    public record Field(String words, @Nullable BigDecimal number, String href) {
        static Field of(String words) {
            return new Field(words, null, "");
        }

        static Field of(@Nullable BigDecimal number) {
            return new Field("", number, "");
        }

        static Field of(int number) {
            return of(BigDecimal.valueOf(number));
        }

        Field to(String address) {
            return new Field(words, number, address);
        }

        /// As printed.
        public String text() {
            return number == null ? words : number.toPlainString();
        }
    }
}
