package dev.quittance.orders.api;

import dev.quittance.contract.Ids;
import dev.quittance.kit.http.ProblemException;
import dev.quittance.kit.page.Page;
import dev.quittance.kit.page.PageParameters;
import dev.quittance.kit.page.Terms;
import dev.quittance.orders.store.OrderHeader;
import dev.quittance.orders.store.OrderStore;
import io.smallrye.common.annotation.Blocking;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Placing orders and looking at them. */
@Path("/orders")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Orders")
public class OrderResource {

  private final OrderPlacing placing;
  private final OrderStore store;

  OrderResource(OrderPlacing placing, OrderStore store) {
    this.placing = placing;
    this.store = store;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "placeOrder",
      summary = "Place an order",
      description =
          "The order is PLACED at once; whether it could be paid shows in its status a little"
              + " later. A declined payment is not an error of this request.")
  @APIResponse(
      responseCode = "201",
      description = "Placed. A repetition of the request gets the same answer again.",
      headers = {
        @Header(name = "Location", description = "The order."),
        @Header(name = "Idempotency-Replayed", description = "true on a repetition.")
      },
      content = @Content(schema = @Schema(implementation = OrderView.class)))
  @APIResponse(
      responseCode = "400",
      description = "Not the JSON that is expected, or no Idempotency-Key.")
  @APIResponse(
      responseCode = "409",
      description = "The first request with this Idempotency-Key is still running.")
  @APIResponse(
      responseCode = "422",
      description = "Fields that cannot be taken, or an Idempotency-Key used for something else.")
  public Response place(
      @Parameter(
              required = true,
              description =
                  "Any text of your own, best a fresh UUID; keep it for repeating the request. It is"
                      + " remembered for 24 hours, unless configured otherwise: later the same key"
                      + " is a new request.",
              example = "order-2026-11-23-0001")
          @HeaderParam("Idempotency-Key")
          @Nullable String idempotencyKey,
      OrderRequest request) {
    return placing.place(idempotencyKey, request);
  }

  @GET
  @Path("/{id}")
  @Transactional
  @Operation(operationId = "order", summary = "An order with its lines and history")
  @APIResponse(responseCode = "200", description = "The order.")
  @APIResponse(responseCode = "404", description = "There is no such order.")
  public OrderView order(@PathParam("id") String id) {
    if (!Ids.isId(Ids.ORDER, id)) {
      throw unknown();
    }
    return store.find(id).map(OrderView::of).orElseThrow(OrderResource::unknown);
  }

  @GET
  @Transactional
  @Operation(
      operationId = "listOrders",
      summary = "Orders, newest first",
      description = "The cursor carries the filters: pass it alone, or with the same filters.")
  @APIResponse(responseCode = "200", description = "A page of orders, without lines and history.")
  @APIResponse(
      responseCode = "400",
      description =
          "A parameter cannot be taken (bad_parameter: errors says which), or the cursor"
              + " (bad_cursor).")
  public Page<OrderView> list(@BeanParam OrderParameters filters, @BeanParam PageParameters page) {
    Terms terms = filters.terms(page);
    List<OrderHeader> found =
        store.newest(
            OrderParameters.filter(terms), OrderParameters.before(terms), terms.lookAhead());
    return terms.page(found, OrderParameters::place).map(OrderView::summary);
  }

  private static ProblemException unknown() {
    return ProblemException.notFound(
        "There is no such order: GET /orders?buyerId= lists a buyer's orders.");
  }
}
