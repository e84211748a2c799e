package dev.quittance.orders.dispute.store;

import dev.quittance.contract.Limits;
import dev.quittance.orders.dispute.ChargedAmounts;
import dev.quittance.orders.dispute.ChargedAmounts.Movement;
import dev.quittance.orders.order.HistoryEntry;
import dev.quittance.orders.order.LoggedEvent;
import dev.quittance.orders.order.store.LoggedEvents;
import dev.quittance.orders.order.store.OrderHeader;
import dev.quittance.orders.order.store.OrderStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An order's past, and what was charged according to it. */
@ApplicationScoped
public class OrderCharges {

  private final OrderStore orders;
  private final LoggedEvents logged;

  OrderCharges(OrderStore orders, LoggedEvents logged) {
    this.orders = orders;
    this.logged = logged;
  }

  /** All that happened to an order. */
  public record Past(OrderHeader order, List<Movement> movements) {

    public Past {
      movements = List.copyOf(movements);
    }

    /** What was charged after so many events. */
    public ChargedAmounts amounts(int revision) {
      return ChargedAmounts.of(
          order.state().total(),
          movements.stream().filter(one -> one.entry().revision() <= revision).toList());
    }

    /** What was charged by now. */
    public ChargedAmounts amounts() {
      return ChargedAmounts.of(order.state().total(), movements);
    }

    /** What had happened after so many events. */
    public List<HistoryEntry> timeline(int revision) {
      return movements.stream()
          .map(Movement::entry)
          .filter(entry -> entry.revision() <= revision)
          .toList();
    }
  }

  public Past past(OrderHeader order) {
    Map<String, LoggedEvent> moved = new HashMap<>();
    logged
        .of(order.id(), order.state().revision())
        .forEach(event -> moved.put(event.eventId(), event));
    return new Past(
        order,
        orders.timeline(order.id(), 0, Limits.MAX_EVENTS_PER_ORDER).stream()
            .map(entry -> movement(entry, moved.get(entry.eventId())))
            .toList());
  }

  /**
   * @param event null for an own one, and for one that an older version consumed
   */
  private static Movement movement(HistoryEntry entry, @Nullable LoggedEvent event) {
    return event == null
        ? new Movement(entry, null, null)
        : new Movement(entry, event.surcharge(), event.charged());
  }
}
