/// What the requests of a year add up to, for table 三 of the annual report
/// （条例第五十条第一款第（二）项）: each number with the requests behind it.
@NamedInterface("tally")
@NullMarked
package org.yangguang.request.tally;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
