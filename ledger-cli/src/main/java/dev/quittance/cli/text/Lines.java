package dev.quittance.cli.text;

import java.io.PrintWriter;

/** Sentences and long lists of values, broken where a word or a value ends. */
public final class Lines {

  private Lines() {}

  public static void print(PrintWriter out, String text) {
    print(out, text, Terminal.width());
  }

  static void print(PrintWriter out, String text, int width) {
    String rest = Printable.line(text);
    while (Printable.width(rest) > width) {
      int end = breakBefore(rest, width);
      out.println(rest.substring(0, end).stripTrailing());
      rest = rest.substring(end).stripLeading();
    }
    out.println(rest);
  }

  /** After a blank or a comma; a single value that is longer is left to the terminal. */
  private static int breakBefore(String text, int width) {
    int last = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == ' ' || text.charAt(i) == ',') {
        int end = i + 1;
        if (last > 0 && Printable.width(text.substring(0, end).stripTrailing()) > width) {
          return last;
        }
        last = end;
      }
    }
    return last > 0 && Printable.width(text.substring(0, last)) <= width ? last : text.length();
  }
}
