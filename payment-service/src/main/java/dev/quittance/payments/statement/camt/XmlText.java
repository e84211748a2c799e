package dev.quittance.payments.statement.camt;

import dev.quittance.payments.statement.camt.UnreadableStatementException.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A document's characters, in the encoding that it names (XML 1.0, appendix F). The parser could
 * find out, too, but writes what it cannot decode to the standard error stream.
 */
final class XmlText {

  private static final int DECLARATION_LENGTH = 200;

  private static final Pattern ENCODING =
      Pattern.compile("^<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._-]*)[\"']");

  private XmlText() {}

  static String of(byte[] document) throws UnreadableStatementException {
    Charset charset = charset(document);
    try {
      String text = charset.newDecoder().decode(ByteBuffer.wrap(document)).toString();
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new UnreadableStatementException(
          Kind.NOT_XML,
          "The body is not in its encoding, %s: send the bank's file as it is."
              .formatted(charset.name()));
    }
  }

  private static Charset charset(byte[] document) throws UnreadableStatementException {
    if (document.length > 1) {
      int first = (document[0] & 0xFF) << 8 | document[1] & 0xFF;
      if (first == 0xFEFF || first == 0xFFFE) {
        return StandardCharsets.UTF_16; // its decoder looks at the byte order mark
      }
    }
    int length = Math.min(document.length, DECLARATION_LENGTH);
    String begin = new String(document, 0, length, StandardCharsets.ISO_8859_1);
    Matcher named =
        ENCODING.matcher(begin.startsWith("\u00ef\u00bb\u00bf") ? begin.substring(3) : begin);
    if (!named.find() || named.group(1).toUpperCase(Locale.ROOT).startsWith("UTF-16")) {
      return StandardCharsets.UTF_8; // as the standard says; the other has a byte order mark
    }
    try {
      return Charset.forName(named.group(1));
    } catch (IllegalArgumentException e) {
      throw new UnreadableStatementException(
          Kind.NOT_XML, "The document is in an encoding that is not read here: send it as UTF-8.");
    }
  }
}
