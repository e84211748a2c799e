package dev.quittance.orders.order.api;

import dev.quittance.contract.Ids;
import dev.quittance.kit.http.ReaderLanguage;
import dev.quittance.kit.idempotency.GroupedDecision;
import dev.quittance.kit.idempotency.GroupedIdempotency;
import dev.quittance.kit.idempotency.Idempotency;
import dev.quittance.kit.list.ListRequest;
import dev.quittance.kit.list.Page;
import dev.quittance.kit.list.PageParameters;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.kit.security.Caller;
import dev.quittance.kit.security.Role;
import dev.quittance.orders.OrderConfig;
import dev.quittance.orders.order.Order;
import dev.quittance.orders.order.OrderDecider;
import dev.quittance.orders.order.OrderLimits;
import dev.quittance.orders.order.PlaceOrder;
import dev.quittance.orders.order.Placement;
import dev.quittance.orders.order.store.OrderHeader;
import dev.quittance.orders.order.store.OrderRecord;
import dev.quittance.orders.order.store.OrderStore;
import dev.quittance.orders.order.store.PreparedOrder;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
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
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Placing orders and looking at them. */
@Path("/orders")
@RolesAllowed({Role.BUYER, Role.SUPPORT, Role.OPS, Role.AUDITOR, Role.SERVICE})
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Orders", description = "Placing orders, and what became of them.")
public class OrderResource {

  private static final String PLACE = "POST /orders";

  private final Idempotency idempotency;
  private final GroupedIdempotency grouped;
  private final OrderGroups groups;
  private final Backlog backlog;
  private final Catalogue catalogue;
  private final OrderStore store;
  private final OrderLimits limits;
  private final OrderMeters meters;
  private final Caller caller;
  private final ReaderLanguage language;

  OrderResource(
      Idempotency idempotency,
      GroupedIdempotency grouped,
      OrderGroups groups,
      Backlog backlog,
      Catalogue catalogue,
      OrderStore store,
      OrderConfig config,
      OrderMeters meters,
      Caller caller,
      ReaderLanguage language) {
    this.caller = caller;
    this.language = language;
    this.idempotency = idempotency;
    this.grouped = grouped;
    this.groups = groups;
    this.backlog = backlog;
    this.catalogue = catalogue;
    this.meters = meters;
    this.store = store;
    this.limits = config.toLimits();
  }

  @POST
  @NonBlocking
  @RolesAllowed(Role.BUYER)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "placeOrder",
      summary = "Place an order",
      description =
          "The buyer is the subject of the access token. The order is PLACED at once; whether it"
              + " could be paid shows in its status a little later. A declined payment is not an"
              + " error of this request. Any SKU may be ordered, at any price, unless this"
              + " installation takes only what is in its catalogue: then the price is the"
              + " catalogue's and the pieces are reserved until the order is paid or cancelled.")
  @APIResponse(
      responseCode = "201",
      description = "Placed. A repetition of the request gets the same answer again.",
      content = @Content(schema = @Schema(implementation = OrderView.class)))
  @APIResponse(
      responseCode = "409",
      description =
          "The first request with this Idempotency-Key is still running; or, where only the"
              + " catalogue is taken: too few pieces are left (insufficient_stock), or the supplier"
              + " is not verified (supplier_not_verified) or stopped (supplier_suspended).")
  public Uni<Response> place(
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey, OrderRequest request) {
    PlaceOrder command = request.command(caller.buyerId());
    if (!isStoredInGroups()) { // it locks stock: in a transaction and on a thread of its own
      return Uni.createFrom()
          .item(() -> idempotency.once(PLACE, idempotencyKey, request, () -> placeKnown(command)))
          .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
    GroupedIdempotency.Asked asked = grouped.ask(PLACE, idempotencyKey, request);
    return Uni.createFrom()
        .completionStage(groups.place(asked.request(decided(command, asked))))
        .map(GroupedIdempotency.Outcome::response);
  }

  @GET
  @Path("/{id}")
  @Transactional
  @Operation(
      operationId = "order",
      summary = "An order with its lines and history",
      description = "The history is oldest first and has an entry per event of the order.")
  @APIResponse(responseCode = "200", description = "The order.")
  @APIResponse(responseCode = "404", description = "There is no such order.")
  public OrderView order(
      @Parameter(example = "ord_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") @PathParam("id") String id) {
    if (!Ids.isId(Ids.ORDER, id)) {
      throw unknown();
    }
    return store
        .find(id)
        .filter(found -> caller.maySee(found.header().buyerId()))
        .map(found -> OrderView.of(found, limits, language.locale()))
        .orElseThrow(OrderResource::unknown);
  }

  @GET
  @Transactional
  @Operation(operationId = "listOrders", summary = "Orders, newest first")
  @APIResponse(responseCode = "200", description = "A page of orders, without lines and history.")
  public Page<OrderView> list(@BeanParam OrderParameters filters, @BeanParam PageParameters page) {
    ListRequest request = filters.listRequest(page, caller);
    List<OrderHeader> found =
        store.newest(
            OrderParameters.filter(request), request.afterId(Ids.ORDER), request.lookAhead());
    Locale locale = language.locale();
    return request
        .pageById(found, OrderHeader::id)
        .map(header -> OrderView.summary(header, limits, locale));
  }

  boolean isStoredInGroups() {
    return !catalogue.isRequired();
  }

  /** Order, event and answer, to be stored with the group of requests that this one is of. */
  private GroupedDecision<PreparedOrder> decided(
      PlaceOrder command, GroupedIdempotency.Asked asked) {
    try {
      requireRoom();
      Order order = accepted(command);
      PreparedOrder prepared = store.prepare(order);
      return asked.effect(prepared, created(prepared.record()));
    } catch (ProblemException e) {
      return GroupedDecision.refused(e);
    }
  }

  /** Decision, stock, order, event and answer, in the transaction of the key. */
  private Idempotency.Created placeKnown(PlaceOrder command) {
    requireRoom();
    var _ = accepted(command); // limits first: they bound what is looked up
    Order order = accepted(catalogue.lookUp(command));
    catalogue.reserve(order.lines());
    Idempotency.Created created = created(store.place(order));
    meters.placed();
    return created;
  }

  private void requireRoom() {
    backlog
        .refusal()
        .ifPresent(refusal -> {
          throw refusal;
        });
  }

  private Order accepted(PlaceOrder command) {
    return switch (OrderDecider.decide(command, limits, Ids.next(Ids.ORDER))) {
      case Placement.Accepted(Order order) -> order;
      case Placement.Rejected(var errors) -> throw Catalogue.invalid(errors);
    };
  }

  private Idempotency.Created created(OrderRecord order) {
    return new Idempotency.Created(
        URI.create("/orders/" + order.header().id()),
        OrderView.of(order, limits, language.locale()));
  }

  /** Also for an order that is not the caller's. */
  public static ProblemException unknown() {
    return ProblemException.notFound("There is no such order: GET /orders lists them.");
  }
}
