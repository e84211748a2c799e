package dev.quittance.cli.text;

/** A column of a table. */
public record Column(String title, boolean right) {

  public static Column left(String title) {
    return new Column(title, false);
  }

  /** For numbers. */
  public static Column right(String title) {
    return new Column(title, true);
  }

  String cell(String text, int width) {
    String padding = " ".repeat(Math.max(0, width - text.length()));
    return right ? padding + text : text + padding;
  }
}
