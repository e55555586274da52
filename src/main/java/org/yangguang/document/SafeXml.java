package org.yangguang.document;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;

/// XML parts of packages other people made (DOCX, XLSX, OFD), read as a stream of events: a
/// document type declaration is refused, nothing is fetched, and depth and number of events are
/// limited (security U4).
///
/// Text may arrive in several `CHARACTERS` events; [XMLStreamReader#getElementText()] joins them.
public final class SafeXml {
    private static final int DEPTH = 256;
    private static final int EVENTS = 4_000_000;
    private static final XMLInputFactory FACTORY = factory();

    private SafeXml() {}

    /// Why a part was not read any further.
    public enum Reason {
        DOCTYPE,
        TOO_DEEP,
        TOO_LONG
    }

    /// A part that is well-formed and yet not read.
    public static final class Refused extends XMLStreamException {
        private static final long serialVersionUID = 1L;
        private final Reason reason;

        Refused(Reason reason) {
            super(reason.name());
            this.reason = reason;
        }

        public Reason reason() {
            return reason;
        }
    }

    /// Reads a whole part; the encoding is the one its declaration or byte order mark gives.
    public static XMLStreamReader reader(byte[] xml) throws XMLStreamException {
        return new Limited(FACTORY.createXMLStreamReader(new ByteArrayInputStream(xml)));
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty("http://javax.xml.XMLConstants/property/accessExternalDTD", "");
        factory.setProperty("jdk.xml.maxElementDepth", DEPTH + 1);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new Refused(Reason.DOCTYPE);
        });
        return factory;
    }

    private static final class Limited extends StreamReaderDelegate {
        private int depth;
        private int events;

        Limited(XMLStreamReader reader) {
            super(reader);
        }

        @Override
        public int next() throws XMLStreamException {
            if (++events > EVENTS) {
                throw new Refused(Reason.TOO_LONG);
            }
            int event = super.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (++depth > DEPTH) {
                    throw new Refused(Reason.TOO_DEEP);
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new Refused(Reason.DOCTYPE);
            }
            return event;
        }

        @Override
        public int nextTag() throws XMLStreamException {
            for (int event = next(); ; event = next()) {
                if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                    return event;
                }
                boolean text = event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA;
                if (text && !isWhiteSpace()) {
                    throw new XMLStreamException("text where a tag was expected", getLocation());
                }
            }
        }

        @Override
        public String getElementText() throws XMLStreamException {
            var text = new StringBuilder();
            for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
                if (event == XMLStreamConstants.START_ELEMENT) {
                    throw new XMLStreamException("an element where text was expected", getLocation());
                }
                if (event == XMLStreamConstants.CHARACTERS
                        || event == XMLStreamConstants.CDATA
                        || event == XMLStreamConstants.SPACE) {
                    text.append(getText());
                }
            }
            return text.toString();
        }
    }
}
