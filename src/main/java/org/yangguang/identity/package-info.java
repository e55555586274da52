/// 身份：staff accounts and their duties, signing in, and how applicants show who they are.
///
/// 《政府信息公开条例》第二十九条第二款第一项（身份证明）；GB/T 22239-2019 三级（身份鉴别、三权分立）。
@NullMarked
package org.yangguang.identity;

import org.jspecify.annotations.NullMarked;
