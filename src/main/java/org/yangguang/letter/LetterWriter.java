package org.yangguang.letter;

import org.yangguang.document.PaperDocx;
import org.yangguang.document.PaperHtml;
import org.yangguang.document.PdfOutcome;
import org.yangguang.document.PdfPress;

/// Writes letters as files.
public final class LetterWriter {
    private final PdfPress press;

    public LetterWriter(PdfPress press) {
        this.press = press;
    }

    public byte[] docx(OfficialLetter letter) {
        return PaperDocx.write(letter.paper());
    }

    public PdfOutcome pdf(OfficialLetter letter) {
        return press.print(PaperHtml.page(letter.paper()), letter.date());
    }

    public String text(OfficialLetter letter) {
        return letter.plain();
    }
}
