/// 表二的取数: what the ledgers give for table 二 of a year, with the records behind each number. The
/// report module counts through this and knows nothing else of the ledgers.
@NullMarked
@NamedInterface("tally")
package org.yangguang.publication.tally;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
