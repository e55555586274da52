/// 行政复议、行政诉讼: what follows a reply when somebody does not accept it, linked to its request or
/// standing alone （条例第五十一条；行政复议法；行政诉讼法）. `tally` counts it for table 四.
@NullMarked
package org.yangguang.dispute;

import org.jspecify.annotations.NullMarked;
