package dev.quittance.orders.order.api;

import dev.quittance.contract.Ids;
import dev.quittance.kit.idempotency.Idempotency;
import dev.quittance.kit.problem.Problem;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.orders.OrderConfig;
import dev.quittance.orders.order.Order;
import dev.quittance.orders.order.OrderDecider;
import dev.quittance.orders.order.OrderLimits;
import dev.quittance.orders.order.Placement;
import dev.quittance.orders.order.store.OrderStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Places an order once per Idempotency-Key: order, event and answer in one transaction. */
@ApplicationScoped
class OrderPlacing {

  private static final String SCOPE = "POST /orders";

  private final Idempotency idempotency;
  private final OrderStore store;
  private final OrderLimits limits;
  private final OrderMeters meters;

  OrderPlacing(Idempotency idempotency, OrderStore store, OrderConfig config, OrderMeters meters) {
    this.idempotency = idempotency;
    this.store = store;
    this.limits = config.toLimits();
    this.meters = meters;
  }

  Response place(@Nullable String idempotencyKey, OrderRequest request) {
    return idempotency.once(SCOPE, idempotencyKey, request, () -> place(request));
  }

  private Idempotency.Created place(OrderRequest request) {
    Order order =
        switch (OrderDecider.decide(request.command(), limits, Ids.next(Ids.ORDER))) {
          case Placement.Accepted(Order accepted) -> accepted;
          case Placement.Rejected rejected -> throw invalid(rejected);
        };
    OrderView view = OrderView.of(store.place(order));
    meters.placed();
    return new Idempotency.Created(URI.create("/orders/" + order.id()), view);
  }

  private static ProblemException invalid(Placement.Rejected rejected) {
    return ProblemException.invalid(
        rejected.errors().stream()
            .map(error -> new Problem.FieldError(error.field(), error.message()))
            .toList());
  }
}
