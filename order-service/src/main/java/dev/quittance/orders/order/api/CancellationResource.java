package dev.quittance.orders.order.api;

import dev.quittance.contract.CancellationReason;
import dev.quittance.contract.Ids;
import dev.quittance.contract.OrderCancelled;
import dev.quittance.kit.audit.AuditRecord;
import dev.quittance.kit.audit.AuditTrail;
import dev.quittance.kit.http.ReaderLanguage;
import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.kit.security.Caller;
import dev.quittance.kit.security.Role;
import dev.quittance.orders.OrderConfig;
import dev.quittance.orders.order.CancellationDecider;
import dev.quittance.orders.order.OrderLimits;
import dev.quittance.orders.order.OrderStatus;
import dev.quittance.orders.order.store.OrderHeader;
import dev.quittance.orders.order.store.OrderStore;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Cancelling an order that is not paid. */
@Path("/orders/{orderId}/cancellation")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Orders")
public class CancellationResource {

  /** What staff can say; a buyer's own reason is that he asks for it. */
  private static final Set<CancellationReason> OF_STAFF =
      Set.of(
          CancellationReason.OUT_OF_STOCK,
          CancellationReason.SUSPECTED_FRAUD,
          CancellationReason.STAFF_DECISION);

  private final OrderStore store;
  private final OrderLimits limits;
  private final AuditTrail trail;
  private final Caller caller;
  private final ReaderLanguage language;

  CancellationResource(
      OrderStore store,
      OrderConfig config,
      AuditTrail trail,
      Caller caller,
      ReaderLanguage language) {
    this.store = store;
    this.limits = config.toLimits();
    this.trail = trail;
    this.caller = caller;
    this.language = language;
  }

  /**
   * Request body of a cancellation.
   *
   * @param reason of staff; null for a buyer
   */
  @Schema(name = "CancellationRequest")
  public record CancellationRequest(
      @Schema(
              description = "Why; for staff. A buyer leaves it out. Staff who do: staff_decision.",
              enumeration = {"out_of_stock", "suspected_fraud", "staff_decision"},
              examples = "out_of_stock")
          @Nullable String reason) {}

  private record Recorded(OrderStatus status) {}

  @POST
  @RolesAllowed({Role.BUYER, Role.OPS})
  @Consumes(MediaType.APPLICATION_JSON)
  @Transactional
  @Operation(
      operationId = "cancelOrder",
      summary = "Cancel an order that is not paid",
      description =
          "Nothing is owed for it any more. A payment that is under way is cancelled if that is"
              + " still possible; if it succeeds all the same, the money goes back by itself. An"
              + " order that is cancelled already gets the same answer again.")
  @APIResponse(responseCode = "200", description = "The order, which is cancelled.")
  @APIResponse(responseCode = "404", description = "There is no such order.")
  @APIResponse(responseCode = "409", description = "The order is paid (order_already_paid).")
  @APIResponse(responseCode = "422", description = "The reason is not one that the caller has.")
  public OrderView cancel(
      @Parameter(example = "ord_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") @PathParam("orderId")
          String orderId,
      CancellationRequest request) {
    CancellationReason reason = reason(request.reason());
    if (!Ids.isId(Ids.ORDER, orderId)) {
      throw OrderResource.unknown();
    }
    OrderHeader order =
        store
            .lockHeader(orderId)
            .filter(found -> caller.maySee(found.buyerId()))
            .orElseThrow(OrderResource::unknown);
    OrderHeader after =
        CancellationDecider.rejection(order.state())
            .map(rejection ->
                switch (rejection) {
                  case ALREADY_CANCELLED -> order;
                  case ALREADY_PAID -> throw paid(order);
                })
            .orElseGet(() -> cancel(order, reason));
    return OrderView.summary(after, limits, language.locale());
  }

  private OrderHeader cancel(OrderHeader order, CancellationReason reason) {
    OrderHeader after = store.cancel(order, new OrderCancelled(order.id(), reason, caller.id()));
    if (caller.seesAll()) {
      trail.record(
          new AuditRecord(
              "order.cancel",
              order.id(),
              reason.wireName(),
              new Recorded(order.state().status()),
              new Recorded(after.state().status())));
    }
    return after;
  }

  private CancellationReason reason(@Nullable String word) {
    if (!caller.seesAll()) {
      if (word != null) {
        throw ProblemException.invalid("reason", "is for staff: leave it out");
      }
      return CancellationReason.BUYER_REQUEST;
    }
    if (word == null) {
      return CancellationReason.STAFF_DECISION;
    }
    return CancellationReason.ofWireName(word)
        .filter(OF_STAFF::contains)
        .orElseThrow(() ->
            ProblemException.invalid(
                "reason",
                "must be one of "
                    + OF_STAFF.stream()
                        .map(CancellationReason::wireName)
                        .sorted()
                        .collect(Collectors.joining(", "))));
  }

  private static ProblemException paid(OrderHeader order) {
    return ProblemException.of(
        ProblemCode.ORDER_ALREADY_PAID,
        "The order is %s: what is paid is not cancelled. Ask support for a refund."
            .formatted(order.state().status()));
  }
}
