package dev.quittance.cli.text;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Sentences and long lists of values, broken where a word or a value ends. */
public final class Lines {

  private Lines() {}

  public static void print(PrintWriter out, String text) {
    wrapped(text).forEach(out::println);
  }

  /** The same, to be printed in some other way. */
  public static List<String> wrapped(String text) {
    return wrapped(text, Terminal.width());
  }

  static List<String> wrapped(String text, int width) {
    List<String> lines = new ArrayList<>();
    String rest = Printable.line(text);
    while (Printable.width(rest) > width) {
      int end = breakBefore(rest, width);
      lines.add(rest.substring(0, end).stripTrailing());
      rest = rest.substring(end).stripLeading();
    }
    if (!rest.isEmpty() || lines.isEmpty()) {
      lines.add(rest);
    }
    return lines;
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
