/// 文件：把一份公文排成 DOCX、PDF 和 OFD。
///
/// [Paper] is a document by its parts, [PaperDocx] writes it for Word and WPS, [PaperHtml] and
/// [PdfPress] print it, [OfdPages] turns what was printed into OFD (GB/T 33190). The fonts of the press
/// stand in memory; a character they lack is named,
/// never printed as a mark.
/// 《政府信息公开条例》第四十条（提供政府信息的形式）；版式参照 GB/T 9704《党政机关公文格式》。
@NullMarked
package org.yangguang.document;

import org.jspecify.annotations.NullMarked;
