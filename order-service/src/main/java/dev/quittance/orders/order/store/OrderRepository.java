package dev.quittance.orders.order.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of {@code orders}. */
@ApplicationScoped
class OrderRepository implements PanacheRepositoryBase<OrderRow, UUID> {

  /** Newest first: ids of version 7 sort by time. */
  List<OrderRow> newest(OrderFilter filter, @Nullable UUID before, int limit) {
    List<String> conditions = new ArrayList<>();
    Parameters values = new Parameters();
    require(conditions, values, "buyerId = :buyer", "buyer", filter.buyerId());
    require(conditions, values, "supplierId = :supplier", "supplier", filter.supplierId());
    require(conditions, values, "status = :status", "status", filter.status());
    require(conditions, values, "id < :before", "before", before);
    return find(String.join(" and ", conditions), Sort.descending("id"), values)
        .page(0, limit)
        .list();
  }

  private static void require(
      List<String> conditions,
      Parameters values,
      String condition,
      String name,
      @Nullable Object value) {
    if (value != null) {
      conditions.add(condition);
      values.and(name, value);
    }
  }
}
