/// 年度报告的成文：把一份年度报告写成网页、DOCX、PDF、XLSX 和 CSV。
///
/// The shape of tables 二, 三, 四 stands once, in `StatTables`; every format is written from it.
/// 表样依据国办公开办函〔2021〕30号（2021 年度起）和国办公开办函〔2019〕60号（2019、2020 年度）；
/// 《政府信息公开条例》第四十九条、第五十条。
@NullMarked
@NamedInterface("writing")
package org.yangguang.report.writing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
