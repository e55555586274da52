/// 页面构件：layout, formatters, error pages and the web guard that `portal` and `office` share.
@NullMarked
package org.yangguang.ui;

import org.jspecify.annotations.NullMarked;
