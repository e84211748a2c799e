package dev.quittance.payments.api;

import dev.quittance.contract.Ids;
import dev.quittance.kit.list.ListRequest;
import dev.quittance.kit.list.PageParameters;
import dev.quittance.kit.security.Caller;
import dev.quittance.payments.payment.PaymentStatus;
import dev.quittance.payments.store.PaymentFilter;
import dev.quittance.payments.store.PaymentFilter.Having;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The filters of the list of payments. */
public record PaymentParameters(
    @Parameter(description = "Only the payment of this order.") @QueryParam(ORDER)
        @Nullable String orderId,
    @Parameter(description = "Only payments of this buyer.") @QueryParam(BUYER)
        @Nullable String buyerId,
    @Parameter(
            description =
                "Only payments with this status. UNKNOWN: those with an attempt or a refund of"
                    + " which nobody knows whether it succeeded; how long, and when its gateway is"
                    + " asked next, is in `unresolvedSince` and `nextTryAt`. HELD_BACK: those with"
                    + " one whose gateway could not be asked yet, since `heldBackSince`."
                    + " CONTRADICTED: those of which a gateway said what does not fit.",
            schema = @Schema(implementation = ListedStatus.class))
        @QueryParam(STATUS)
        @Nullable String status) {

  private static final String ORDER = "orderId";
  private static final String BUYER = "buyerId";
  private static final String STATUS = "status";

  /** Also accepted as operators type it. */
  private static final String UNKNOWN = "unknown";

  /** What payments are listed by: {@link PaymentStatus}, and what is not known of them. */
  @Schema(name = "ListedPaymentStatus")
  enum ListedStatus {
    PENDING,
    ACTION_REQUIRED,
    AUTHORIZED,
    FAILED,
    PARTIALLY_REFUNDED,
    REFUNDED,
    UNKNOWN,
    HELD_BACK,
    CONTRADICTED
  }

  private static @Nullable PaymentStatus status(@Nullable ListedStatus listed) {
    return switch (listed) {
      case null -> null;
      case PENDING -> PaymentStatus.PENDING;
      case ACTION_REQUIRED -> PaymentStatus.ACTION_REQUIRED;
      case AUTHORIZED -> PaymentStatus.AUTHORIZED;
      case FAILED -> PaymentStatus.FAILED;
      case PARTIALLY_REFUNDED -> PaymentStatus.PARTIALLY_REFUNDED;
      case REFUNDED -> PaymentStatus.REFUNDED;
      case UNKNOWN, HELD_BACK, CONTRADICTED -> null;
    };
  }

  private static @Nullable Having having(@Nullable ListedStatus listed) {
    return switch (listed) {
      case null -> null;
      case UNKNOWN -> Having.UNKNOWN;
      case HELD_BACK -> Having.HELD_BACK;
      case CONTRADICTED -> Having.CONTRADICTED;
      case PENDING, ACTION_REQUIRED, AUTHORIZED, FAILED, PARTIALLY_REFUNDED, REFUNDED -> null;
    };
  }

  ListRequest listRequest(PageParameters page, Caller caller) {
    return page.listRequest("payments")
        .filter(ORDER, orderId)
        .filter(BUYER, caller.buyer(buyerId))
        .filter(STATUS, UNKNOWN.equals(status) ? ListedStatus.UNKNOWN.name() : status);
  }

  static PaymentFilter filter(ListRequest request) {
    ListedStatus listed = request.word(STATUS, ListedStatus.class);
    return new PaymentFilter(
        request.id(ORDER, Ids.ORDER),
        request.name(BUYER),
        status(listed),
        having(listed),
        request.afterId(Ids.PAYMENT));
  }
}
