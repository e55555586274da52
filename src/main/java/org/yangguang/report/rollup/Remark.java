package org.yangguang.report.rollup;

import org.yangguang.report.checking.Level;

/// Something a roll-up has to say besides its sums.
///
/// @param rule `AG-01` a parent's report against the sum, `AG-02` not handed in, `AG-05` failing
///     its checks; others `AG-10` and up
/// @param organ whom it concerns
/// @param text Chinese: what, and what to do next
public record Remark(String rule, Level level, String organ, String text) {}
