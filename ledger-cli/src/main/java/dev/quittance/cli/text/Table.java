package dev.quittance.cli.text;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Aligned columns under a header. Rows come a page at a time, so that a list of any length is
 * printed as it arrives; a later page only ever widens columns. A table that is wider than the
 * terminal is cut to it, the widest columns first: a line never wraps.
 */
public final class Table {

  private static final String GAP = "  ";

  /** An ellipsis and a little of the text. */
  private static final int LEAST = 4;

  private final PrintWriter out;
  private final int width;
  private final List<Column> columns;
  private final int[] widths;
  private boolean begun;

  public Table(PrintWriter out, Column... columns) {
    this(out, Terminal.width(), columns);
  }

  Table(PrintWriter out, int width, Column... columns) {
    this.out = out;
    this.width = width;
    this.columns = List.of(columns);
    this.widths =
        this.columns.stream().mapToInt(column -> Printable.width(column.title())).toArray();
  }

  /** Each row has a text for each column. */
  public void print(List<List<String>> texts) {
    List<List<String>> rows =
        texts.stream().map(row -> row.stream().map(Printable::line).toList()).toList();
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        int wanted = Math.min(Printable.width(row.get(i)), columns.get(i).most());
        widths[i] = Math.max(widths[i], wanted);
      }
    }
    int[] fitted = fitted();
    if (!begun) {
      line(columns.stream().map(Column::title).toList(), fitted);
      begun = true;
    }
    rows.forEach(row -> line(row, fitted));
  }

  /** Takes a column from the widest elastic one until all fit, or none can give any more. */
  private int[] fitted() {
    int[] fitted = widths.clone();
    int excess = IntStream.of(fitted).sum() + GAP.length() * (fitted.length - 1) - width;
    while (excess > 0) {
      int widest = -1;
      for (int i = 0; i < fitted.length; i++) {
        if (columns.get(i).isElastic()
            && fitted[i] > LEAST
            && (widest < 0 || fitted[i] > fitted[widest])) {
          widest = i;
        }
      }
      if (widest < 0) {
        break;
      }
      fitted[widest]--;
      excess--;
    }
    return fitted;
  }

  private void line(List<String> cells, int[] fitted) {
    String line =
        IntStream.range(0, fitted.length)
            .mapToObj(i -> columns.get(i).cell(cells.get(i), fitted[i]))
            .collect(Collectors.joining(GAP))
            .stripTrailing();
    out.println(Printable.end(line, width));
  }
}
