package org.yangguang.publication;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What the forms leave open, as an installation settles it (docs/decisions/0017).
///
/// @param expiry whether a document whose period ran out within the year counts in 本年废止件数; if it
///     stands apart, it leaves 现行有效件数 all the same
/// @param published what 对外公开总数量 of the form of 2019 holds at the end of the year
@ConfigurationProperties("yangguang.publication")
public record CountingRule(
        @DefaultValue("COUNTS_AS_REPEALED") Expiry expiry,
        @DefaultValue("EVERYTHING") Published published) {

    public enum Expiry {
        COUNTS_AS_REPEALED,
        STANDS_APART
    }

    public enum Published {
        /// All that was ever published, ended or not: what ended stays open to reading.
        EVERYTHING,
        ONLY_IN_FORCE
    }

    public static final CountingRule USUAL = new CountingRule(Expiry.COUNTS_AS_REPEALED, Published.EVERYTHING);
}
