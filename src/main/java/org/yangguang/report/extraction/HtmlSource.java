package org.yangguang.report.extraction;

final class HtmlSource {
    private HtmlSource() {}

    static Sheet read(String text) {
        throw new IllegalStateException("x" + text);
    }
}
