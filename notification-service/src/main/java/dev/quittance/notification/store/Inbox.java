package dev.quittance.notification.store;

import dev.quittance.contract.Ids;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every buyer's notifications, in the order in which they arrived. */
@ApplicationScoped
public class Inbox implements PanacheRepositoryBase<NotificationRow, UUID> {

  /**
   * A part of an inbox, newest first.
   *
   * @param next the number to go on before; null at the end
   */
  public record Part(List<Notification> notifications, @Nullable Long next) {}

  /** Records it, once: its id is the event's. */
  public void add(Notification notification) {
    NotificationRow row = NotificationRow.of(notification);
    if (findById(row.id) == null) {
      persist(row);
    }
  }

  public Optional<Notification> notification(String id) {
    return findByIdOptional(Ids.uuid(Notification.ID_PREFIX, id))
        .map(NotificationRow::toNotification);
  }

  public Part part(InboxQuery query, int limit) {
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
    // One more than asked for tells whether there is a next part.
    List<NotificationRow> rows =
        find(where.toString(), Sort.descending("number"), values).range(0, limit).list();
    boolean more = rows.size() > limit;
    List<NotificationRow> shown = more ? rows.subList(0, limit) : rows;
    return new Part(
        shown.stream().map(NotificationRow::toNotification).toList(),
        more ? shown.getLast().number : null);
  }
}
