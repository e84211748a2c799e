package dev.quittance.cli.text;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Aligned columns under a header. Rows come a page at a time, so that a list of any length is
 * printed as it arrives; a later page only ever widens columns.
 */
public final class Table {

  private static final String GAP = "  ";

  private final PrintWriter out;
  private final List<Column> columns;
  private final int[] widths;
  private boolean begun;

  public Table(PrintWriter out, Column... columns) {
    this.out = out;
    this.columns = List.of(columns);
    this.widths = this.columns.stream().mapToInt(column -> column.title().length()).toArray();
  }

  /** Each row has a text for each column. */
  public void print(List<List<String>> texts) {
    List<List<String>> rows =
        texts.stream().map(row -> row.stream().map(Printable::line).toList()).toList();
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    if (!begun) {
      line(columns.stream().map(Column::title).toList());
      begun = true;
    }
    rows.forEach(this::line);
  }

  private void line(List<String> cells) {
    out.println(
        IntStream.range(0, widths.length)
            .mapToObj(i -> columns.get(i).cell(cells.get(i), widths[i]))
            .collect(Collectors.joining(GAP))
            .stripTrailing());
  }
}
