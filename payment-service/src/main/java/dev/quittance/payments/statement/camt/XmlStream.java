package dev.quittance.payments.statement.camt;

import dev.quittance.payments.statement.camt.UnreadableStatementException.Kind;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The only thing that reads XML: element by element, without DTDs. A DOCTYPE is refused where it
 * stands, before anything it declares is looked at, so there are no entities to be fetched or to
 * grow (OWASP XXE).
 */
final class XmlStream {

  private static final int MAX_DEPTH = 64;

  private static final XMLInputFactory FACTORY = factory();

  private final XMLStreamReader in;
  private int depth;
  private boolean over;

  XmlStream(byte[] document) throws UnreadableStatementException {
    try {
      in = FACTORY.createXMLStreamReader(new StringReader(XmlText.of(document)));
    } catch (XMLStreamException e) {
      throw notXml(e);
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setXMLResolver((publicId, systemId, baseUri, namespace) -> {
      throw new XMLStreamException("nothing outside of the document is read");
    });
    return factory;
  }

  /**
   * Goes into the next element of the open one.
   *
   * @return its name; null if there is no other: then the open one is closed
   */
  @Nullable String next() throws UnreadableStatementException {
    while (true) {
      switch (advance()) {
        case XMLStreamConstants.START_ELEMENT -> {
          return in.getLocalName();
        }
        case XMLStreamConstants.END_ELEMENT, XMLStreamConstants.END_DOCUMENT -> {
          return null;
        }
        default -> {
          // text between elements, a comment, a processing instruction: says nothing
        }
      }
    }
  }

  /** Whether the document has been read to its end. */
  boolean isOver() {
    return over;
  }

  /** The namespace of the element that was gone into last. */
  String namespace() {
    String uri = in.getNamespaceURI();
    return uri == null ? "" : uri;
  }

  /** Goes out of the element that was gone into last. */
  void skip() throws UnreadableStatementException {
    int inside = depth;
    while (depth >= inside) {
      advance();
    }
  }

  /** All of the element that was gone into last, and goes out of it. */
  XmlElement read() throws UnreadableStatementException {
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < in.getAttributeCount(); i++) {
      attributes.put(in.getAttributeLocalName(i), in.getAttributeValue(i));
    }
    XmlElement element = new XmlElement(in.getLocalName(), attributes);
    StringBuilder text = new StringBuilder();
    while (true) {
      switch (advance()) {
        case XMLStreamConstants.START_ELEMENT -> element.add(read());
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(in.getText());
        case XMLStreamConstants.END_ELEMENT -> {
          element.setText(text.toString());
          return element;
        }
        default -> {
          // a comment or a processing instruction: says nothing
        }
      }
    }
  }

  private int advance() throws UnreadableStatementException {
    try {
      int event = in.next();
      switch (event) {
        case XMLStreamConstants.DTD ->
            throw new UnreadableStatementException(
                Kind.NOT_XML,
                "The document has a DOCTYPE, which no statement needs: send it without.");
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw new UnreadableStatementException(
                Kind.NOT_XML,
                "The document refers to an entity, which no statement needs: send it without.");
        case XMLStreamConstants.START_ELEMENT -> {
          if (++depth > MAX_DEPTH) {
            throw new UnreadableStatementException(
                Kind.NOT_XML, "Elements are more than " + MAX_DEPTH + " deep in each other.");
          }
        }
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.END_DOCUMENT -> over = true;
        default -> {
          // moves nothing
        }
      }
      return event;
    } catch (XMLStreamException e) {
      throw notXml(e);
    }
  }

  private static UnreadableStatementException notXml(XMLStreamException e) {
    String where =
        e.getLocation() == null || e.getLocation().getLineNumber() < 1
            ? ""
            : " at line %s, column %s"
                .formatted(e.getLocation().getLineNumber(), e.getLocation().getColumnNumber());
    return new UnreadableStatementException(
        Kind.NOT_XML,
        "The body is not well-formed XML%s: send the bank's file as it is.".formatted(where));
  }
}
