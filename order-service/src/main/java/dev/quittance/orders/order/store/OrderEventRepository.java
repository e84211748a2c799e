package dev.quittance.orders.order.store;

import dev.quittance.orders.order.OrderStatus;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Rows of {@code order_event}. */
@ApplicationScoped
class OrderEventRepository implements PanacheRepositoryBase<OrderEventRow, OrderEventRow.Place> {

  boolean has(UUID orderId, UUID eventId, Instant occurredAt) {
    return count(
            "place.orderId = ?1 and eventId = ?2 and occurredAt = ?3", orderId, eventId, occurredAt)
        > 0;
  }

  long countWithStatus(UUID orderId, OrderStatus status) {
    return count("place.orderId = ?1 and status = ?2", orderId, status);
  }

  /** Oldest first, up to a revision: later events may have come in since the order was read. */
  List<OrderEventRow> upTo(UUID orderId, int revision) {
    return list(
        "place.orderId = ?1 and place.revision <= ?2 order by place.revision", orderId, revision);
  }
}
