package dev.quittance.contract.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Decodes texts that every record repeats, such as the type and the source, only once. A slot keeps
 * its latest text; concurrent threads may see an older one.
 */
final class TextCache {

  private record Word(byte[] bytes, String text) {}

  private static final int SLOTS = 256;

  private final @Nullable Word[] slots = new @Nullable Word[SLOTS];

  String of(byte[] bytes) {
    int slot = slot(bytes);
    Word word = slots[slot];
    if (word == null || !Arrays.equals(word.bytes(), bytes)) {
      word = new Word(bytes, new String(bytes, StandardCharsets.UTF_8));
      slots[slot] = word;
    }
    return word.text();
  }

  /** Few texts have the same length and end; hashing a whole text would cost more than it saves. */
  private static int slot(byte[] bytes) {
    int length = bytes.length;
    int end = length == 0 ? 0 : bytes[length - 1] * 31 + bytes[length / 2];
    return Math.floorMod(length * 7 + end, SLOTS);
  }
}
