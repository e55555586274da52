package org.yangguang.annual;

import java.util.Map;
import org.yangguang.organ.Organ;

/// Values that the text may name besides the cells of the tables; every source of such values is one of
/// these.
public interface LiveFields {

    /// Values by the name of their field, without the braces, as printed. What is not known is left out.
    Map<String, String> of(Organ organ, int year);
}
