/// 正文事实：一份报告的文字里写了什么数、什么日期、由谁落款、怎样联系。
///
/// [ProseFacts] finds them with their place; a number whose meaning is not certain is listed as unknown,
/// never under a wrong name. Plain Java over an [org.yangguang.report.AnnualReport].
/// 《政府信息公开条例》第五十条；国办公开办函〔2021〕30号。
@NullMarked
@NamedInterface("prose")
package org.yangguang.report.prose;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
