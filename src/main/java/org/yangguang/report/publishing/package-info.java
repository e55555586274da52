/// 年度报告的公布：the act of publishing a report, and how reports are kept.
///
/// 《政府信息公开条例》第四十九条（向社会公布）。
@NullMarked
@NamedInterface("publishing")
package org.yangguang.report.publishing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
