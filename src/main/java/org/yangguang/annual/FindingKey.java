package org.yangguang.annual;

import java.nio.charset.StandardCharsets;
import org.yangguang.report.checking.Finding;
import org.yangguang.vault.Sha256;

/// What makes two findings the same: rule, place and words, numbers included. When a number changes, what
/// was said of the old finding no longer covers the new one.
public final class FindingKey {

    private static final int LENGTH = 16;

    private FindingKey() {}

    public static String of(Finding finding) {
        var words = finding.ruleId() + "\n" + finding.where() + "\n" + finding.text();
        return Sha256.hex(words.getBytes(StandardCharsets.UTF_8)).substring(0, LENGTH);
    }
}
