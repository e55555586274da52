/// 演示区域：what a demonstration starts with. Does nothing unless the application was started with `demo`.
@NullMarked
package org.yangguang.demo;

import org.jspecify.annotations.NullMarked;
