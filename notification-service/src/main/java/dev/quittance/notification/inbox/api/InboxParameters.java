package dev.quittance.notification.inbox.api;

import dev.quittance.contract.Ids;
import dev.quittance.kit.list.Cursor;
import dev.quittance.kit.list.ListRequest;
import dev.quittance.kit.list.PageParameters;
import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.kit.security.Caller;
import dev.quittance.notification.inbox.store.Inbox;
import dev.quittance.notification.inbox.store.InboxQuery;
import dev.quittance.notification.inbox.store.Notification;
import dev.quittance.notification.message.Kind;
import jakarta.ws.rs.QueryParam;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The filters of the list of notifications. */
public record InboxParameters(
    @Parameter(description = "Whose notifications; a buyer's own without it.") @QueryParam(BUYER)
        @Nullable String buyerId,
    @Parameter(
            description =
                "support: what support was told, for staff, in place of a buyer's notifications.",
            schema = @Schema(type = SchemaType.STRING, enumeration = SUPPORT))
        @QueryParam(AUDIENCE)
        @Nullable String audience,
    @Parameter(description = "Only notifications about this order.") @QueryParam(ORDER)
        @Nullable String orderId,
    @Parameter(
            description = "Only notifications of this kind.",
            schema = @Schema(implementation = Kind.class))
        @QueryParam(KIND)
        @Nullable String kind) {

  private static final String BUYER = "buyerId";
  private static final String AUDIENCE = "audience";
  private static final String SUPPORT = "support";
  private static final String ORDER = "orderId";
  private static final String KIND = "kind";
  private static final String BEFORE = "before";

  ListRequest listRequest(PageParameters page, Caller caller) {
    if (audience != null && !caller.seesAll()) {
      throw ProblemException.of(
          ProblemCode.FORBIDDEN, "What support is told is for staff: leave audience out.");
    }
    return page.listRequest("notifications")
        .filter(AUDIENCE, audience)
        .filter(BUYER, caller.buyer(buyerId))
        .filter(ORDER, orderId)
        .filter(KIND, kind);
  }

  static InboxQuery query(ListRequest request) {
    String buyer = request.name(BUYER);
    if (request.value(AUDIENCE) != null) {
      buyer = support(request.value(AUDIENCE), buyer);
    }
    if (buyer == null) {
      throw ProblemException.of(
          ProblemCode.BUYER_ID_MISSING, "Say whose notifications: add ?buyerId= to the request.");
    }
    Cursor cursor = request.cursor();
    return new InboxQuery(
        buyer,
        request.id(ORDER, Ids.ORDER),
        request.word(KIND, Kind.class),
        cursor == null ? null : cursor.number(BEFORE));
  }

  private static String support(@Nullable String audience, @Nullable String buyer) {
    if (!SUPPORT.equals(audience)) {
      throw ProblemException.badParameter(AUDIENCE, "must be support");
    }
    if (buyer != null) {
      throw ProblemException.badParameter(AUDIENCE, "must not come with buyerId");
    }
    return Notification.SUPPORT;
  }

  static Map<String, String> place(Inbox.Numbered last) {
    return Map.of(BEFORE, Long.toString(last.number()));
  }
}
