package dev.quittance.cli.text;

/**
 * A column of a table.
 *
 * @param most how wide it may become, however wide the terminal is
 */
public record Column(String title, Kind kind, int most) {

  private static final int ANY = Integer.MAX_VALUE;

  /** A record's key may be a megabyte; an order's id has 36 characters. */
  private static final int KEY = 40;

  /** How a text that is too long is treated. */
  enum Kind {
    /** Cut at its end. */
    TEXT,
    /** Cut in its middle. */
    ID,
    /** Right-aligned, and never cut: a shortened number would be another one. */
    NUMBER
  }

  public static Column left(String title) {
    return new Column(title, Kind.TEXT, ANY);
  }

  /** For ids, accounts and the like. */
  public static Column id(String title) {
    return new Column(title, Kind.ID, ANY);
  }

  /** For keys of records, which may be anything. */
  public static Column key(String title) {
    return new Column(title, Kind.ID, KEY);
  }

  /** For numbers. */
  public static Column right(String title) {
    return new Column(title, Kind.NUMBER, ANY);
  }

  boolean isElastic() {
    return kind != Kind.NUMBER;
  }

  String cell(String text, int width) {
    String shown =
        switch (kind) {
          case TEXT -> Printable.end(text, width);
          case ID -> Printable.middle(text, width);
          case NUMBER -> text;
        };
    String padding = " ".repeat(Math.max(0, width - Printable.width(shown)));
    return kind == Kind.NUMBER ? padding + shown : shown + padding;
  }
}
