package org.yangguang.publication;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/// What the ledger says of the documents of one kind in one year, as of its 31 December.
///
/// Issued by 成文日期, ended by the first day of no longer applying; in force is everything issued and
/// not ended, also what is issued and applies from a later day. A document never ends before it is
/// issued, so in force(t) = in force(t-1) + issued(t) - ended(t) in every ledger.
///
/// @param ended by repeal, by declaration, or because the period was over
/// @param expired those of `ended` whose period was over
/// @param published first published within the year
/// @param publishedEver published by the end of the year, in force or not
public record NormYear(
        int year,
        NormKind kind,
        List<UUID> issued,
        List<UUID> ended,
        List<UUID> expired,
        List<UUID> inForce,
        List<UUID> published,
        List<UUID> publishedEver) {

    public static NormYear of(Collection<NormEntry> ledger, NormKind kind, int year) {
        var last = LocalDate.of(year, 12, 31);
        var own = ledger.stream()
                .filter(e -> !e.isStruck()
                        && e.norm().kind() == kind
                        && e.norm().authorship().counts())
                .toList();
        return new NormYear(
                year,
                kind,
                ids(own, n -> n.issuedOn().getYear() == year),
                ids(own, n -> endsIn(n, year)),
                ids(own, n -> endsIn(n, year) && n.endsByPeriod()),
                ids(own, n -> !n.issuedOn().isAfter(last) && !n.on(last).isEnded()),
                ids(own, n -> publishedOn(n).filter(d -> d.getYear() == year).isPresent()),
                ids(own, n -> publishedOn(n).filter(d -> !d.isAfter(last)).isPresent()));
    }

    private static boolean endsIn(Norm norm, int year) {
        return norm.endsOn().filter(day -> day.getYear() == year).isPresent();
    }

    private static Optional<LocalDate> publishedOn(Norm norm) {
        return Optional.ofNullable(norm.publishedOn());
    }

    private static List<UUID> ids(List<NormEntry> ledger, Predicate<Norm> which) {
        return ledger.stream()
                .filter(e -> which.test(e.norm()))
                .map(NormEntry::id)
                .toList();
    }

    /// 本年废止件数 under a rule.
    public List<UUID> repealed(CountingRule rule) {
        return switch (rule.expiry()) {
            case COUNTS_AS_REPEALED -> ended;
            case STANDS_APART ->
                ended.stream().filter(id -> !expired.contains(id)).toList();
        };
    }

    /// 对外公开总数量 under a rule.
    public List<UUID> open(CountingRule rule) {
        return switch (rule.published()) {
            case EVERYTHING -> publishedEver;
            case ONLY_IN_FORCE ->
                publishedEver.stream().filter(inForce::contains).toList();
        };
    }
}
