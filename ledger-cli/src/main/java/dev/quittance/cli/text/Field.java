package dev.quittance.cli.text;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a list shows of an item: as text under a title in a table, as a value under a name in CSV.
 *
 * @param column null if only CSV has it
 * @param name null if only tables have it
 */
public record Field<T>(
    @Nullable Column column,
    @Nullable String name,
    Function<T, String> text,
    Function<T, @Nullable Object> value) {

  /** The same in both. */
  public static <T> Field<T> of(
      Column column, String name, Function<T, ? extends @Nullable Object> value) {
    return new Field<>(
        column,
        name,
        item -> {
          Object known = value.apply(item);
          return known == null ? "" : known.toString();
        },
        value::apply);
  }

  /** A text in tables, and something for programs in CSV. */
  public static <T> Field<T> of(
      Column column,
      String name,
      Function<T, String> text,
      Function<T, ? extends @Nullable Object> value) {
    return new Field<>(column, name, text, value::apply);
  }

  /** Only in tables. */
  public static <T> Field<T> shown(Column column, Function<T, String> text) {
    return new Field<>(column, null, text, text::apply);
  }

  /** Only in CSV. */
  public static <T> Field<T> csv(String name, Function<T, ? extends @Nullable Object> value) {
    return new Field<>(null, name, item -> "", value::apply);
  }
}
