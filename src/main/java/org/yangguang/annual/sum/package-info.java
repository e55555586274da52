/// 汇总：a government's year added up from its own part and the parts below it, kept with what each
/// part gave,
/// kept up to date when something below changes, and drafted into the government's own report.
///
/// [YearTree] says who stands below whom at the end of the year, [Sum] is one organ with its direct
/// parts, added
/// by the rules of `report.rollup`; the sum of a province is made of the sums of its cities, and so on
/// down.
/// 《政府信息公开条例》第四十九条、第五十条。
@NullMarked
@NamedInterface("sum")
package org.yangguang.annual.sum;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
