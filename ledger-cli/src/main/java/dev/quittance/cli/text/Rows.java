package dev.quittance.cli.text;

import java.io.PrintWriter;
import java.util.List;

/** Where the items of a list go, a page at a time. */
@FunctionalInterface
public interface Rows<T> {

  void print(List<T> items);

  /** As a table. */
  static <T> Rows<T> table(PrintWriter out, List<Field<T>> fields) {
    List<Field<T>> shown = fields.stream().filter(field -> field.column() != null).toList();
    Table table = new Table(out, shown.stream().map(Field::column).toArray(Column[]::new));
    return items ->
        table.print(
            items.stream()
                .map(item -> shown.stream().map(field -> field.text().apply(item)).toList())
                .toList());
  }

  /** As CSV, with a header even if there is nothing. */
  static <T> Rows<T> csv(PrintWriter out, List<Field<T>> fields) {
    List<Field<T>> named = fields.stream().filter(field -> field.name() != null).toList();
    Csv csv = new Csv(out, named.stream().map(Field::name).toArray(String[]::new));
    return items -> {
      for (T item : items) {
        csv.row(named.stream().map(field -> field.value().apply(item)).toArray());
      }
      out.flush();
    };
  }
}
