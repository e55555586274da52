package org.yangguang.report.extraction;

final class PdfSource {
    private PdfSource() {}

    static Sheet read(byte[] content) {
        throw new IllegalStateException("x" + content.length);
    }
}
