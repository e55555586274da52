/// 归档: one volume per request, kept by schedule and legal hold; a volume leaves as a ZIP that anybody
/// can check without this system （条例第四十五条）.
@NullMarked
package org.yangguang.archive;

import org.jspecify.annotations.NullMarked;
