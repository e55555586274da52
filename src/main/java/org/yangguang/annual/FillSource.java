package org.yangguang.annual;

import org.yangguang.organ.Organ;
import org.yangguang.report.Form;

/// Something that 取数 can count from. The first in order that reaches a year is asked; a government with
/// organs below is summed up before its own ledgers alone are counted.
public interface FillSource {

    /// Whether it can tell of the year of this organ on this form.
    boolean reaches(Organ organ, int year, Form form);

    /// Counts anew; nothing is kept.
    LedgerCount.Counted count(Organ organ, int year);
}
