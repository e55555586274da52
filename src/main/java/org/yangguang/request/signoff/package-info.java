/// 审签：who decides on a reply before it leaves, in which order, and who may not.
///
/// 《政府信息公开条例》第十七条（公开前的审查机制）；《保守国家秘密法》第三十五条（拟公开信息的保密审查）。
@NullMarked
@NamedInterface("signoff")
package org.yangguang.request.signoff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
