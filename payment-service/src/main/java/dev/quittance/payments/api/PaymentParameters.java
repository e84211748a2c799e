package dev.quittance.payments.api;

import dev.quittance.contract.Ids;
import dev.quittance.kit.list.ListRequest;
import dev.quittance.kit.list.PageParameters;
import dev.quittance.kit.security.Caller;
import dev.quittance.payments.payment.PaymentStatus;
import dev.quittance.payments.store.PaymentFilter;
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
            description = "Only payments with this status.",
            schema = @Schema(implementation = PaymentStatus.class))
        @QueryParam(STATUS)
        @Nullable String status) {

  private static final String ORDER = "orderId";
  private static final String BUYER = "buyerId";
  private static final String STATUS = "status";

  ListRequest listRequest(PageParameters page, Caller caller) {
    return page.listRequest("payments")
        .filter(ORDER, orderId)
        .filter(BUYER, caller.buyer(buyerId))
        .filter(STATUS, status);
  }

  static PaymentFilter filter(ListRequest request) {
    return new PaymentFilter(
        request.id(ORDER, Ids.ORDER),
        request.name(BUYER),
        request.word(STATUS, PaymentStatus.class),
        request.afterId(Ids.PAYMENT));
  }
}
