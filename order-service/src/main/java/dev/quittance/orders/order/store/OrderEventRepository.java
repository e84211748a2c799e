package dev.quittance.orders.order.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Rows of {@code order_event}. */
@ApplicationScoped
class OrderEventRepository implements PanacheRepositoryBase<OrderEventRow, OrderEventRow.Place> {

  /** Oldest first, behind a revision. */
  List<OrderEventRow> after(UUID orderId, int revision, int limit) {
    return find(
            "place.orderId = ?1 and place.revision > ?2 order by place.revision", orderId, revision)
        .page(0, limit)
        .list();
  }

  /** Oldest first, up to a revision: later events may have come in since the order was read. */
  List<OrderEventRow> upTo(UUID orderId, int revision) {
    return list(
        "place.orderId = ?1 and place.revision <= ?2 order by place.revision", orderId, revision);
  }
}
