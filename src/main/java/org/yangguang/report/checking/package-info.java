/// 年报校验：一套规则，录入、导入、报送、汇总和发布时都用它。
///
/// Checks are data: an id that never changes, the form's own words, a level, the forms they
/// apply to, and an evaluation that answers holds, fails or cannot tell. [Checker] runs them;
/// nothing here knows a file, a page or a database. 《政府信息公开条例》第四十九条、第五十条；
/// 国办公开办函〔2021〕30号。
@NullMarked
@NamedInterface("checking")
package org.yangguang.report.checking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
