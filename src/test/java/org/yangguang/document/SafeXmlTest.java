package org.yangguang.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;

class SafeXmlTest {

    private static String textOf(byte[] xml) throws XMLStreamException {
        var reader = SafeXml.reader(xml);
        var text = new StringBuilder();
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(reader.getText());
            }
        }
        return text.toString();
    }

    private static byte[] utf8(String xml) {
        return xml.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void readsTextReferencesAndMarkedSections() throws XMLStreamException {
        assertThat(textOf(utf8("<a>甲<b>乙&amp;&#x4E19;</b><![CDATA[<丁>]]></a>"))).isEqualTo("甲乙&丙<丁>");
    }

    @Test
    void readsTheEncodingTheDeclarationGives() throws XMLStreamException {
        var xml = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><a>公开</a>".getBytes(StandardCharsets.UTF_16);
        assertThat(textOf(xml)).isEqualTo("公开");
    }

    @Test
    void textOfAnElementIsOneString() throws XMLStreamException {
        var reader = SafeXml.reader(utf8("<a>1&lt;2<!-- 注 -->3</a>"));
        reader.nextTag();
        assertThat(reader.getElementText()).isEqualTo("1<23");
    }

    @Test
    void documentTypeDeclarationsAreRefused() {
        for (var type : new String[] {
            "<!DOCTYPE a>", "<!DOCTYPE a [<!ENTITY x \"yy\">]>", "<!DOCTYPE a SYSTEM \"file:///dev/null\">"
        }) {
            assertThatExceptionOfType(SafeXml.Refused.class)
                    .as(type)
                    .isThrownBy(() -> textOf(utf8(type + "<a>1</a>")))
                    .matches(e -> e.reason() == SafeXml.Reason.DOCTYPE);
        }
    }

    @Test
    void depthIsLimited() {
        var deep = "<a>".repeat(300) + "</a>".repeat(300);
        assertThatExceptionOfType(SafeXml.Refused.class)
                .isThrownBy(() -> textOf(utf8(deep)))
                .matches(e -> e.reason() == SafeXml.Reason.TOO_DEEP);
    }

    @Test
    void whatIsNotWellFormedIsAnError() {
        assertThatExceptionOfType(XMLStreamException.class).isThrownBy(() -> textOf(utf8("<a><b></a>")));
    }
}
