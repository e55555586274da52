/// 公众门户：pages for the public. Thin: HTTP in, one question to a module, page out; no cookie, and all
/// of it readable without script.
///
/// 《政府信息公开条例》第十二条（指南和目录）、第二十条、第二十一条、第二十四条（检索、查阅、下载）；
/// 国办公开办函〔2019〕61号（平台栏目）。
@NullMarked
package org.yangguang.portal;

import org.jspecify.annotations.NullMarked;
