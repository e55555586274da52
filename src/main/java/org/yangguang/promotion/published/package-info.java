/// What was adopted, for everybody to read （条例第四十四条）.
@NullMarked
@NamedInterface("published")
package org.yangguang.promotion.published;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
