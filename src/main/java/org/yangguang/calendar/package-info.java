/// 工作日历: which days are worked, from the yearly holiday notices, and the shape of a deadline.
/// Serves the working-day periods of 条例第二十六、三十、三十二、三十三、三十四条.
@NullMarked
package org.yangguang.calendar;

import org.jspecify.annotations.NullMarked;
