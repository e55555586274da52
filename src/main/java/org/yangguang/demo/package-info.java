/// 演示区域：what a demonstration starts with. Does nothing unless `YANGGUANG_DEMO` is set.
@NullMarked
package org.yangguang.demo;

import org.jspecify.annotations.NullMarked;
