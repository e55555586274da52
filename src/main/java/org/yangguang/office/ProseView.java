package org.yangguang.office;

import java.util.List;
import java.util.Optional;
import org.yangguang.annual.LiveField;
import org.yangguang.annual.ProsePart;
import org.yangguang.annual.prose.FieldNames;
import org.yangguang.report.checking.Finding;
import org.yangguang.report.checking.RequiredContent;

/// Part 一, 五 or 六 of a report being worked on, passage by passage.
///
/// @param open whether the text may be changed now
/// @param saved when the newest of the passages was saved, by whom; empty before the first
/// @param characters of part 一; `limit` is what a local rule allows, 0 for no rule
/// @param general findings that belong to no one passage
/// @param compared with how many reports the text was compared; empty before the first time
/// @param found live fields whose label holds the words looked for
public record ProseView(
        AnnualHead head,
        int part,
        boolean open,
        String saved,
        int characters,
        int limit,
        List<Passage> passages,
        List<Mark> general,
        Optional<String> compared,
        int lookAlikes,
        String words,
        List<LiveField> found) {

    /// @param text as saved or as typed, live fields and all
    /// @param base the revision it was begun from
    /// @param printed paragraphs as they will be published
    /// @param lastYear the passage of the year before
    public record Passage(
            ProsePart part,
            String text,
            int base,
            String saved,
            int characters,
            List<List<Piece>> printed,
            List<Tick> ticks,
            List<Mark> marks,
            List<Typed> typed,
            List<FieldNames.Unknown> unknown,
            List<String> lastYear,
            List<Same> same) {}

    /// Some words of a printed paragraph.
    ///
    /// @param kind class of the page's style; empty for plain words
    /// @param title what stands there, for a live field
    public record Piece(String kind, String text, String title, String href) {}

    /// A required content.
    ///
    /// @param sentence one that would do
    public record Tick(RequiredContent content, boolean there, String sentence) {}

    /// A finding, with what would put it right.
    ///
    /// @param fix what its button says; empty where a person has to think
    public record Mark(Finding finding, String key, Optional<String> fix) {}

    /// A number typed by hand that the tables count.
    ///
    /// @param number its place among those of the report
    public record Typed(int number, String printed, String words, String field, String value, boolean agrees) {}

    /// A paragraph that stands elsewhere too.
    public record Same(int number, String organ, int year, int percent, int characters) {}
}
