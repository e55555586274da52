/// 依申请转主动公开: information that several applicants were given is proposed for everybody, without
/// anything of the applicants （条例第四十四条）.
@NullMarked
package org.yangguang.promotion;

import org.jspecify.annotations.NullMarked;
