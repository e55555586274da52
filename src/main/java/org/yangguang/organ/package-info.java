/// 机构: organs, who supervises whom, their disclosure offices, and how all that changed over time
/// （条例第三、四、十、二十七条）.
@NullMarked
package org.yangguang.organ;

import org.jspecify.annotations.NullMarked;
