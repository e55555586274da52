package org.yangguang.document;

/// What came of printing: a file, or the characters that stood in the way.
public sealed interface PdfOutcome permits PdfOutcome.PdfFile, MissingGlyphs {

    /// A finished PDF.
    record PdfFile(byte[] bytes) implements PdfOutcome {}
}
