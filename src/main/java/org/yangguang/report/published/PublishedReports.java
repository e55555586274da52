package org.yangguang.report.published;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.Cell;
import org.yangguang.report.Form;
import org.yangguang.report.checking.Finding;

/// The annual reports that are published, each in its newest version.
public interface PublishedReports {

    /// The years an organ has reported on, newest first.
    List<Edition> years(int organId);

    Optional<Report> find(int organId, int year);

    /// A version of a report, the newest or a former one.
    Optional<Report> find(int organId, int year, int version);

    /// The versions of a report, newest first; a version never changes and none is removed.
    List<Version> versions(int organId, int year);

    /// The years of an organ and what each says of some figures, oldest first. A year whose form does not
    /// ask for a figure has none.
    List<YearFigure> figures(int organId, List<FigureItem> items);

    /// How many of these organs have published their report on a year.
    int published(Collection<Integer> organIds, int year);

    /// The reports of several organs for some years.
    List<Content> contents(Collection<Integer> organs, Collection<Integer> years);

    /// The reports published last, of all organs.
    List<Edition> latest(int size);

    int count();

    /// The reports whose title or text holds the words, newest year first.
    ///
    /// @param words not empty
    List<Hit> search(String words, int size, int offset);

    int count(String words);

    /// What an organ published for a year.
    record Content(int organId, AnnualReport report) {}

    /// A report in a list.
    ///
    /// @param publishedOn as the report says, null if it does not
    /// @param errors how many findings of level 错误, as the page of the report counts them
    /// @param findings how many findings in all, likewise
    record Edition(
            int organId,
            int year,
            Form form,
            String title,
            @Nullable LocalDate publishedOn,
            int errors,
            int findings) {}

    /// @param version 1, and one more for each correction
    /// @param corrected how many places a person corrected after the file was read
    /// @param enteredAt when it was entered here
    record Report(
            int organId,
            AnnualReport content,
            List<Finding> findings,
            int version,
            Source source,
            int corrected,
            Instant enteredAt) {
        public Report {
            findings = List.copyOf(findings);
        }
    }

    /// @param correction 更正说明: why it replaced the version before; empty for the first, and where
    ///     nothing was stated
    record Version(int number, Instant enteredAt, Optional<String> correction) {}

    /// @param gap which kind of nothing stands there, null where there is a value
    record YearFigure(int year, FigureItem item, @Nullable BigDecimal value, Cell.@Nullable Reading gap) {}

    /// The file a report was read from.
    ///
    /// @param sha256 in lower-case hexadecimal
    record Source(String name, String sha256) {}

    /// A report that holds the words, with the text around their first place.
    record Hit(
            int organId,
            int year,
            String title,
            @Nullable LocalDate publishedOn,
            String before,
            String match,
            String after) {}
}
