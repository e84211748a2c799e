package dev.quittance.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.systemtests.client.LogReader;
import dev.quittance.systemtests.cluster.Cluster;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the log must say of orders, whatever crashed meanwhile. */
final class ExactlyOnce {

  private ExactlyOnce() {}

  /** Each event once; one that a crashed relay published again counts by its id. */
  static void assertEvents(Cluster cluster, List<PlacedOrder> orders, int refunds) {
    Collection<Event> events = events(cluster, orders);
    int declined = Math.toIntExact(orders.stream().filter(PlacedOrder::isDeclined).count());
    assertThat(countByType(events))
        .isEqualTo(
            Map.of(
                "OrderPlaced",
                orders.size(),
                "PaymentAuthorized",
                orders.size() - declined,
                "PaymentFailed",
                declined,
                "Refunded",
                refunds));
    assertThat(
            events.stream()
                .filter(
                    event -> event instanceof PaymentAuthorized || event instanceof PaymentFailed)
                .map(Event::subject))
        .as("one answer per order")
        .doesNotHaveDuplicates();
  }

  private static Map<String, Integer> countByType(Collection<Event> events) {
    Map<String, Integer> counts = new HashMap<>();
    events.forEach(event -> counts.merge(event.getClass().getSimpleName(), 1, Integer::sum));
    return counts;
  }

  private static Collection<Event> events(Cluster cluster, List<PlacedOrder> orders) {
    Set<String> orderIds = orders.stream().map(PlacedOrder::orderId).collect(Collectors.toSet());
    Map<String, Event> eventOfId = new HashMap<>();
    try (LogReader log = cluster.log()) {
      for (EventEnvelope envelope : log.all()) {
        if (orderIds.contains(envelope.event().subject())) {
          eventOfId.put(envelope.eventId(), envelope.event());
        }
      }
    }
    return eventOfId.values();
  }
}
