package dev.quittance.sandbox.card;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Texts that resemble each other, each as what is different from the first: answers to the same
 * kind of request take a fifth of their length. Not thread-safe.
 */
final class PackedTexts {

  private final Deflater packer = new Deflater(Deflater.BEST_SPEED, true);
  private final Inflater unpacker = new Inflater(true);
  private byte @Nullable [] first;
  private byte[] buffer = new byte[4_096];

  byte[] pack(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (first == null) {
      first = bytes;
    }
    packer.reset();
    packer.setDictionary(first);
    packer.setInput(bytes);
    packer.finish();
    int length = 0;
    while (!packer.finished()) {
      makeRoom(length);
      length += packer.deflate(buffer, length, buffer.length - length);
    }
    return Arrays.copyOf(buffer, length);
  }

  String unpack(byte[] packed) {
    unpacker.reset();
    if (first != null) {
      unpacker.setDictionary(first);
    }
    unpacker.setInput(packed);
    try {
      int length = 0;
      while (!unpacker.finished()) {
        makeRoom(length);
        length += unpacker.inflate(buffer, length, buffer.length - length);
      }
      return new String(buffer, 0, length, StandardCharsets.UTF_8);
    } catch (DataFormatException e) {
      throw new IllegalStateException("what was packed here cannot be unpacked", e);
    }
  }

  private void makeRoom(int length) {
    if (length == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * length);
    }
  }
}
