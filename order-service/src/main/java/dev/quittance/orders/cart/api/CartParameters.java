package dev.quittance.orders.cart.api;

import dev.quittance.kit.list.ListRequest;
import dev.quittance.kit.list.PageParameters;
import dev.quittance.orders.cart.CartStatus;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The filter of the list of carts. */
public record CartParameters(
    @Parameter(
            description = "Only carts with this status.",
            schema = @Schema(implementation = CartStatus.class))
        @QueryParam(STATUS)
        @Nullable String status) {

  private static final String STATUS = "status";

  ListRequest listRequest(PageParameters page) {
    return page.listRequest("carts").filter(STATUS, status);
  }

  static @Nullable CartStatus status(ListRequest request) {
    return request.word(STATUS, CartStatus.class);
  }
}
