package dev.quittance.notification.inbox.store;

import dev.quittance.contract.Ids;
import dev.quittance.kit.database.RoundTrip;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Every buyer's notifications, in the order in which they arrived. */
@ApplicationScoped
public class Inbox implements PanacheRepositoryBase<NotificationRow, UUID> {

  /** A notification and its place in the order of arrival. */
  public record Numbered(long number, Notification notification) {}

  /**
   * Begins to add what a batch of events means.
   *
   * @param orderIds that it is about, as far as they are known beforehand
   * @param ids of notifications that it may add, likewise
   */
  public Begun begin(RoundTrip reads, Collection<String> orderIds, Collection<String> ids) {
    InboxBatch.Known known = new InboxBatch.Known();
    known.readBuyers(reads, orderIds.stream().map(id -> Ids.uuid(Ids.ORDER, id)).toList());
    known.readNotifications(
        reads, ids.stream().map(id -> Ids.uuid(Notification.ID_PREFIX, id)).toList());
    return connection -> new InboxBatch(connection, known);
  }

  /** A batch, once the reads are over. */
  @FunctionalInterface
  public interface Begun {
    InboxBatch open(Connection connection);
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
