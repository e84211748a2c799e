package dev.quittance.kit.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Text that can be stored: PostgreSQL holds neither U+0000 nor half a surrogate pair. */
final class TextReader extends StringDeserializer {

  private static final long serialVersionUID = 1L;

  @Override
  public String deserialize(JsonParser in, DeserializationContext context) throws IOException {
    String text = super.deserialize(in, context);
    if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw RefusedValueException.wrongValue(
          in, "must not contain U+0000 or half a surrogate pair");
    }
    return text;
  }
}
