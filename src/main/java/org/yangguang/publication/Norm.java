package org.yangguang.publication;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// 规章 or 行政规范性文件, as its ledger has it.
///
/// @param docNo 文号 as [DocNoText] writes it; empty where the document has none
/// @param issuer 制定机关 as the document names it
/// @param issuedOn 成文（印发）日期
/// @param effectiveOn 施行日期, the first day it applies
/// @param validUntil 有效期至, the last day it applies; null where it names none
/// @param publishedOn 公布日期; null where it has not been published
public record Norm(
        NormKind kind,
        String title,
        String docNo,
        Authorship authorship,
        String issuer,
        LocalDate issuedOn,
        LocalDate effectiveOn,
        @Nullable LocalDate validUntil,
        @Nullable Repeal repeal,
        @Nullable LocalDate publishedOn) {

    /// What cannot be said of a document. Dates in disorder would count it as ended before it was made.
    public Norm {
        var disorder = disorder(issuedOn, effectiveOn, validUntil, repeal, publishedOn);
        if (!disorder.isEmpty()) {
            throw new IllegalArgumentException(disorder.toString());
        }
    }

    /// The dates that contradict one another, each with what to do.
    static Map<NormField, String> disorder(
            LocalDate issuedOn,
            LocalDate effectiveOn,
            @Nullable LocalDate validUntil,
            @Nullable Repeal repeal,
            @Nullable LocalDate publishedOn) {
        var found = new LinkedHashMap<NormField, String>();
        if (publishedOn != null && publishedOn.isBefore(issuedOn)) {
            found.put(NormField.PUBLISHED_ON, "公布日期 " + publishedOn + " 早于成文日期 " + issuedOn + "，请核对两个日期。");
        }
        var from = later(issuedOn, effectiveOn);
        if (validUntil != null && validUntil.isBefore(from)) {
            found.put(NormField.VALID_UNTIL, "有效期至 " + validUntil + " 早于开始施行的 " + from + "，请核对。没有有效期的留空。");
        }
        if (repeal != null && repeal.on().isBefore(issuedOn)) {
            found.put(NormField.REPEALED_ON, "废止日期 " + repeal.on() + " 早于成文日期 " + issuedOn + "，请核对两个日期。");
        }
        return found;
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    /// The first day it applies; a document applies to nobody before it is issued.
    public LocalDate inForceFrom() {
        return later(issuedOn, effectiveOn);
    }

    /// The first day it no longer applies, whichever comes first of repeal and end of its period.
    public Optional<LocalDate> endsOn() {
        var expires = validUntil == null ? null : validUntil.plusDays(1);
        if (repeal == null) {
            return Optional.ofNullable(expires);
        }
        return Optional.of(expires == null || !repeal.on().isAfter(expires) ? repeal.on() : expires);
    }

    /// What it becomes on [#endsOn()]; a repeal of that very day stands before the end of the period.
    private Validity ended() {
        return repeal != null
                        && repeal.way() == Repeal.Way.REPEALED
                        && endsOn().filter(repeal.on()::equals).isPresent()
                ? Validity.REPEALED
                : Validity.EXPIRED;
    }

    /// Whether its end came by itself, because its period was over.
    public boolean endsByPeriod() {
        return endsOn().isPresent()
                && (repeal == null || endsOn().filter(repeal.on()::equals).isEmpty());
    }

    public Validity on(LocalDate day) {
        if (endsOn().filter(end -> !day.isBefore(end)).isPresent()) {
            return ended();
        }
        return day.isBefore(inForceFrom()) ? Validity.PENDING : Validity.IN_FORCE;
    }

    public Norm repealed(Repeal by) {
        return new Norm(kind, title, docNo, authorship, issuer, issuedOn, effectiveOn, validUntil, by, publishedOn);
    }

    /// By what a document is recognised when a list is read again.
    public String key() {
        return kind + "|" + (docNo.isEmpty() ? title + "|" + issuedOn : docNo);
    }

    /// The fields in which two states of an entry differ, for its history.
    public List<Change> changesTo(Norm after) {
        var changes = new ArrayList<Change>();
        for (var field : NormField.values()) {
            if (!field.of(this).equals(field.of(after))) {
                changes.add(new Change(field, field.of(this), field.of(after)));
            }
        }
        return List.copyOf(changes);
    }

    /// @param before as a person reads it; empty if it was not given
    public record Change(NormField field, String before, String after) {}
}
