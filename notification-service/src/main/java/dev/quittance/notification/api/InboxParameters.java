package dev.quittance.notification.api;

import dev.quittance.contract.Ids;
import dev.quittance.kit.http.ProblemException;
import dev.quittance.kit.page.Cursor;
import dev.quittance.kit.page.PageParameters;
import dev.quittance.kit.page.Terms;
import dev.quittance.notification.message.Kind;
import dev.quittance.notification.store.Inbox;
import dev.quittance.notification.store.InboxQuery;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The filters of the list of notifications. */
public record InboxParameters(
    @Parameter(description = "Whose notifications; required without a cursor.") @QueryParam(BUYER)
        @Nullable String buyerId,
    @Parameter(description = "Only those about this order.") @QueryParam(ORDER)
        @Nullable String orderId,
    @Parameter(
            description = "Only those of this kind.",
            schema = @Schema(implementation = Kind.class))
        @QueryParam(KIND)
        @Nullable String kind) {

  private static final String BUYER = "buyerId";
  private static final String ORDER = "orderId";
  private static final String KIND = "kind";
  private static final String BEFORE = "before";

  Terms terms(PageParameters page) {
    return page.terms("notifications")
        .filter(BUYER, buyerId)
        .filter(ORDER, orderId)
        .filter(KIND, kind);
  }

  static InboxQuery query(Terms terms) {
    Cursor cursor = terms.cursor();
    return new InboxQuery(
        buyer(terms.value(BUYER)),
        order(terms.value(ORDER)),
        kind(terms.value(KIND)),
        cursor == null ? null : cursor.number(BEFORE));
  }

  static Map<String, String> place(Inbox.Numbered last) {
    return Map.of(BEFORE, Long.toString(last.number()));
  }

  private static String buyer(@Nullable String buyerId) {
    if (buyerId == null || buyerId.isEmpty()) {
      throw ProblemException.badRequest(
          "buyer_id_missing", "Say whose notifications: add ?buyerId= to the request.");
    }
    if (!Ids.isName(buyerId)) {
      throw ProblemException.badParameter(BUYER, "must be 1 to 64 letters, digits, '-' or '_'");
    }
    return buyerId;
  }

  private static @Nullable String order(@Nullable String orderId) {
    if (orderId != null && !Ids.isId(Ids.ORDER, orderId)) {
      throw ProblemException.badParameter(ORDER, "must be 'ord_' and 32 lower-case hex digits");
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
                ProblemException.badParameter(
                    KIND, "must be one of " + Arrays.toString(Kind.values())));
  }
}
