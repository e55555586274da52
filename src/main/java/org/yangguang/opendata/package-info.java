/// 公开数据：the figures of published reports for everybody to look through, compare and take away: pages,
/// an interface for programs, a catalogue, a file for each year.
///
/// Nothing here that is not in a published report already, and nothing is added that would count twice: a
/// government's report sums up those of its organs.
///
/// 《政府信息公开条例》第二十四条（检索、查阅、下载）、第五十条（年度报告的统计数据）。
@NullMarked
package org.yangguang.opendata;

import org.jspecify.annotations.NullMarked;
