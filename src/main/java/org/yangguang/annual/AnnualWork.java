package org.yangguang.annual;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yangguang.organ.Organ;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.checking.Finding;

/// A report as it is being worked on, with everything that follows from its events.
///
/// @param course its events in order
/// @param fill the last 取数
/// @param prose the passages as saved, live fields and all
/// @param live values of the live fields by name
/// @param fields the live fields with what they are and where they come from
/// @param before the report of the year before, if there is one
/// @param report numbers and text as they would be printed
public record AnnualWork(
        Organ organ,
        int year,
        AnnualState state,
        List<Entry> course,
        Optional<Fill> fill,
        Figures figures,
        Map<ProsePart, ProseText> prose,
        Map<String, String> live,
        List<LiveField> fields,
        Optional<AnnualReport> before,
        AnnualReport report,
        Findings findings) {

    public AnnualWork {
        course = List.copyOf(course);
        prose = Map.copyOf(prose);
        live = Map.copyOf(live);
        fields = List.copyOf(fields);
    }

    /// What must be put right before it can be handed on.
    public List<Finding> blocking() {
        return findings.blocking(state);
    }

    public List<Finding> hints() {
        return findings.hints(state);
    }

    /// A passage as printed.
    public String printed(ProsePart part) {
        var text = prose.get(part);
        return text == null ? "" : LiveText.fill(text.text(), name -> Optional.ofNullable(live.get(name)));
    }
}
