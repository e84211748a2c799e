package dev.quittance.contract.codec.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON documents one after another; each is an object. One parser reads them all, as
 * consecutive values of one stream, because creating a parser costs as much as reading a small
 * document. Not thread-safe.
 */
public final class JsonReader {

  /** Reads a document from the object's start to its end. */
  public interface Reading<T> {
    T from(JsonParser in) throws IOException, BadJsonException;
  }

  private static final String NOT_JSON = "the payload is not JSON";

  /**
   * The start of the stream. A parser guesses the encoding from the first four bytes, and would
   * skip a byte order mark before them. RFC 8259 section 8.1 requires UTF-8 without one.
   */
  private static final byte[] PLAINLY_UTF_8 = "{}  ".getBytes(StandardCharsets.US_ASCII);

  private final JsonFactory json;
  private final Feed feed = new Feed();
  private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
  private CharBuffer text = CharBuffer.allocate(1 << 10);
  private @Nullable JsonParser parser;

  public JsonReader(JsonFactory json) {
    this.json = json;
  }

  /**
   * @throws BadJsonException if the bytes are not one JSON object, or the reading says so
   */
  public <T> T read(byte[] document, Reading<T> reading) throws BadJsonException {
    if (!isUtf8(document)) {
      throw new BadJsonException(NOT_JSON);
    }
    JsonParser in = parser == null ? newParser() : parser;
    parser = null;
    feed.document(document);
    try {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new BadJsonException("the payload is not a JSON object");
      }
      T read = reading.from(in);
      int unread = feed.available() + in.releaseBuffered(OutputStream.nullOutputStream());
      if (!isBlank(document, document.length - unread)) {
        throw new BadJsonException("something follows the JSON object");
      }
      // The parser has consumed exactly this document: nothing is left for the next.
      parser = in;
      return read;
    } catch (IOException e) {
      throw new BadJsonException(NOT_JSON);
    }
  }

  /**
   * Whether the whole document is UTF-8. The parser alone does not check that: it recognizes known
   * names by four bytes at a time, and accepts 0xff as the filler after the last. Whether a payload
   * is readable must not depend on earlier payloads.
   */
  private boolean isUtf8(byte[] document) {
    if (text.capacity() < document.length) {
      text = CharBuffer.allocate(2 * document.length);
    }
    return utf8.reset().decode(ByteBuffer.wrap(document), text.clear(), true).isUnderflow();
  }

  /** RFC 8259 section 2: insignificant whitespace. */
  private static boolean isBlank(byte[] document, int from) {
    for (int i = from; i < document.length; i++) {
      if (" \t\n\r".indexOf(document[i]) < 0) {
        return false;
      }
    }
    return true;
  }

  private JsonParser newParser() {
    try {
      feed.document(PLAINLY_UTF_8);
      JsonParser in = json.createParser(feed);
      in.nextToken();
      in.nextToken();
      in.releaseBuffered(OutputStream.nullOutputStream());
      return in;
    } catch (IOException e) {
      throw new UncheckedIOException("it comes from memory", e);
    }
  }

  /** The stream: at its end where the present document ends, until there is another one. */
  private static final class Feed extends InputStream {

    private byte[] document = {};
    private int next;

    void document(byte[] another) {
      document = another;
      next = 0;
    }

    @Override
    public int available() {
      return document.length - next;
    }

    @Override
    public int read() {
      return next < document.length ? document[next++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) {
      int count = Math.min(length, available());
      if (count == 0 && length > 0) {
        return -1;
      }
      System.arraycopy(document, next, into, from, count);
      next += count;
      return count;
    }
  }
}
