package dev.quittance.cli.text;

/**
 * A column of a table.
 *
 * @param most how wide it may become, however wide the terminal is
 */
public record Column(String title, Kind kind, int most) {

  private static final int ANY = Integer.MAX_VALUE;

  /** An ellipsis and a little of the text. */
  private static final int LEAST = 4;

  /** Of a number's title. */
  private static final int WORD = 8;

  /** 2026-11-22 and an ellipsis. */
  private static final int DATE = 11;

  /** A record's key may be a megabyte; an order's id has 36 characters. */
  private static final int KEY = 40;

  /** How a text that is too long is treated. */
  enum Kind {
    /** Cut at its end. */
    TEXT,
    /** Cut in its middle. */
    ID,
    /** Cut at its end, but not before its date is over. */
    TIME,
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

  /** For RFC 3339 timestamps. */
  public static Column time(String title) {
    return new Column(title, Kind.TIME, ANY);
  }

  /** For keys of records, which may be anything. */
  public static Column key(String title) {
    return new Column(title, Kind.ID, KEY);
  }

  /** For numbers. */
  public static Column right(String title) {
    return new Column(title, Kind.NUMBER, ANY);
  }

  /**
   * How narrow it may become.
   *
   * @param widest of its cells
   */
  int least(int widest) {
    return switch (kind) {
      case TEXT, ID -> LEAST;
      case TIME -> DATE;
      case NUMBER -> Math.max(WORD, widest);
    };
  }

  boolean isNumber() {
    return kind == Kind.NUMBER;
  }

  /** Its title as a cell. */
  String header(int width) {
    return cell(Printable.end(title, width), width);
  }

  String cell(String text, int width) {
    String shown =
        switch (kind) {
          case TEXT, TIME -> Printable.end(text, width);
          case ID -> Printable.middle(text, width);
          case NUMBER -> text;
        };
    String padding = " ".repeat(Math.max(0, width - Printable.width(shown)));
    return kind == Kind.NUMBER ? padding + shown : shown + padding;
  }
}
