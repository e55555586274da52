/// 文书：有编号的公文，从范本文字到成文。
///
/// Wording is data under `letter/templates`; [LetterTemplate] fills its slots or says which
/// stayed empty, [OfficialLetter] adds organ, number and date, [LetterWriter] prints it. Which
/// letter and which remedy a case calls for is decided elsewhere.
/// 《政府信息公开条例》第三十条至第三十九条；文书要素参照 GB/T 9704。
@NullMarked
package org.yangguang.letter;

import org.jspecify.annotations.NullMarked;
