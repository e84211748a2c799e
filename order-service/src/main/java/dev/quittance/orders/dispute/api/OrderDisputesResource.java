package dev.quittance.orders.dispute.api;

import dev.quittance.contract.Ids;
import dev.quittance.kit.http.ReaderLanguage;
import dev.quittance.kit.idempotency.Idempotency;
import dev.quittance.kit.list.ListRequest;
import dev.quittance.kit.list.Page;
import dev.quittance.kit.list.PageParameters;
import dev.quittance.kit.security.Caller;
import dev.quittance.kit.security.Role;
import dev.quittance.orders.dispute.Dispute;
import dev.quittance.orders.dispute.store.DisputeFilter;
import dev.quittance.orders.dispute.store.DisputeStore;
import dev.quittance.orders.order.store.OrderHeader;
import io.smallrye.common.annotation.Blocking;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What is disputed of an order. */
@Path("/orders/{orderId}/disputes")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Disputes", description = "What is disputed of orders, here or at a gateway.")
public class OrderDisputesResource {

  static final String ORDER = "orderId";
  static final String DISPUTE = "disputeId";
  static final String ORDER_EXAMPLE = "ord_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e";
  static final String DISPUTE_EXAMPLE = "dsp_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e";

  private final Idempotency idempotency;
  private final VisibleOrders visible;
  private final DisputeStore store;
  private final DisputeCommands commands;
  private final Caller caller;
  private final ReaderLanguage language;

  OrderDisputesResource(
      Idempotency idempotency,
      VisibleOrders visible,
      DisputeStore store,
      DisputeCommands commands,
      Caller caller,
      ReaderLanguage language) {
    this.idempotency = idempotency;
    this.visible = visible;
    this.store = store;
    this.commands = commands;
    this.caller = caller;
    this.language = language;
  }

  @POST
  @RolesAllowed(Role.BUYER)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "openDispute",
      summary = "Complain about an order",
      description =
          "Support is told and decides; the order is DISPUTED until then. What was charged against"
              + " what was ordered, and what has happened to the order, is attached by itself. Files"
              + " are added afterwards. One dispute can be open for each order and reason.")
  @APIResponse(
      responseCode = "201",
      description =
          "Open. A repetition of the request gets the same answer again. It does not repeat what the"
              + " buyer wrote.",
      content = @Content(schema = @Schema(implementation = DisputeView.class)))
  @APIResponse(responseCode = "404", description = "There is no such order.")
  @APIResponse(
      responseCode = "409",
      description =
          "The order is not paid, and the reason another one than wrong_deduction (not_disputable);"
              + " a dispute is open for the same reason (dispute_exists); there were too many"
              + " (too_many_disputes); or the first request with this Idempotency-Key is still"
              + " running.")
  @APIResponse(
      responseCode = "422",
      description =
          "Another currency than the order's (currency_mismatch), fields that are not acceptable, or"
              + " an Idempotency-Key that was used with another body.")
  public Response open(
      @Parameter(example = ORDER_EXAMPLE) @PathParam(ORDER) String orderId,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      DisputeRequest request) {
    return idempotency.once(
        "POST /orders/" + orderId + "/disputes",
        idempotencyKey,
        request,
        () -> created(orderId, request));
  }

  private Idempotency.Created created(String orderId, DisputeRequest request) {
    OrderHeader order = visible.lockOrder(orderId);
    Dispute dispute = commands.open(order, request.toReason(), request.claimed(), request.text());
    // The answer is kept as it is for a day: no words of a person.
    DisputeDetails details = commands.details(order, dispute, new DisputeStore.Words(null, null));
    return new Idempotency.Created(
        URI.create("/orders/" + orderId + "/disputes/" + dispute.id()),
        DisputeView.of(dispute, details, caller.seesAll(), language.locale()));
  }

  @GET
  @RolesAllowed({Role.BUYER, Role.SUPPORT, Role.OPS, Role.AUDITOR, Role.SERVICE})
  @Transactional
  @Operation(
      operationId = "listOrderDisputes",
      summary = "Disputes of an order, newest first",
      description = "Those of its buyer, and those that a bank or wallet told of.")
  @APIResponse(responseCode = "200", description = "A page of disputes.")
  @APIResponse(responseCode = "404", description = "There is no such order.")
  public Page<DisputeView> list(
      @Parameter(example = ORDER_EXAMPLE) @PathParam(ORDER) String orderId,
      @BeanParam PageParameters page) {
    ListRequest request = page.listRequest("order-disputes").filter(ORDER, orderId);
    OrderHeader order = visible.order(orderId);
    DisputeFilter filter =
        new DisputeFilter(order.id(), null, null, null, null, request.afterId(Ids.DISPUTE));
    return request
        .pageById(store.list(filter, request.lookAhead()), Dispute::id)
        .map(dispute -> DisputeView.summary(dispute, caller.seesAll()));
  }

  @GET
  @Path("/{disputeId}")
  @RolesAllowed({Role.BUYER, Role.SUPPORT, Role.OPS})
  @Transactional
  @Operation(
      operationId = "orderDispute",
      summary = "A dispute of an order, with all that is attached to it",
      description =
          "What was written, what was charged against what was ordered, what had happened to the"
              + " order, and the buyer's files.")
  @APIResponse(responseCode = "200", description = "The dispute.")
  @APIResponse(responseCode = "404", description = "There is no such order, or no such dispute.")
  public DisputeView dispute(
      @Parameter(example = ORDER_EXAMPLE) @PathParam(ORDER) String orderId,
      @Parameter(example = DISPUTE_EXAMPLE) @PathParam(DISPUTE) String disputeId) {
    OrderHeader order = visible.order(orderId);
    Dispute dispute = visible.dispute(order, disputeId);
    return DisputeView.of(
        dispute, commands.details(order, dispute), caller.seesAll(), language.locale());
  }
}
