/// 年度报告的编制与报送：one report per organ and year, from the ledgers to the public.
///
/// What happens to a report is a chain of [AnnualEvent]s; [AnnualState] folds them and says which act
/// is lawful; a [Fill] is what was counted when; everything else (cells, totals, findings, the text)
/// is derived. 《政府信息公开条例》第四十九条、第五十条；国办公开办函〔2021〕30号。
@NullMarked
package org.yangguang.annual;

import org.jspecify.annotations.NullMarked;
