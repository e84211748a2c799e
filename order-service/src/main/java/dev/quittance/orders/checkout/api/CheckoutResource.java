package dev.quittance.orders.checkout.api;

import dev.quittance.contract.Ids;
import dev.quittance.kit.http.ReaderLanguage;
import dev.quittance.kit.idempotency.GroupedIdempotency;
import dev.quittance.kit.idempotency.Idempotency;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.kit.security.Caller;
import dev.quittance.kit.security.Role;
import dev.quittance.kit.trace.Trace;
import dev.quittance.orders.OrderConfig;
import dev.quittance.orders.cart.Cart;
import dev.quittance.orders.checkout.Checkout;
import dev.quittance.orders.order.OrderLimits;
import dev.quittance.orders.order.api.Backlog;
import dev.quittance.orders.order.store.OrderRecord;
import dev.quittance.orders.order.store.OrderStore;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
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
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Checking a cart out: it becomes one order for each supplier and currency. */
@Path("/carts/{cartId}/checkout")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Carts")
public class CheckoutResource {

  private static final String EXAMPLE = "crt_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e";

  /** RFC 9110 section 13.1.1. */
  private static final String TAGS = "^(\\*|(W/)?\"[!#-~]{0,64}\"(, *(W/)?\"[!#-~]{0,64}\"){0,9})$";

  private final Idempotency idempotency;
  private final GroupedIdempotency grouped;
  private final CheckoutGroups groups;
  private final PlacedCheckouts placed;
  private final Backlog backlog;
  private final OrderStore store;
  private final OrderLimits limits;
  private final Trace trace;
  private final Caller caller;
  private final ReaderLanguage language;

  CheckoutResource(
      Idempotency idempotency,
      GroupedIdempotency grouped,
      CheckoutGroups groups,
      PlacedCheckouts placed,
      Backlog backlog,
      OrderStore store,
      OrderConfig config,
      Trace trace,
      Caller caller,
      ReaderLanguage language) {
    this.idempotency = idempotency;
    this.grouped = grouped;
    this.groups = groups;
    this.placed = placed;
    this.backlog = backlog;
    this.store = store;
    this.limits = config.toLimits();
    this.trace = trace;
    this.caller = caller;
    this.language = language;
  }

  @POST
  @NonBlocking
  @RolesAllowed(Role.BUYER)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "checkOut",
      summary = "Order what is in a cart",
      description =
          "Prices and shipping are frozen as they are, which must be as the buyer saw them, and the"
              + " pieces are reserved until each order is paid or cancelled: one that nobody pays is"
              + " cancelled when its payBy is over. A cart is checked out once: whoever does it again, in"
              + " another tab or with another Idempotency-Key, gets the same orders. If a payment fails"
              + " its order can be paid again.")
  @APIResponse(
      responseCode = "201",
      description = "Its orders are placed, now or before.",
      content = @Content(schema = @Schema(implementation = CheckoutView.class)))
  @APIResponse(responseCode = "404", description = "There is no such cart.")
  @APIResponse(
      responseCode = "409",
      description =
          "Something stands against it; errors lists all of it. The code is the first of these that"
              + " applies: checkout_blocked (what the review calls obstacles), supplier_suspended,"
              + " insufficient_stock, supplier_not_verified (and not acknowledged), price_changed. Or"
              + " the first request with this Idempotency-Key is still running.")
  @APIResponse(
      responseCode = "412",
      description = "The cart was changed since the buyer saw it (precondition_failed).")
  @APIResponse(responseCode = "428", description = "If-Match is missing (precondition_required).")
  public Uni<Response> checkOut(
      @Parameter(example = EXAMPLE) @PathParam("cartId") String cartId,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      @Parameter(
              description =
                  "The ETag of the cart as the buyer saw it: the request is refused if it was"
                      + " changed since.",
              required = true,
              schema = @Schema(type = SchemaType.STRING, pattern = TAGS))
          @HeaderParam(HttpHeaders.IF_MATCH)
          @Nullable String ifMatch,
      CheckoutRequest request) {
    Checkout checkout = request.command();
    GroupedIdempotency.Asked asked = grouped.ask(operation(cartId), idempotencyKey, request);
    Locale locale = language.locale();
    var command =
        new CheckoutCommand(
            cartId,
            caller.buyerId(),
            ifMatch,
            checkout,
            backlog,
            trace.traceparent(),
            asked,
            orders -> created(cartId, orders, locale));
    return Uni.createFrom()
        .completionStage(groups.checkOut(asked.request(command)))
        .flatMap(outcome ->
            outcome.isAlone()
                ? again(command, idempotencyKey, request)
                : Uni.createFrom().item(outcome.response()));
  }

  /** It reads rows, so it has a thread of its own. */
  private Uni<Response> again(
      CheckoutCommand command, @Nullable String idempotencyKey, CheckoutRequest request) {
    return Uni.createFrom()
        .item(() ->
            idempotency.once(
                operation(command.cartId()),
                idempotencyKey,
                request,
                () ->
                    command
                        .answer()
                        .apply(
                            placed.orders(command.cartId(), command.buyerId(), command.ifMatch()))))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }

  private static String operation(String cartId) {
    return "POST /carts/" + cartId + "/checkout";
  }

  private Idempotency.Created created(String cartId, List<OrderRecord> orders, Locale locale) {
    return new Idempotency.Created(
        URI.create("/carts/" + cartId + "/checkout"), CheckoutView.of(orders, limits, locale));
  }

  @GET
  @RolesAllowed({Role.BUYER, Role.SUPPORT, Role.OPS, Role.AUDITOR, Role.SERVICE})
  @Transactional
  @Operation(operationId = "checkout", summary = "The orders of a cart")
  @APIResponse(responseCode = "200", description = "Its orders as they are now.")
  @APIResponse(
      responseCode = "404",
      description = "There is no such cart, or it was not checked out.")
  public CheckoutView checkout(@Parameter(example = EXAMPLE) @PathParam("cartId") String cartId) {
    List<OrderRecord> orders = Ids.isId(Cart.ID_PREFIX, cartId) ? store.ofCart(cartId) : List.of();
    if (orders.isEmpty() || !caller.maySee(orders.getFirst().header().buyerId())) {
      throw ProblemException.notFound(
          "There is no such cart that was checked out: GET /carts lists them.");
    }
    return CheckoutView.of(orders, limits, language.locale());
  }

  static ProblemException unknown() {
    return ProblemException.notFound("There is no such cart: GET /carts lists them.");
  }
}
