package dev.quittance.orders.cart.api;

import dev.quittance.kit.security.Role;
import dev.quittance.orders.cart.CartCommand;
import dev.quittance.orders.cart.CartLine;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What is in a cart, and where it goes. Each change names the version that it is about. */
@Path("/carts/{cartId}")
@RolesAllowed(Role.BUYER)
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Carts")
public class CartContentResource {

  private static final String PRODUCT = "prd_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e";

  private final CartCommands commands;

  CartContentResource(CartCommands commands) {
    this.commands = commands;
  }

  @PUT
  @Path("/items/{productId}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Transactional
  @Operation(
      operationId = "setCartItem",
      summary = "Add a product, or change its quantity",
      description =
          "The quantity is not compared with the product's minimum and stock here: /review tells all"
              + " that stops a checkout.")
  @APIResponse(
      responseCode = "200",
      description = "The cart has so many.",
      content = @Content(schema = @Schema(implementation = CartView.class)))
  @APIResponse(
      responseCode = "404",
      description = "The buyer has no such cart, or there is no such product.")
  @APIResponse(
      responseCode = "409",
      description = "The cart is not open (cart_not_open), or has too many lines (cart_full).")
  @APIResponse(
      responseCode = "412",
      description = "The cart was changed meanwhile (precondition_failed).")
  @APIResponse(responseCode = "428", description = "If-Match is missing (precondition_required).")
  public Response setItem(
      @Parameter(example = CartResource.EXAMPLE) @PathParam("cartId") String cartId,
      @Parameter(example = PRODUCT) @PathParam("productId") String productId,
      @Parameter(
              description = CartResource.IF_MATCH,
              required = true,
              example = "*",
              schema = @Schema(type = SchemaType.STRING, pattern = CartResource.TAGS))
          @HeaderParam(HttpHeaders.IF_MATCH)
          @Nullable String ifMatch,
      ItemRequest request) {
    return CartResource.answer(
        commands,
        commands.setItem(
            cartId, ifMatch, new CartCommand.SetItem(new CartLine(productId, request.quantity()))));
  }

  @DELETE
  @Path("/items/{productId}")
  @Transactional
  @Operation(operationId = "removeCartItem", summary = "Remove a product from a cart")
  @APIResponse(
      responseCode = "200",
      description = "The cart without it.",
      content = @Content(schema = @Schema(implementation = CartView.class)))
  @APIResponse(
      responseCode = "404",
      description = "The buyer has no such cart, or the cart has no such product.")
  @APIResponse(responseCode = "409", description = "The cart is not open (cart_not_open).")
  @APIResponse(
      responseCode = "412",
      description = "The cart was changed meanwhile (precondition_failed).")
  @APIResponse(responseCode = "428", description = "If-Match is missing (precondition_required).")
  public Response removeItem(
      @Parameter(example = CartResource.EXAMPLE) @PathParam("cartId") String cartId,
      @Parameter(example = PRODUCT) @PathParam("productId") String productId,
      @Parameter(
              description = CartResource.IF_MATCH,
              required = true,
              example = "*",
              schema = @Schema(type = SchemaType.STRING, pattern = CartResource.TAGS))
          @HeaderParam(HttpHeaders.IF_MATCH)
          @Nullable String ifMatch) {
    return CartResource.answer(commands, commands.removeItem(cartId, ifMatch, productId));
  }

  @PUT
  @Path("/destination")
  @Consumes(MediaType.APPLICATION_JSON)
  @Transactional
  @Operation(
      operationId = "setCartDestination",
      summary = "Say where to deliver",
      description = "All of it: an address that is left out is removed.")
  @APIResponse(
      responseCode = "200",
      description = "It goes there.",
      content = @Content(schema = @Schema(implementation = CartView.class)))
  @APIResponse(responseCode = "404", description = "The buyer has no such cart.")
  @APIResponse(responseCode = "409", description = "The cart is not open (cart_not_open).")
  @APIResponse(
      responseCode = "412",
      description = "The cart was changed meanwhile (precondition_failed).")
  @APIResponse(responseCode = "428", description = "If-Match is missing (precondition_required).")
  public Response deliver(
      @Parameter(example = CartResource.EXAMPLE) @PathParam("cartId") String cartId,
      @Parameter(
              description = CartResource.IF_MATCH,
              required = true,
              example = "*",
              schema = @Schema(type = SchemaType.STRING, pattern = CartResource.TAGS))
          @HeaderParam(HttpHeaders.IF_MATCH)
          @Nullable String ifMatch,
      DestinationRequest request) {
    return CartResource.answer(
        commands, commands.deliver(cartId, ifMatch, request.destination(), request.to()));
  }
}
