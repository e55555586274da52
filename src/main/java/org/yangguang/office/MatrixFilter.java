package org.yangguang.office;

import java.util.Arrays;
import java.util.Optional;
import org.springframework.web.util.UriComponentsBuilder;
import org.yangguang.annual.Matrix;
import org.yangguang.annual.Matrix.Filter;
import org.yangguang.annual.Matrix.Sort;
import org.yangguang.annual.Matrix.View;
import org.yangguang.annual.Stage;
import org.yangguang.organ.OrganKind;

/// The filter of the matrix as its address has it.
public record MatrixFilter(int year, Filter filter) {

    static final String AGGREGATE = "/office/aggregate/";
    private static final int MOST_WORDS = 60;

    static MatrixFilter of(int year, Typed typed) {
        var words = typed.get("words");
        return new MatrixFilter(
                year,
                new Filter(
                        View.of(typed.get("view")),
                        Arrays.stream(Stage.values())
                                .filter(s -> s.name().equalsIgnoreCase(typed.get("stage")))
                                .findFirst(),
                        Arrays.stream(OrganKind.values())
                                .filter(k -> k.name().equalsIgnoreCase(typed.get("kind")))
                                .findFirst(),
                        words.substring(0, Math.min(words.length(), MOST_WORDS)),
                        Sort.of(typed.get("sort"))));
    }

    /// The list with this filter, without a page.
    UriComponentsBuilder address() {
        return query(UriComponentsBuilder.fromPath(AGGREGATE + year));
    }

    public String exported(String format) {
        return query(UriComponentsBuilder.fromPath(AGGREGATE + year + "/export/" + format))
                .build()
                .encode()
                .toUriString();
    }

    private UriComponentsBuilder query(UriComponentsBuilder address) {
        return address.queryParamIfPresent(
                        "view",
                        Optional.of(filter.view()).filter(v -> v != View.ALL).map(View::code))
                .queryParamIfPresent("stage", filter.stage().map(Stage::name))
                .queryParamIfPresent("kind", filter.kind().map(OrganKind::name))
                .queryParamIfPresent("words", Optional.of(filter.words()).filter(w -> !w.isEmpty()))
                .queryParamIfPresent(
                        "sort",
                        Optional.of(filter.sort())
                                .filter(s -> s != Sort.HANDLED)
                                .map(Sort::code));
    }

    /// In words, for an export.
    String described() {
        return filter.view().label()
                + filter.stage().map(s -> "，环节 " + s.label()).orElse("")
                + filter.kind().map(k -> "，" + k.label()).orElse("")
                + (filter.words().isEmpty() ? "" : "，“" + filter.words() + "”")
                + "，按"
                + filter.sort().label();
    }

    /// The address of a view of a year.
    static String href(int year, Matrix.View view) {
        return AGGREGATE + year + (view == View.ALL ? "" : "?view=" + view.code());
    }
}
