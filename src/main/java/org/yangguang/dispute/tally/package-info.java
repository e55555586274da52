/// What the disputes of a year add up to, for table 四 of the annual report
/// （条例第五十条第一款第（三）项）: each number with the cases behind it.
@NamedInterface("tally")
@NullMarked
package org.yangguang.dispute.tally;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
