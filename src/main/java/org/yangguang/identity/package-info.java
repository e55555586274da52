/// 身份: staff accounts and duties; applicants and how they showed who they are
/// （条例第二十九条第二款第（一）项：姓名或者名称、身份证明、联系方式）.
@NullMarked
package org.yangguang.identity;

import org.jspecify.annotations.NullMarked;
