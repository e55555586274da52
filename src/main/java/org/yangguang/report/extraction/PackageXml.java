package org.yangguang.report.extraction;

import javax.xml.stream.XMLStreamException;
import org.yangguang.document.SafeXml;

/// Says in Chinese why the XML of a package was not read to its end.
final class PackageXml {
    private PackageXml() {}

    static Limits.Exceeded refused(XMLStreamException why) {
        if (!(why instanceof SafeXml.Refused refused)) {
            return new Limits.Exceeded(Reading.Code.DAMAGED, "文件已损坏，内部结构不完整，无法读取。请用办公软件打开后另存一份再试。");
        }
        return switch (refused.reason()) {
            case DOCTYPE -> new Limits.Exceeded(Reading.Code.UNSAFE_FILE, "文档未打开：含有文档类型声明。请用办公软件另存为不含宏、密码和嵌入内容的文件。");
            case TOO_DEEP -> new Limits.Exceeded(Reading.Code.TOO_DEEP, "文档嵌套超过 %d 层，未打开。".formatted(Limits.DEPTH));
            case TOO_LONG -> new Limits.Exceeded(Reading.Code.TOO_LARGE, "文档内容过多，不是一份年度报告。请只上传报告本身。");
        };
    }
}
