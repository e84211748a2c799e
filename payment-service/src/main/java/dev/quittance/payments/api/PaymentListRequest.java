package dev.quittance.payments.api;

import dev.quittance.contract.Ids;
import dev.quittance.kit.http.ProblemException;
import dev.quittance.kit.page.Cursor;
import dev.quittance.payments.payment.PaymentStatus;
import dev.quittance.payments.store.PaymentFilter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The list's query parameters, checked, and as a cursor that carries them. */
final class PaymentListRequest {

  private static final String ORDER = "orderId";
  private static final String BUYER = "buyerId";
  private static final String STATUS = "status";
  private static final String LAST = "last";

  private PaymentListRequest() {}

  static PaymentFilter filter(
      @Nullable String orderId,
      @Nullable String buyerId,
      @Nullable String status,
      @Nullable String cursorText) {
    Cursor cursor = Cursor.parse(cursorText);
    if (cursor == null) {
      return new PaymentFilter(order(orderId), buyer(buyerId), status(status), null);
    }
    agree(ORDER, orderId, cursor);
    agree(BUYER, buyerId, cursor);
    agree(STATUS, status, cursor);
    String last = cursor.value(LAST);
    if (!Ids.isId(Ids.PAYMENT, last)) {
      throw Cursor.badCursor();
    }
    Map<String, String> values = cursor.values();
    return new PaymentFilter(
        order(values.get(ORDER)), buyer(values.get(BUYER)), status(values.get(STATUS)), last);
  }

  static String cursorAfter(String paymentId, PaymentFilter filter) {
    Map<String, String> values = new HashMap<>();
    values.put(LAST, paymentId);
    if (filter.orderId() != null) {
      values.put(ORDER, filter.orderId());
    }
    if (filter.buyerId() != null) {
      values.put(BUYER, filter.buyerId());
    }
    if (filter.status() != null) {
      values.put(STATUS, filter.status().name());
    }
    return new Cursor(values).text();
  }

  static int limit(@Nullable String asked) {
    try {
      return Cursor.limit(asked == null ? null : Integer.valueOf(asked));
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

  private static @Nullable String order(@Nullable String orderId) {
    if (orderId != null && !Ids.isId(Ids.ORDER, orderId)) {
      throw ProblemException.badRequest(
          "bad_order_id", "orderId must be 'ord_' and 32 lower-case hex digits.");
    }
    return orderId;
  }

  private static @Nullable String buyer(@Nullable String buyerId) {
    if (buyerId != null && !Ids.isName(buyerId)) {
      throw ProblemException.badRequest(
          "bad_buyer_id", "buyerId must be 1 to 64 letters, digits, '-' or '_'.");
    }
    return buyerId;
  }

  private static @Nullable PaymentStatus status(@Nullable String status) {
    if (status == null) {
      return null;
    }
    return Arrays.stream(PaymentStatus.values())
        .filter(known -> known.name().equals(status))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.badRequest(
                    "bad_status",
                    "status must be one of " + Arrays.toString(PaymentStatus.values()) + "."));
  }
}
