package dev.quittance.cli.text;

import java.io.IOException;
import java.io.PrintWriter;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** CSV (RFC 4180) that a spreadsheet can open without running what others wrote. */
final class Csv {

  /** How a formula may begin, by OWASP's advice on CSV injection. */
  private static final String FORMULA = "=+-@\t\r";

  private final CSVPrinter printer;

  Csv(PrintWriter out, @Nullable String... header) {
    try {
      printer = new CSVPrinter(out, CSVFormat.RFC4180.builder().setHeader(header).get());
    } catch (IOException e) {
      throw impossible(e);
    }
  }

  void row(@Nullable Object... values) {
    try {
      for (Object value : values) {
        printer.print(value instanceof String text ? safe(text) : value);
      }
      printer.println();
    } catch (IOException e) {
      throw impossible(e);
    }
  }

  /**
   * Numbers stay numbers, also negative ones; a text that would be a formula gets an apostrophe.
   */
  static String safe(String text) {
    return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  private static IllegalStateException impossible(IOException e) {
    return new IllegalStateException("a PrintWriter throws nothing", e);
  }
}
