/// 留痕：the append-only record of who did what, when, on which ground, written in the transaction of
/// the act itself. It knows no other module, so that every module can write to it.
///
/// 《政府信息公开条例》第四十五条（登记、审核、办理、答复、归档）；《网络安全法》第二十一条（日志不少于
/// 六个月）。
@NullMarked
package org.yangguang.audit;

import org.jspecify.annotations.NullMarked;
