package dev.quittance.kit.json;

import java.nio.charset.StandardCharsets;

/** PostgreSQL cannot store U+0000 or half a surrogate pair. */
public final class StorableText {

  private StorableText() {}

  public static boolean isStorable(String text) {
    return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }
}
