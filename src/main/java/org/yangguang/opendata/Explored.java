package org.yangguang.opendata;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.yangguang.ui.LineChart;

/// The answer to a [Question], ready to be shown.
///
/// @param whose the organs looked at, in words
/// @param above from the top of the installation down to the organ looked at
/// @param below the governments one may look into next
/// @param remarks what must be known about the figures
public record Explored(
        Question question,
        List<YearCount> years,
        String whose,
        List<Place> above,
        List<Place> below,
        List<Strip> strip,
        Optional<Leaders> leaders,
        Optional<Course> course,
        Optional<Outcomes> outcomes,
        Listing listing,
        List<String> remarks) {

    /// A year with reports.
    public record YearCount(int year, int organs, int governments) {}

    /// An organ one may look into.
    public record Place(String code, String name) {}

    /// @param value empty where no report states it
    /// @param query the address of this figure in the explorer
    public record Strip(String label, String value, String unit, String note, String query) {}

    /// Which organs have most.
    ///
    /// @param caption the finding
    public record Leaders(String caption, List<Bar> bars) {}

    /// @param width of 100
    public record Bar(String label, String value, BigDecimal width) {}

    public record Course(String caption, String reports, LineChart chart) {}

    /// 办理结果构成, in per cent of the results.
    public record Outcomes(String caption, List<String> names, List<Stack> stacks) {}

    /// @param label for those who cannot see the picture
    /// @param granted 予以公开 in per cent
    public record Stack(String name, String label, List<Slice> slices, BigDecimal granted, List<String> counts) {}

    /// @param from and width of 100
    public record Slice(BigDecimal from, BigDecimal width) {}
}
