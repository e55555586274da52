/// 年报汇总：一级政府的年度报告，由本级、部门和下级的数逐格相加。
///
/// [OrganTree] says who belongs to whom, [RollUp] adds up and keeps every contributor. A blank is
/// never taken for 0: a sum with something unknown in it says so. Money is added exactly and
/// rounded only when shown.
/// 《政府信息公开条例》第四十九条、第五十条；国办公开办函〔2021〕30号。
@NullMarked
@NamedInterface("rollup")
package org.yangguang.report.rollup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
