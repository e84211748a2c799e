package dev.quittance.contract.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.async.ByteArrayFeeder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * JSON documents of one thread, one after another, each an object. They are all fed to one parser:
 * making one takes as long as reading a small document.
 */
final class Documents {

  /** What a document is read by, from the object's start to its end. */
  interface Reading<T> {
    T from(JsonParser in) throws IOException, BadPayloadException;
  }

  private static final String NOT_JSON = "the payload is not JSON";

  private final JsonFactory json;
  private @Nullable JsonParser parser;

  Documents(JsonFactory json) {
    this.json = json;
  }

  /**
   * @throws BadPayloadException if the bytes are not one JSON object, or the reading says so
   */
  <T> T read(byte[] document, Reading<T> reading) throws BadPayloadException {
    JsonParser in = parser == null ? newParser() : parser;
    parser = null;
    try {
      ((ByteArrayFeeder) in.getNonBlockingInputFeeder()).feedInput(document, 0, document.length);
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new BadPayloadException("the payload is not a JSON object");
      }
      T read = reading.from(in);
      int unread = in.releaseBuffered(OutputStream.nullOutputStream());
      if (unread == 0) {
        // The object, and nothing else, has gone through it: nothing of it can get into the next.
        parser = in;
      } else if (!isBlank(document, document.length - unread)) {
        throw new BadPayloadException("something follows the JSON object");
      }
      return read;
    } catch (IOException e) {
      throw new BadPayloadException(NOT_JSON);
    }
  }

  /**
   * The next token of a document that has not come to its end.
   *
   * @throws BadPayloadException if the document was cut off there
   */
  static JsonToken next(JsonParser in) throws IOException, BadPayloadException {
    JsonToken token = in.nextToken();
    if (token == JsonToken.NOT_AVAILABLE) {
      throw new BadPayloadException(NOT_JSON);
    }
    return token;
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
      return json.createNonBlockingByteArrayParser();
    } catch (IOException e) {
      throw new UncheckedIOException("nothing is read yet", e);
    }
  }
}
