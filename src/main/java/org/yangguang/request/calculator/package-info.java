/// 期限计算器和信息处理费计算：the clock and the fee of a request for anybody, without a request
/// （条例第三十三条；国办函〔2020〕109号）. Reckons with the very rules the desk uses.
@NullMarked
@NamedInterface("calculator")
package org.yangguang.request.calculator;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
