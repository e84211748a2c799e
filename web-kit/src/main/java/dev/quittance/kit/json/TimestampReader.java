package dev.quittance.kit.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import dev.quittance.contract.Rfc3339;
import java.io.IOException;
import java.time.Instant;

/** RFC 3339 timestamps and nothing else: Jackson's own would read numbers as seconds. */
final class TimestampReader extends StdDeserializer<Instant> {

  private static final long serialVersionUID = 1L;
  private static final String SHAPE = "must be an RFC 3339 timestamp like \"2026-11-23T10:00:00Z\"";

  TimestampReader() {
    super(Instant.class);
  }

  @Override
  public Instant deserialize(JsonParser in, DeserializationContext context) throws IOException {
    if (in.currentToken() != JsonToken.VALUE_STRING) {
      throw RefusedValueException.wrongType(in, SHAPE);
    }
    Instant time = Rfc3339.read(in.getText());
    if (time == null) {
      throw RefusedValueException.wrongValue(in, SHAPE);
    }
    return time;
  }
}
