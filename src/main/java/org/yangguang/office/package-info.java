/// 工作台：pages for staff. Thin: HTTP in, one act, page out.
@NullMarked
package org.yangguang.office;

import org.jspecify.annotations.NullMarked;
