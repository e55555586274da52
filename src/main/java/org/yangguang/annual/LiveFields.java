package org.yangguang.annual;

import java.util.List;
import org.yangguang.organ.Organ;

/// Values that the text may name besides the cells of the tables; every source of such values is one of
/// these.
public interface LiveFields {

    /// What is not known is left out.
    List<LiveField> of(Organ organ, int year);
}
