package dev.quittance.orders.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a text in UTF-8, however they end. Of one that is too long only the beginning is
 * kept.
 */
final class CsvLines implements AutoCloseable {

  /** In place of octets that are not UTF-8: a noncharacter of Unicode, which no text has. */
  static final char BROKEN = '\uFDD0';

  /** Characters of a line. */
  static final int MAX_LENGTH = 65_536;

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final int END = -1;
  private static final int NOT_READ = -2;

  /**
   * A line.
   *
   * @param number from 1 on
   * @param whole false if it was too long
   */
  record Line(int number, String text, boolean whole) {}

  private final BufferedReader in;
  private int number;
  private int ahead = NOT_READ;

  CsvLines(InputStream in) {
    this.in =
        new BufferedReader(
            new InputStreamReader(
                in,
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE)
                    .replaceWith(String.valueOf(BROKEN))));
  }

  /** The next line; null at the end. */
  @Nullable Line next() throws IOException {
    int c = read();
    if (number == 0 && c == BYTE_ORDER_MARK) {
      c = read();
    }
    if (c == END) {
      return null;
    }
    number++;
    StringBuilder text = new StringBuilder();
    boolean whole = true;
    while (c != END && c != '\n' && c != '\r') {
      if (text.length() < MAX_LENGTH) {
        text.append((char) c);
      } else {
        whole = false;
      }
      c = read();
    }
    if (c == '\r') {
      int after = read();
      if (after != '\n') {
        ahead = after;
      }
    }
    return new Line(number, text.toString(), whole);
  }

  private int read() throws IOException {
    if (ahead == NOT_READ) {
      return in.read();
    }
    int c = ahead;
    ahead = NOT_READ;
    return c;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
