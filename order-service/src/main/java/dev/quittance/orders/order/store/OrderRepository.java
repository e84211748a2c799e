package dev.quittance.orders.order.store;

import dev.quittance.orders.order.OrderStatus;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Timeouts;
import org.jspecify.annotations.Nullable;

/** Rows of {@code orders}. */
@ApplicationScoped
class OrderRepository implements PanacheRepositoryBase<OrderRow, UUID> {

  private static final String HAS_LINE =
      "exists (select 1 from o.lines l"
          + " where lower(l.sku) like :text escape '!' or lower(l.name) like :text escape '!')";

  /** Newest first: ids of version 7 sort by time. */
  List<OrderRow> newest(OrderFilter filter, @Nullable UUID before, int limit) {
    List<String> conditions = new ArrayList<>();
    Parameters values = new Parameters();
    require(conditions, values, "o.buyerId = :buyer", "buyer", filter.buyerId());
    require(conditions, values, "o.supplierId = :supplier", "supplier", filter.supplierId());
    Set<OrderStatus> statuses = filter.statuses().isEmpty() ? null : filter.statuses();
    require(conditions, values, "o.status in :statuses", "statuses", statuses);
    require(conditions, values, "o.createdAt >= :from", "from", filter.from());
    require(conditions, values, "o.createdAt < :to", "to", filter.to());
    require(conditions, values, "o.totalMinor >= :min", "min", filter.minTotal());
    require(conditions, values, "o.totalMinor <= :max", "max", filter.maxTotal());
    Currency currency = filter.currency();
    require(
        conditions,
        values,
        "o.currency = :currency",
        "currency",
        currency == null ? null : currency.getCurrencyCode());
    require(conditions, values, HAS_LINE, "text", pattern(filter.text()));
    require(conditions, values, "o.id < :before", "before", before);
    String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    return find("from OrderRow o" + where + " order by o.id desc", values).page(0, limit).list();
  }

  /** What contains the text, whatever LIKE makes of its characters. */
  private static @Nullable String pattern(@Nullable String text) {
    return text == null
        ? null
        : "%" + text.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
  }

  List<OrderRow> ofCart(UUID cartId) {
    return list("cartId", Sort.ascending("id"), cartId);
  }

  boolean isAnyOverdue(Instant now) {
    return find("dueAt <= ?1", now).page(0, 1).firstResultOptional().isPresent();
  }

  /** Orders that were not paid in time, the longest overdue first; locked. */
  List<OrderRow> lockOverdue(Instant now, int limit) {
    return find("dueAt <= ?1", Sort.ascending("dueAt"), now)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .withHint("jakarta.persistence.lock.timeout", Timeouts.SKIP_LOCKED_MILLI)
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
