package dev.quittance.kit.json;

import java.nio.charset.StandardCharsets;

/** PostgreSQL cannot store U+0000 or half a surrogate pair. */
public final class StorableText {

  private StorableText() {}

  public static boolean isStorable(String text) {
    return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  /** The text with {@code ?} in place of what cannot be stored. */
  public static String of(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
        .replace('\0', '?');
  }
}
