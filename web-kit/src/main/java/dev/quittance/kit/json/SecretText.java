package dev.quittance.kit.json;

import java.util.Arrays;

/**
 * A text of a request that must not stay in memory, such as a card's number. It is read without
 * becoming a {@link String}, cannot be written as JSON, and is wiped when it is closed. A request
 * with one in it is {@link Confidential}.
 */
public final class SecretText implements AutoCloseable {

  private final char[] chars;

  /**
   * @param chars are this object's from now on
   */
  public SecretText(char[] chars) {
    this.chars = chars;
  }

  /** The characters themselves, which are wiped later. */
  public char[] chars() {
    return chars;
  }

  @Override
  public void close() {
    Arrays.fill(chars, '\0');
  }

  /** Nothing of the text. */
  @Override
  public String toString() {
    return "...";
  }
}
