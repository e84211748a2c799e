package dev.quittance.notification.inbox.store;

import dev.quittance.contract.Ids;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Every buyer's notifications, in the order in which they arrived. */
@ApplicationScoped
public class Inbox implements PanacheRepositoryBase<NotificationRow, UUID> {

  /** A notification and its place in the order of arrival. */
  public record Numbered(long number, Notification notification) {}

  private final OrderParties parties;

  Inbox(OrderParties parties) {
    this.parties = parties;
  }

  /**
   * Begins to add what a batch of events means.
   *
   * @param orderIds that it is about, as far as they are known beforehand
   * @param ids of notifications that it may add, likewise
   */
  public InboxBatch begin(
      Connection connection, Collection<String> orderIds, Collection<String> ids)
      throws SQLException {
    return InboxBatch.begin(connection, parties, this, orderIds, ids);
  }

  public Optional<Notification> notification(String id) {
    return findByIdOptional(Ids.uuid(Notification.ID_PREFIX, id))
        .map(NotificationRow::toNotification);
  }

  /** Newest first. */
  public List<Numbered> newest(InboxQuery query, int limit) {
    StringBuilder where = new StringBuilder("buyerId = :buyerId");
    Parameters values = Parameters.with("buyerId", query.buyerId());
    if (query.orderId() != null) {
      where.append(" and orderId = :orderId");
      values = values.and("orderId", Ids.uuid(Ids.ORDER, query.orderId()));
    }
    if (query.kind() != null) {
      where.append(" and kind = :kind");
      values = values.and("kind", query.kind());
    }
    if (query.before() != null) {
      where.append(" and number < :before");
      values = values.and("before", query.before());
    }
    return find(where.toString(), Sort.descending("number"), values)
        .range(0, limit - 1)
        .<NotificationRow>stream()
        .map(row -> new Numbered(row.number, row.toNotification()))
        .toList();
  }
}
