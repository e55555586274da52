/// 已公布的年度报告：what everybody may read of the reports: the years of an organ, one report with its
/// findings, a search through their words.
///
/// 《政府信息公开条例》第二十四条（检索、查阅、下载）、第四十九条、第五十条。
@NullMarked
@NamedInterface("published")
package org.yangguang.report.published;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
