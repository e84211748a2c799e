package dev.quittance.cli.text;

import dev.quittance.contract.SpreadsheetText;
import java.io.IOException;
import java.io.PrintWriter;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** CSV (RFC 4180) that a spreadsheet can open without running what others wrote. */
final class Csv {

  private final CSVPrinter printer;

  Csv(PrintWriter out, @Nullable String... header) {
    try {
      printer = new CSVPrinter(out, CSVFormat.RFC4180.builder().setHeader(header).get());
    } catch (IOException e) {
      throw impossible(e);
    }
  }

  /** Numbers stay numbers, also negative ones. */
  void row(@Nullable Object... values) {
    try {
      for (Object value : values) {
        printer.print(value instanceof String text ? SpreadsheetText.of(text) : value);
      }
      printer.println();
    } catch (IOException e) {
      throw impossible(e);
    }
  }

  private static IllegalStateException impossible(IOException e) {
    return new IllegalStateException("a PrintWriter throws nothing", e);
  }
}
