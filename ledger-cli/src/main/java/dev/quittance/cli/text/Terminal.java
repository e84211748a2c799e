package dev.quittance.cli.text;

import org.jspecify.annotations.Nullable;

/** How wide the output may be. */
final class Terminal {

  private static final int WHOLE = Integer.MAX_VALUE;

  /** Narrower ones are treated as that: nothing could be read in them. */
  private static final int LEAST = 20;

  private Terminal() {}

  /**
   * Columns of the terminal, from COLUMNS: bin/quittance sets it if the output is one. Without
   * limit elsewhere, so that files and pipes get whole texts.
   */
  static int width() {
    return width(System.getenv("COLUMNS"));
  }

  static int width(@Nullable String columns) {
    try {
      return columns == null ? WHOLE : Math.max(LEAST, Integer.parseInt(columns.strip()));
    } catch (NumberFormatException e) {
      return WHOLE;
    }
  }
}
