package dev.quittance.payments.api;

import dev.quittance.contract.Ids;
import dev.quittance.kit.list.ListRequest;
import dev.quittance.kit.list.PageParameters;
import dev.quittance.kit.security.Caller;
import dev.quittance.payments.dispute.DisputeStatus;
import dev.quittance.payments.store.DisputeFilter;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The filters of the list of disputes. */
public record DisputeParameters(
    @Parameter(description = "Only disputes of this payment.") @QueryParam(PAYMENT)
        @Nullable String paymentId,
    @Parameter(description = "Only disputes of this buyer's payments.") @QueryParam(BUYER)
        @Nullable String buyerId,
    @Parameter(
            description = "Only disputes with this status.",
            schema = @Schema(implementation = DisputeStatus.class))
        @QueryParam(STATUS)
        @Nullable String status) {

  private static final String PAYMENT = "paymentId";
  private static final String BUYER = "buyerId";
  private static final String STATUS = "status";

  ListRequest listRequest(PageParameters page, Caller caller) {
    return page.listRequest("disputes")
        .filter(PAYMENT, paymentId)
        .filter(BUYER, caller.buyer(buyerId))
        .filter(STATUS, status);
  }

  static DisputeFilter filter(ListRequest request) {
    return new DisputeFilter(
        request.id(PAYMENT, Ids.PAYMENT),
        request.name(BUYER),
        request.word(STATUS, DisputeStatus.class),
        request.afterId(Ids.DISPUTE));
  }
}
