/// 更正申请与投诉举报: two ledgers outside table 三, from receipt to the reply
/// （条例第四十一条、第四十七条第二款、第五十一条）.
@NullMarked
package org.yangguang.ledger;

import org.jspecify.annotations.NullMarked;
