package dev.quittance.kit.json;

import java.nio.charset.StandardCharsets;

/** PostgreSQL holds neither U+0000 nor half a surrogate pair. */
public final class StorableText {

  private StorableText() {}

  public static boolean isStorable(String text) {
    return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }
}
