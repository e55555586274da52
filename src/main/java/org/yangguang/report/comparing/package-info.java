/// 年报比较：两份年度报告逐格、逐段对照。
///
/// [ReportDiff] says what differs: title, organ, year and date, each cell, each paragraph down to
/// the words. [Correspondence] says which cell of one form answers to which of another.
/// 国办公开办函〔2019〕60号、〔2021〕30号；《政府信息公开条例》第四十九条、第五十条。
@NullMarked
@NamedInterface("comparing")
package org.yangguang.report.comparing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
