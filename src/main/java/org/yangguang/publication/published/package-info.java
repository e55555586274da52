/// 规范性文件库: what everybody may read of the documents an organ made （条例第二十条第（一）项、第二
/// 十四条）.
@NullMarked
@NamedInterface("published")
package org.yangguang.publication.published;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
