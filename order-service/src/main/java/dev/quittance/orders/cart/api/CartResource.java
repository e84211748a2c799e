package dev.quittance.orders.cart.api;

import dev.quittance.kit.http.IfMatch;
import dev.quittance.kit.idempotency.Idempotency;
import dev.quittance.kit.list.ListRequest;
import dev.quittance.kit.list.Page;
import dev.quittance.kit.list.PageParameters;
import dev.quittance.kit.security.Caller;
import dev.quittance.kit.security.Role;
import dev.quittance.orders.cart.Cart;
import dev.quittance.orders.cart.store.CartStore;
import dev.quittance.orders.cart.store.StoredCart;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Carts as a whole: opening, listing, reading, merging and deleting them. */
@Path("/carts")
@RolesAllowed(Role.BUYER)
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Carts", description = "What a buyer wants to order, and what would come of it.")
public class CartResource {

  static final String EXAMPLE = "crt_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e";

  static final String IF_MATCH =
      "The ETag of the cart as it was read: another device may have changed it since. * for whatever"
          + " it is now.";

  /** RFC 9110 section 13.1.1. */
  static final String TAGS = "^(\\*|(W/)?\"[!#-~]{0,64}\"(, *(W/)?\"[!#-~]{0,64}\"){0,9})$";

  private final Idempotency idempotency;
  private final CartCommands commands;
  private final CartStore store;
  private final Caller caller;

  CartResource(Idempotency idempotency, CartCommands commands, CartStore store, Caller caller) {
    this.idempotency = idempotency;
    this.commands = commands;
    this.store = store;
    this.caller = caller;
  }

  @GET
  @Transactional
  @Operation(operationId = "listCarts", summary = "The buyer's carts, newest first")
  @APIResponse(responseCode = "200", description = "A page of carts, without their lines.")
  public Page<CartView> list(@BeanParam CartParameters filters, @BeanParam PageParameters page) {
    ListRequest request = filters.listRequest(page);
    List<StoredCart> found =
        store.list(
            caller.buyerId(),
            CartParameters.status(request),
            request.afterId(Cart.ID_PREFIX),
            request.lookAhead());
    return request.pageById(found, one -> one.cart().id()).map(CartView::summary);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "openCart",
      summary = "Open a cart",
      description =
          "An empty one, or a copy of one that was checked out or merged, or is open. A copy has the"
              + " address, too, which this answer leaves out.")
  @APIResponse(
      responseCode = "201",
      description = "Opened. A repetition of the request gets the same answer again.",
      content = @Content(schema = @Schema(implementation = CartView.class)))
  @APIResponse(
      responseCode = "409",
      description =
          "The buyer has too many open carts (too_many_carts), or the first request with this"
              + " Idempotency-Key is still running.")
  public Response open(
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey, CartRequest request) {
    return idempotency.once(
        "POST /carts",
        idempotencyKey,
        request,
        () -> {
          // The answer is kept under the key for a day: without the address.
          CartView view = CartView.of(commands.open(request.from()), null);
          return new Idempotency.Created(URI.create("/carts/" + view.id()), view);
        });
  }

  @GET
  @Path("/{id}")
  @Transactional
  @Operation(operationId = "cart", summary = "A cart with its lines")
  @APIResponse(
      responseCode = "200",
      description = "The cart.",
      content = @Content(schema = @Schema(implementation = CartView.class)))
  @APIResponse(responseCode = "404", description = "The buyer has no such cart.")
  public Response cart(@Parameter(example = EXAMPLE) @PathParam("id") String id) {
    return answer(commands, commands.find(id));
  }

  @DELETE
  @Path("/{id}")
  @Transactional
  @Operation(
      operationId = "deleteCart",
      summary = "Delete an open cart",
      description = "Those that were merged into it go with it.")
  @APIResponse(responseCode = "204", description = "It is deleted.")
  @APIResponse(responseCode = "404", description = "The buyer has no such cart.")
  @APIResponse(responseCode = "409", description = "It is not open (cart_not_open).")
  @APIResponse(
      responseCode = "412",
      description = "It was changed meanwhile (precondition_failed).")
  @APIResponse(responseCode = "428", description = "If-Match is missing (precondition_required).")
  public Response delete(
      @Parameter(example = EXAMPLE) @PathParam("id") String id,
      @Parameter(
              description = IF_MATCH,
              required = true,
              example = "*",
              schema = @Schema(type = SchemaType.STRING, pattern = TAGS))
          @HeaderParam(HttpHeaders.IF_MATCH)
          @Nullable String ifMatch) {
    commands.delete(id, ifMatch);
    return Response.noContent().build();
  }

  @POST
  @Path("/{id}/merge")
  @Consumes(MediaType.APPLICATION_JSON)
  @Transactional
  @Operation(
      operationId = "mergeCarts",
      summary = "Take over the lines of another cart",
      description =
          "Of a product that is in both, the larger quantity counts. The other cart is MERGED"
              + " afterwards and names this one. A repetition changes nothing.")
  @APIResponse(
      responseCode = "200",
      description = "This cart has the lines of both.",
      content = @Content(schema = @Schema(implementation = CartView.class)))
  @APIResponse(responseCode = "404", description = "The buyer has no such cart.")
  @APIResponse(
      responseCode = "409",
      description =
          "One of them is not open (cart_not_open), or both have too many lines together (cart_full).")
  @APIResponse(
      responseCode = "412",
      description = "It was changed meanwhile (precondition_failed).")
  public Response merge(
      @Parameter(example = EXAMPLE) @PathParam("id") String id,
      @Parameter(
              description = "The ETag of this cart as it was read; not needed, as nothing is lost.",
              example = "*",
              schema = @Schema(type = SchemaType.STRING, pattern = TAGS))
          @HeaderParam(HttpHeaders.IF_MATCH)
          @Nullable String ifMatch,
      MergeRequest request) {
    return answer(commands, commands.merge(id, ifMatch, request.from()));
  }

  static Response answer(CartCommands commands, StoredCart stored) {
    return Response.ok(CartView.of(stored, commands.address(stored)))
        .header(HttpHeaders.ETAG, IfMatch.tag(stored.cart().version()))
        .build();
  }
}
