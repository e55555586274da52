/// 年报交换：reports of organs outside this installation, in and out.
///
/// A signed 移交包 goes from region to region; a single file (our JSON, a workbook, or whatever the
/// reader understands) comes from an organ without an account. Nothing is taken in unseen.
/// 《政府信息公开条例》第四十九条。
@NullMarked
@NamedInterface("exchange")
package org.yangguang.annual.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
