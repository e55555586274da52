/// 隔离读取：files from outside are opened by a library only in a small process of its own, so that a
/// file made
/// to harm its reader harms nothing else (security U5).
///
/// 《政府信息公开条例》第四十条（提供政府信息的形式）所及文件的安全处理。
@NullMarked
@NamedInterface("seclusion")
package org.yangguang.document.seclusion;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
