package dev.quittance.ledger.api;

import dev.quittance.kit.http.ProblemException;
import dev.quittance.kit.page.Cursor;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a list was asked for: by the query of its first page, by the cursor afterwards. Whoever
 * sends a cursor may repeat the filters, but not change them.
 */
record Terms(Map<String, String> values, @Nullable Cursor cursor) {

  private static final String LIST = "list";

  /**
   * @param list the list's name: cursors of others are refused
   * @param asked names and values of the query's parameters
   */
  static Terms of(String list, @Nullable String cursorText, Map<String, @Nullable String> asked) {
    Cursor cursor = Cursor.parse(cursorText);
    Map<String, String> values = new HashMap<>();
    if (cursor == null) {
      asked.forEach((name, value) -> put(values, name, value));
      values.put(LIST, list);
      return new Terms(values, null);
    }
    if (!cursor.value(LIST).equals(list)) {
      throw Cursor.badCursor();
    }
    asked.forEach((name, value) -> agree(cursor, name, value));
    return new Terms(cursor.values(), cursor);
  }

  @Nullable String value(String name) {
    return values.get(name);
  }

  /** Where the list goes on after what {@code place} names. */
  String cursorAfter(Map<String, String> place) {
    Map<String, String> next = new HashMap<>(values);
    next.putAll(place);
    return new Cursor(next).text();
  }

  private static void agree(Cursor cursor, String name, @Nullable String value) {
    if (value != null && !value.equals(cursor.values().get(name))) {
      throw ProblemException.badRequest(
          "bad_cursor",
          "The cursor belongs to a list with another %s: start again without the cursor."
              .formatted(name));
    }
  }

  private static void put(Map<String, String> values, String name, @Nullable String value) {
    if (value != null) {
      values.put(name, value);
    }
  }
}
