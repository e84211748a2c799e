package dev.quittance.orders.cart.api;

import dev.quittance.kit.security.Role;
import dev.quittance.orders.cart.store.Reviews;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What would come of a cart. */
@Path("/carts/{cartId}/review")
@RolesAllowed(Role.BUYER)
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Carts")
public class ReviewResource {

  private final CartCommands commands;
  private final Reviews reviews;

  ReviewResource(CartCommands commands, Reviews reviews) {
    this.commands = commands;
    this.reviews = reviews;
  }

  @GET
  @Transactional
  @Operation(
      operationId = "reviewCart",
      summary = "What would come of a cart",
      description =
          "Prices, shipping, suppliers, and everything that stops a checkout, as they are now."
              + " Nothing is reserved.")
  @APIResponse(responseCode = "200", description = "The review.")
  @APIResponse(responseCode = "404", description = "The buyer has no such cart.")
  public ReviewView review(
      @Parameter(example = CartResource.EXAMPLE) @PathParam("cartId") String cartId) {
    return ReviewView.of(reviews.review(commands.find(cartId).cart()));
  }
}
