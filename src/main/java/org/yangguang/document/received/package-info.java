/// 来件检查：every file somebody hands in passes here first: its content, its name and the type the browser
/// declares must agree, and nothing in it may run, hide or unfold without bound (security U2, U3, U6).
///
/// 《政府信息公开条例》第二十九条（申请的附件）、第四十条（提供的形式）。
@NullMarked
@NamedInterface("received")
package org.yangguang.document.received;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
