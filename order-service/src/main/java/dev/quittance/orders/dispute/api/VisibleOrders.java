package dev.quittance.orders.dispute.api;

import dev.quittance.contract.Ids;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.kit.security.Caller;
import dev.quittance.orders.dispute.Dispute;
import dev.quittance.orders.dispute.store.DisputeStore;
import dev.quittance.orders.order.api.OrderResource;
import dev.quittance.orders.order.store.OrderHeader;
import dev.quittance.orders.order.store.OrderStore;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** Orders and disputes that the caller may see; for any other it is as if there were none. */
@RequestScoped
class VisibleOrders {

  private final OrderStore orders;
  private final DisputeStore disputes;
  private final Caller caller;

  VisibleOrders(OrderStore orders, DisputeStore disputes, Caller caller) {
    this.orders = orders;
    this.disputes = disputes;
    this.caller = caller;
  }

  /**
   * @throws ProblemException 404
   */
  OrderHeader order(String orderId) {
    return visible(Ids.isId(Ids.ORDER, orderId) ? orders.header(orderId) : Optional.empty());
  }

  /** The same, locked until the transaction ends. */
  OrderHeader lockOrder(String orderId) {
    return visible(Ids.isId(Ids.ORDER, orderId) ? orders.lockHeader(orderId) : Optional.empty());
  }

  private OrderHeader visible(Optional<OrderHeader> found) {
    return found
        .filter(order -> caller.maySee(order.buyerId()))
        .orElseThrow(OrderResource::unknown);
  }

  /**
   * @throws ProblemException 404
   */
  Dispute dispute(OrderHeader order, String disputeId) {
    return of(order, disputes.find(disputeId));
  }

  /** The same, locked until the transaction ends; lock the order first. */
  Dispute lockDispute(OrderHeader order, String disputeId) {
    return of(order, disputes.lock(disputeId));
  }

  private static Dispute of(OrderHeader order, Optional<Dispute> found) {
    return found
        .filter(dispute -> dispute.orderId().equals(order.id()))
        .orElseThrow(DisputeProblems::unknown);
  }
}
