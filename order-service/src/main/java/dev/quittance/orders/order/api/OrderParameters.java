package dev.quittance.orders.order.api;

import dev.quittance.kit.list.ListRequest;
import dev.quittance.kit.list.PageParameters;
import dev.quittance.kit.security.Caller;
import dev.quittance.orders.order.OrderStatus;
import dev.quittance.orders.order.store.OrderFilter;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The filters of the list of orders. */
public record OrderParameters(
    @Parameter(description = "Only orders of this buyer.") @QueryParam(BUYER)
        @Nullable String buyerId,
    @Parameter(description = "Only orders of this supplier.") @QueryParam(SUPPLIER)
        @Nullable String supplierId,
    @Parameter(
            description = "Only orders with this status.",
            schema = @Schema(implementation = OrderStatus.class))
        @QueryParam(STATUS)
        @Nullable String status) {

  private static final String BUYER = "buyerId";
  private static final String SUPPLIER = "supplierId";
  private static final String STATUS = "status";

  ListRequest listRequest(PageParameters page, Caller caller) {
    return page.listRequest("orders")
        .filter(BUYER, caller.buyer(buyerId))
        .filter(SUPPLIER, supplierId)
        .filter(STATUS, status);
  }

  static OrderFilter filter(ListRequest request) {
    return new OrderFilter(
        request.name(BUYER), request.name(SUPPLIER), request.word(STATUS, OrderStatus.class));
  }
}
