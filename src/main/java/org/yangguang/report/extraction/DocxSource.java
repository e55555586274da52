package org.yangguang.report.extraction;

final class DocxSource {
    private DocxSource() {}

    static Sheet read(byte[] content) {
        throw new IllegalStateException("x" + content.length);
    }
}
