package dev.quittance.notification.api;

import dev.quittance.contract.Ids;
import dev.quittance.kit.http.ProblemException;
import dev.quittance.kit.page.Cursor;
import dev.quittance.notification.message.Kind;
import dev.quittance.notification.store.InboxQuery;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The list's query parameters, checked, and as a cursor that carries them. */
final class InboxRequest {

  private static final String BUYER = "buyerId";
  private static final String ORDER = "orderId";
  private static final String KIND = "kind";
  private static final String BEFORE = "before";

  private InboxRequest() {}

  static InboxQuery query(
      @Nullable String buyerId,
      @Nullable String orderId,
      @Nullable String kind,
      @Nullable String cursorText) {
    Cursor cursor = Cursor.parse(cursorText);
    if (cursor == null) {
      return new InboxQuery(buyer(buyerId), order(orderId), kind(kind), null);
    }
    agree(BUYER, buyerId, cursor);
    agree(ORDER, orderId, cursor);
    agree(KIND, kind, cursor);
    try {
      return new InboxQuery(
          buyer(cursor.value(BUYER)),
          order(cursor.values().get(ORDER)),
          kind(cursor.values().get(KIND)),
          Long.valueOf(cursor.value(BEFORE)));
    } catch (NumberFormatException e) {
      throw Cursor.badCursor();
    }
  }

  static String cursor(InboxQuery query, long before) {
    Map<String, String> values = new HashMap<>();
    values.put(BUYER, query.buyerId());
    if (query.orderId() != null) {
      values.put(ORDER, query.orderId());
    }
    if (query.kind() != null) {
      values.put(KIND, query.kind().name());
    }
    values.put(BEFORE, Long.toString(before));
    return new Cursor(values).text();
  }

  static int limit(@Nullable String asked) {
    if (asked == null) {
      return Cursor.limit(null);
    }
    try {
      return Cursor.limit(Integer.valueOf(asked));
    } catch (NumberFormatException e) {
      throw ProblemException.badRequest(
          "bad_limit", "limit must be a whole number between 1 and " + Cursor.MAX_LIMIT + ".");
    }
  }

  private static void agree(String filter, @Nullable String asked, Cursor cursor) {
    if (asked != null && !asked.equals(cursor.values().get(filter))) {
      throw ProblemException.badRequest(
          "bad_cursor",
          "The cursor belongs to a list with another %s: start again without the cursor."
              .formatted(filter));
    }
  }

  private static String buyer(@Nullable String buyerId) {
    if (buyerId == null || buyerId.isEmpty()) {
      throw ProblemException.badRequest(
          "buyer_required", "Say whose notifications: add ?buyerId= to the request.");
    }
    if (!Ids.isName(buyerId)) {
      throw ProblemException.badRequest(
          "bad_buyer_id", "buyerId must be 1 to 64 letters, digits, '-' or '_'.");
    }
    return buyerId;
  }

  private static @Nullable String order(@Nullable String orderId) {
    if (orderId != null && !Ids.isId(Ids.ORDER, orderId)) {
      throw ProblemException.badRequest(
          "bad_order_id", "orderId must be 'ord_' and 32 lower-case hex digits.");
    }
    return orderId;
  }

  private static @Nullable Kind kind(@Nullable String kind) {
    if (kind == null) {
      return null;
    }
    return Arrays.stream(Kind.values())
        .filter(known -> known.name().equals(kind))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.badRequest(
                    "bad_kind", "kind must be one of " + Arrays.toString(Kind.values()) + "."));
  }
}
