/// 密钥：the keys of one installation, and sealing (encryption) of personal data with them.
///
/// 《个人信息保护法》第五十一条（加密、去标识化等安全技术措施）。
@NullMarked
package org.yangguang.vault;

import org.jspecify.annotations.NullMarked;
