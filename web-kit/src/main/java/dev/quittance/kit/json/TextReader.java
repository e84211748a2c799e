package dev.quittance.kit.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;

/** Text that can be stored. */
final class TextReader extends StringDeserializer {

  private static final long serialVersionUID = 1L;

  @Override
  public String deserialize(JsonParser in, DeserializationContext context) throws IOException {
    String text = super.deserialize(in, context);
    if (!StorableText.isStorable(text)) {
      throw RefusedValueException.wrongValue(
          in, "must not contain U+0000 or half a surrogate pair");
    }
    return text;
  }
}
