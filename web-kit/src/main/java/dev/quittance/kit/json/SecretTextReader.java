package dev.quittance.kit.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.util.Arrays;

/** Copies a text from the parser's own characters, and wipes those. */
final class SecretTextReader extends StdDeserializer<SecretText> {

  private static final long serialVersionUID = 1L;

  SecretTextReader() {
    super(SecretText.class);
  }

  @Override
  public SecretText deserialize(JsonParser in, DeserializationContext context) throws IOException {
    if (in.currentToken() != JsonToken.VALUE_STRING) {
      throw RefusedValueException.wrongType(in, "must be a string");
    }
    char[] buffer = in.getTextCharacters();
    int from = in.getTextOffset();
    int to = from + in.getTextLength();
    SecretText text = new SecretText(Arrays.copyOfRange(buffer, from, to));
    Arrays.fill(buffer, from, to, '\0');
    return text;
  }
}
