package dev.quittance.cli.text;

import org.jline.utils.WCWidth;

/** Text that others wrote, for a terminal: control characters could make it do anything. */
public final class Printable {

  private static final String ELLIPSIS = "…";

  private Printable() {}

  /** On one line; what a terminal would act on, or cannot show, is a question mark. */
  public static String line(String text) {
    if (text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      return text;
    }
    StringBuilder printable = new StringBuilder(text.length());
    text.codePoints().forEach(c -> printable.appendCodePoint(isShown(c) ? c : '?'));
    return printable.toString();
  }

  /** Marks of direction would turn what follows around, and unpaired halves are no text. */
  private static boolean isShown(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /** How many columns a printable text takes. */
  static int width(String printable) {
    return printable.codePoints().map(c -> Math.max(0, WCWidth.wcwidth(c))).sum();
  }

  /** Its beginning, with an ellipsis, if it is wider than that. */
  static String end(String printable, int width) {
    return width(printable) <= width ? printable : head(printable, width - 1) + ELLIPSIS;
  }

  /** Its beginning and its end, for ids: those of one time begin alike. */
  static String middle(String printable, int width) {
    if (width(printable) <= width) {
      return printable;
    }
    int tail = (width - 1) / 2;
    String turned = new StringBuilder(printable).reverse().toString();
    String end = new StringBuilder(head(turned, tail)).reverse().toString();
    return head(printable, width - 1 - tail) + ELLIPSIS + end;
  }

  private static String head(String printable, int width) {
    int used = 0;
    int end = 0;
    while (end < printable.length()) {
      int codePoint = printable.codePointAt(end);
      used += Math.max(0, WCWidth.wcwidth(codePoint));
      if (used > width) {
        break;
      }
      end += Character.charCount(codePoint);
    }
    return printable.substring(0, end);
  }
}
