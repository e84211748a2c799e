package dev.quittance.cli.text;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Aligned columns under a header. Rows come a page at a time, so that a list of any length is
 * printed as it arrives; a later page only ever widens columns. A table that is wider than the
 * terminal is cut to it, the widest columns first: a line never wraps.
 */
public final class Table {

  private static final String GAP = "  ";

  private final PrintWriter out;
  private final int width;
  private final List<Column> columns;
  private final int[] widths;
  private final int[] widest;
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
    this.widest = new int[widths.length];
  }

  /** Each row has a text for each column. */
  public void print(List<List<String>> texts) {
    List<List<String>> rows =
        texts.stream().map(row -> row.stream().map(Printable::line).toList()).toList();
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        int wanted = Math.min(Printable.width(row.get(i)), columns.get(i).most());
        widest[i] = Math.max(widest[i], wanted);
        widths[i] = Math.max(widths[i], wanted);
      }
    }
    int[] fitted = fitted();
    if (!begun) {
      line(fitted, i -> columns.get(i).header(fitted[i]));
      begun = true;
    }
    rows.forEach(row -> line(fitted, i -> columns.get(i).cell(row.get(i), fitted[i])));
  }

  /** The titles of numbers give first, then texts and ids, the widest before others. */
  private int[] fitted() {
    int[] fitted = widths.clone();
    int excess = IntStream.of(fitted).sum() + GAP.length() * (fitted.length - 1) - width;
    excess = shrink(fitted, excess, true);
    shrink(fitted, excess, false);
    return fitted;
  }

  /** What is still too much when no column of that kind can give any more. */
  private int shrink(int[] fitted, int excess, boolean numbers) {
    int left = excess;
    while (left > 0) {
      int giver = -1;
      for (int i = 0; i < fitted.length; i++) {
        if (columns.get(i).isNumber() == numbers
            && fitted[i] > columns.get(i).least(widest[i])
            && (giver < 0 || fitted[i] > fitted[giver])) {
          giver = i;
        }
      }
      if (giver < 0) {
        return left;
      }
      fitted[giver]--;
      left--;
    }
    return left;
  }

  private void line(int[] fitted, IntFunction<String> cell) {
    String line =
        IntStream.range(0, fitted.length)
            .mapToObj(cell)
            .collect(Collectors.joining(GAP))
            .stripTrailing();
    out.println(Printable.end(line, width));
  }
}
