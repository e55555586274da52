/// 主动公开的台账: the ledgers that table 二 of the yearly report counts. Regulations and normative
/// documents with their validity on any day; decisions and fees by month; what else the older form asks.
///
/// 《政府信息公开条例》第二十条第（一）、（五）、（六）、（八）、（九）项，第五十条第一款第（一）项；国
/// 办公开办函〔2021〕30号。
@NullMarked
package org.yangguang.publication;

import org.jspecify.annotations.NullMarked;
