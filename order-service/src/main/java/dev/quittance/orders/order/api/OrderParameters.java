package dev.quittance.orders.order.api;

import dev.quittance.contract.Ids;
import dev.quittance.kit.list.Cursor;
import dev.quittance.kit.list.ListRequest;
import dev.quittance.kit.list.PageParameters;
import dev.quittance.orders.order.OrderStatus;
import dev.quittance.orders.order.store.OrderFilter;
import dev.quittance.orders.order.store.OrderHeader;
import jakarta.ws.rs.QueryParam;
import java.util.Map;
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
  private static final String BEFORE = "before";

  ListRequest listRequest(PageParameters page) {
    return page.listRequest("orders")
        .filter(BUYER, buyerId)
        .filter(SUPPLIER, supplierId)
        .filter(STATUS, status);
  }

  static OrderFilter filter(ListRequest request) {
    return new OrderFilter(
        request.name(BUYER), request.name(SUPPLIER), request.word(STATUS, OrderStatus.class));
  }

  /** The last order of the page before; null for the first page. */
  static @Nullable String before(ListRequest request) {
    Cursor cursor = request.cursor();
    return cursor == null ? null : cursor.id(BEFORE, Ids.ORDER);
  }

  static Map<String, String> place(OrderHeader last) {
    return Map.of(BEFORE, last.id());
  }
}
