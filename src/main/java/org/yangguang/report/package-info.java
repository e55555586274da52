/// 年度报告：政府信息公开工作年度报告的法定格式。
///
/// The root holds the statutory form itself (rows, columns, cells) in plain Java: no Spring, no SQL.
/// `extraction` reads
/// published reports, `checking` examines them, `compilation` fills them from the ledgers, `writing`
/// prints them.
/// 《政府信息公开条例》第四十九条、第五十条。
@NullMarked
package org.yangguang.report;

import org.jspecify.annotations.NullMarked;
