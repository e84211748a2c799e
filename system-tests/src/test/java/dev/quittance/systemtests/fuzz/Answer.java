package dev.quittance.systemtests.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came back, as bytes.
 *
 * @param status 0 if the connection was closed without an answer
 * @param headers by their names in lower case
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Answer(int status, Map<String, List<String>> headers, byte[] body) {

  static final Answer NONE = new Answer(0, Map.of(), new byte[0]);

  @Nullable String header(String name) {
    List<String> values = headers.get(name);
    return values == null ? null : values.getFirst();
  }

  /** Without its parameters, in lower case; empty if there is none. */
  String mediaType() {
    String type = header("content-type");
    return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Everything that the caller sees of it. */
  String all() {
    return headers + "\n" + text();
  }
}
