package dev.quittance.orders.api;

import dev.quittance.contract.Ids;
import dev.quittance.kit.http.ProblemException;
import dev.quittance.kit.page.Cursor;
import dev.quittance.orders.order.OrderStatus;
import dev.quittance.orders.store.OrderFilter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A list's query parameters, checked; and as a cursor that carries them.
 *
 * @param before the last order of the page before, null for the first page
 */
record ListRequest(OrderFilter filter, @Nullable String before) {

  private static final String BUYER = "buyerId";
  private static final String SUPPLIER = "supplierId";
  private static final String STATUS = "status";
  private static final String BEFORE = "before";

  static ListRequest of(
      @Nullable String buyerId,
      @Nullable String supplierId,
      @Nullable String status,
      @Nullable String cursorText) {
    Cursor cursor = Cursor.parse(cursorText);
    if (cursor == null) {
      return new ListRequest(filter(buyerId, supplierId, status), null);
    }
    agree(BUYER, buyerId, cursor);
    agree(SUPPLIER, supplierId, cursor);
    agree(STATUS, status, cursor);
    String before = cursor.value(BEFORE);
    if (!Ids.isId(Ids.ORDER, before)) {
      throw Cursor.badCursor();
    }
    Map<String, String> values = cursor.values();
    return new ListRequest(
        filter(values.get(BUYER), values.get(SUPPLIER), values.get(STATUS)), before);
  }

  /** Where the list goes on after the order {@code lastId}. */
  String cursorAfter(String lastId) {
    Map<String, String> values = new HashMap<>();
    put(values, BUYER, filter.buyerId());
    put(values, SUPPLIER, filter.supplierId());
    put(values, STATUS, filter.status() == null ? null : filter.status().name());
    put(values, BEFORE, lastId);
    return new Cursor(values).text();
  }

  static int limit(@Nullable String asked) {
    if (asked == null) {
      return Cursor.DEFAULT_LIMIT;
    }
    try {
      return Cursor.limit(Integer.valueOf(asked));
    } catch (NumberFormatException e) {
      throw ProblemException.badRequest(
          "bad_limit", "limit must be a whole number between 1 and " + Cursor.MAX_LIMIT + ".");
    }
  }

  private static OrderFilter filter(
      @Nullable String buyerId, @Nullable String supplierId, @Nullable String status) {
    return new OrderFilter(name(BUYER, buyerId), name(SUPPLIER, supplierId), status(status));
  }

  private static void agree(String filter, @Nullable String asked, Cursor cursor) {
    if (asked != null && !asked.equals(cursor.values().get(filter))) {
      throw ProblemException.badRequest(
          "bad_cursor",
          "The cursor belongs to a list with another %s: start again without the cursor."
              .formatted(filter));
    }
  }

  private static @Nullable String name(String filter, @Nullable String name) {
    if (name != null && !Ids.isName(name)) {
      throw ProblemException.badRequest(
          "bad_filter", filter + " must be 1 to 64 letters, digits, '-' or '_'.");
    }
    return name;
  }

  private static @Nullable OrderStatus status(@Nullable String word) {
    if (word == null) {
      return null;
    }
    return Arrays.stream(OrderStatus.values())
        .filter(status -> status.name().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.badRequest(
                    "unknown_status",
                    "status must be one of " + Arrays.toString(OrderStatus.values()) + "."));
  }

  private static void put(Map<String, String> values, String name, @Nullable String value) {
    if (value != null) {
      values.put(name, value);
    }
  }
}
