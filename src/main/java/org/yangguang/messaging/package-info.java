/// 短信与电子邮件: what is to be told outside the pages waits in an outbox until a transport has taken it,
/// with retries; by default a transport that only notes it, SMTP where a mail host is named.
///
/// 《个人信息保护法》第五十一条（加密）; no law is decided here.
@NullMarked
package org.yangguang.messaging;

import org.jspecify.annotations.NullMarked;
