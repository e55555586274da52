/// 申请的提出：what the public may do with requests: hand one in, keep a draft, follow it with its code.
///
/// 《政府信息公开条例》第二十九条（申请的内容）、第三十一条（收到日）；《个人信息保护法》第十七条（告知）。
@NullMarked
@NamedInterface("submission")
package org.yangguang.request.submission;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
