/// 清单：校验、比较、汇总的结果怎样排在终端、CSV 和网页上。
///
/// What several listings share: width of Chinese in a terminal, colours, lines of CSV that no
/// spreadsheet takes for a formula, the frame of a page that stands by itself.
/// 《政府信息公开条例》第四十九条、第五十条（年度报告的校验与汇总）。
@NullMarked
@NamedInterface("listing")
package org.yangguang.report.listing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
