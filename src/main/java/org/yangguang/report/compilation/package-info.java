/// 年度报告的编制：a report of an organ and a year, put together from the ledgers as they stand now.
///
/// 《政府信息公开条例》第四十九条、第五十条；国办公开办函〔2021〕30号。
@NullMarked
@NamedInterface("compilation")
package org.yangguang.report.compilation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
