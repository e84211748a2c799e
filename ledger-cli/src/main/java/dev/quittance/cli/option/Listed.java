package dev.quittance.cli.option;

import dev.quittance.cli.http.Listing;
import dev.quittance.cli.text.Field;
import dev.quittance.cli.text.Rows;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Prints a list in the form that was asked for. */
public final class Listed {

  private Listed() {}

  /** All pages, and a note on the error stream if there is more. */
  public static <T> void print(
      CommandSpec command, Listing listing, Class<T> item, List<Field<T>> fields) {
    PrintWriter out = command.commandLine().getOut();
    Format format = GlobalOptions.of(command).format();
    if (format == Format.JSON) {
      listing.print(out);
      return;
    }
    Rows<T> rows = rows(out, format, fields);
    More.note(command, listing.forEachPage(item, rows::print));
  }

  /** A table or CSV. */
  public static <T> Rows<T> rows(PrintWriter out, Format format, List<Field<T>> fields) {
    return format == Format.CSV ? Rows.csv(out, fields) : Rows.table(out, fields);
  }
}
