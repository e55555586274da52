/// 年报的文字：where the passages of the text come from and how they are kept true to the tables.
///
/// Wording for every passage with live fields ([ProseTemplates]); what must be spoken of; figures typed by
/// hand put back to the tables ([Rewritings]); passages that stand elsewhere too ([Likeness]); two people
/// writing at once ([TextMerge]). 《政府信息公开条例》第五十条；国办公开办函〔2021〕30号。
@NullMarked
@NamedInterface("prose")
package org.yangguang.annual.prose;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
