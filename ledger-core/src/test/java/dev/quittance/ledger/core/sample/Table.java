package dev.quittance.ledger.core.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A text file of rows in columns: {@code |} between cells, the first line names the columns, lines
 * that start with {@code #} are comments.
 */
public final class Table {

  private Table() {}

  /** The rows of a resource, each as its cells by column, in the order of the file. */
  public static List<Row> read(String resource) {
    List<String> lines =
        text(resource).lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    List<String> columns = cells(lines.getFirst());
    List<Row> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = cells(line);
      if (cells.size() != columns.size()) {
        throw new IllegalArgumentException(columns.size() + " cells are wanted in: " + line);
      }
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < cells.size(); i++) {
        row.put(columns.get(i), cells.get(i));
      }
      rows.add(new Row(row));
    }
    return rows;
  }

  private static List<String> cells(String line) {
    return List.of(line.split("\\|", -1)).stream().map(String::strip).toList();
  }

  private static String text(String resource) {
    try (InputStream in = Table.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("there is no " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One row. */
  public record Row(Map<String, String> cells) {

    public String text(String column) {
      String cell = cells.get(column);
      if (cell == null) {
        throw new IllegalArgumentException("there is no column " + column);
      }
      return cell;
    }

    /** The cell, empty if there is no such column. */
    public String textIfAny(String column) {
      return cells.getOrDefault(column, "");
    }

    public long number(String column, long ifEmpty) {
      String cell = text(column);
      return cell.isEmpty() ? ifEmpty : Long.parseLong(cell);
    }

    @Override
    public String toString() {
      return cells.values().stream()
          .filter(cell -> !cell.isEmpty())
          .collect(Collectors.joining(" "));
    }
  }
}
