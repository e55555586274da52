/// 年报读取：把任何版式的已公布政府信息公开工作年度报告读成法定表格的单元格、章节和段落。
///
/// Plain Java, no Spring, no database. `ReportReader` is the way in. A file becomes a [Sheet]
/// (lines of cells with their places); the statutory tables are found there by the words of
/// their rows, or by their place where they are as the form draws them; what stands between is the
/// prose. What could not be read is said in a [Note]; no
/// number is guessed. 《政府信息公开条例》第四十九条、第五十条。
@NullMarked
@NamedInterface("extraction")
package org.yangguang.report.extraction;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
