/// 公众门户：pages for the public. Thin: HTTP in, one act, page out. No session, no cookie.
@NullMarked
package org.yangguang.portal;

import org.jspecify.annotations.NullMarked;
