package org.yangguang.annual.prose;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.yangguang.annual.AnnualDesk;
import org.yangguang.annual.AnnualDesk.Hand;
import org.yangguang.annual.AnnualDesk.ProseResult;
import org.yangguang.annual.AnnualReports;
import org.yangguang.annual.ProsePart;
import org.yangguang.annual.ProseText;
import org.yangguang.organ.Organ;

/// Saves passages that several people may be writing: what can be merged is merged, what cannot is given
/// back with both texts. Nothing is overwritten unseen.
@Component
public class ProseDesk {

    /// Somebody saving between two attempts is rare; more often than this it is told.
    private static final int ATTEMPTS = 5;

    private final AnnualDesk desk;
    private final AnnualReports reports;

    ProseDesk(AnnualDesk desk, AnnualReports reports) {
        this.desk = desk;
        this.reports = reports;
    }

    /// What somebody typed.
    ///
    /// @param base the revision it was begun from, 0 for none
    public record Typed(int base, String text) {}

    /// @param saved the passages that were written
    /// @param merged those of them into which another person's changes were taken
    /// @param clashes what could not be saved because another person changed the same paragraphs
    /// @param refusal why nothing more was saved; empty if nothing stood in the way
    public record Outcome(
            List<ProsePart> saved, List<ProsePart> merged, List<Clash> clashes, Optional<String> refusal) {
        public Outcome {
            saved = List.copyOf(saved);
            merged = List.copyOf(merged);
            clashes = List.copyOf(clashes);
        }
    }

    /// @param theirs as it is saved now
    /// @param proposal merged as far as it can be, both versions of what clashes one after the other
    public record Clash(ProsePart part, ProseText theirs, String mine, String proposal) {}

    public Outcome save(Hand by, Organ organ, int year, Map<ProsePart, Typed> typed) {
        var saved = new ArrayList<ProsePart>();
        var merged = new ArrayList<ProsePart>();
        var clashes = new ArrayList<Clash>();
        for (var entry : typed.entrySet()) {
            var refusal = save(by, organ, year, entry.getKey(), entry.getValue(), saved, merged, clashes);
            if (refusal.isPresent()) {
                return new Outcome(saved, merged, clashes, refusal);
            }
        }
        return new Outcome(saved, merged, clashes, Optional.empty());
    }

    private Optional<String> save(
            Hand by,
            Organ organ,
            int year,
            ProsePart part,
            Typed typed,
            List<ProsePart> saved,
            List<ProsePart> merged,
            List<Clash> clashes) {
        var text = typed.text().strip().replace("\r\n", "\n");
        var revisions = reports.revisions(organ, year, part);
        var base = text(revisions, typed.base());
        if (text.equals(base)) {
            return Optional.empty();
        }
        var mine = text;
        int from = typed.base();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            switch (desk.write(by, organ, year, part, from, mine)) {
                case ProseResult.Saved _ -> {
                    saved.add(part);
                    if (attempt > 0) {
                        merged.add(part);
                    }
                    return Optional.empty();
                }
                case ProseResult.Refused(var message) -> {
                    return Optional.of(message);
                }
                case ProseResult.Conflict(var theirs) -> {
                    var both = TextMerge.of(base, text, theirs.text());
                    if (!both.clashes().isEmpty()) {
                        clashes.add(new Clash(part, theirs, text, both.text()));
                        return Optional.empty();
                    }
                    mine = both.text();
                    from = theirs.revision();
                }
            }
        }
        return Optional.of("别人正在同时改“%s”，没有保存，请再存一次。内容仍在本页。".formatted(part.label()));
    }

    private static String text(List<ProseText> revisions, int revision) {
        return revisions.stream()
                .filter(saved -> saved.revision() == revision)
                .map(ProseText::text)
                .findFirst()
                .orElse("");
    }
}
