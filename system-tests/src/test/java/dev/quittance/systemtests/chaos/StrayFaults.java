package dev.quittance.systemtests.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.Refunded;
import dev.quittance.systemtests.chaos.Poison.Hostile;
import dev.quittance.systemtests.client.LogReader;
import dev.quittance.systemtests.client.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Well-formed events that must not be taken: by their place, their id or their time. */
final class StrayFaults {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration OFTEN = Duration.ofMillis(200);
  private static final int CANDIDATES = 40;
  private static final String ORDERS = "/quittance/order-service";

  private StrayFaults() {}

  static List<Fault> all() {
    return List.of(
        new Fault(
            "poison-strays",
            "records in another partition than their key's: new orders and those of the load",
            StrayFaults::strays),
        new Fault(
            "poison-ids",
            "ids that come again: with the same content, with another, for another order",
            StrayFaults::ids),
        new Fault("poison-times", "orders placed in 2099 and in the year 1", StrayFaults::times));
  }

  private static void strays(Stage stage) {
    Forgery forgery = new Forgery(stage.random());
    int partitions = partitions(stage);
    List<Hostile> strays = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String order = forgery.order();
      strays.add(
          forgery.in(
              forgery.wrongPartition(order, partitions), forgery.envelope(forgery.placed(order))));
    }
    for (Sale sale : victims(stage, 3)) {
      String order = sale.orderId();
      int wrong = forgery.wrongPartition(order, partitions);
      strays.add(new Hostile(wrong, Forgery.utf8(order), List.of(), Forgery.utf8("{}")));
      strays.add(forgery.in(wrong, forgery.envelope(refund(stage, forgery, order))));
    }
    stage.poison().send("stray", Poison.ALL, strays);
  }

  private static Refunded refund(Stage stage, Forgery forgery, String order) {
    String payment = stage.site().platform().order(order).path("paymentId").asText();
    return new Refunded(
        order,
        payment,
        Ids.of(Ids.REFUND, Ids.uuid(Ids.EVENT, forgery.eventId())),
        "stripe",
        "re_chaos",
        Money.of(1, Load.CURRENCY),
        Money.of(0, Load.CURRENCY));
  }

  private static void ids(Stage stage) {
    Forgery forgery = new Forgery(stage.random());
    for (Sale sale : victims(stage, 3)) {
      EventEnvelope original = original(stage.site().platform(), sale);
      var placed = (OrderPlaced) original.event();
      stage.poison().send("same event twice", Poison.NONE, List.of(forgery.of(original)));
      var otherContent =
          new OrderPlaced(
              placed.orderId(),
              placed.buyerId(),
              placed.supplierId(),
              placed.total().plus(Money.of(1, Load.CURRENCY)),
              placed.paymentMethodId());
      stage
          .poison()
          .send(
              "same id, other content", Poison.ALL, List.of(with(forgery, original, otherContent)));
      // An id counts within its order: under another one it is another event, of nobody we know.
      String other = forgery.order();
      stage.poison().touches(other);
      stage
          .poison()
          .send(
              "same id, other order",
              Poison.NONE,
              List.of(with(forgery, original, forgery.placed(other))));
    }
  }

  private static Hostile with(Forgery forgery, EventEnvelope original, OrderPlaced event) {
    return forgery.of(
        new EventEnvelope(
            original.eventId(), original.occurredAt(), original.source(), null, event));
  }

  /** The event as order-service published it. */
  private static EventEnvelope original(Platform platform, Sale sale) {
    JsonNode first = platform.order(sale.orderId()).path("history").path(0);
    return new EventEnvelope(
        first.path("eventId").asText(),
        Instant.parse(first.path("occurredAt").asText()),
        ORDERS,
        null,
        new OrderPlaced(
            sale.orderId(),
            sale.purchase().buyerId(),
            sale.purchase().supplierId(),
            Money.of(sale.purchase().totalMinor(), Load.CURRENCY),
            sale.purchase().paymentMethodId()));
  }

  private static void times(Stage stage) {
    Forgery forgery = new Forgery(stage.random());
    Hostile future = at("2099-01-01T00:00:00Z", forgery, forgery.order());
    stage.poison().send("of 2099", Poison.ALL, List.of(future));
    String order = forgery.order();
    stage.poison().touches(order);
    Hostile past = at("0001-01-01T00:00:00Z", forgery, order);
    stage.poison().send("of the year 1", Poison.NONE, List.of(past));
  }

  private static Hostile at(String time, Forgery forgery, String order) {
    return forgery.of(
        new EventEnvelope(
            forgery.eventId(), Instant.parse(time), Forgery.SOURCE, null, forgery.placed(order)));
  }

  /** Paid orders of the load under whose keys poison comes. */
  private static List<Sale> victims(Stage stage, int count) {
    List<Sale> victims = new ArrayList<>();
    Settlement settlement = new Settlement(stage.site().platform());
    boolean found =
        Pause.until(
            LIMIT,
            OFTEN,
            () -> {
              List<Sale> finished = new ArrayList<>(stage.load().finished(CANDIDATES));
              settlement.check(finished).forEach(open -> finished.remove(open.sale()));
              victims.addAll(finished.subList(0, Math.min(count, finished.size())));
              return !victims.isEmpty();
            });
    if (!found) {
      throw new IllegalStateException("no order of the load is done after " + LIMIT);
    }
    for (Sale sale : victims) {
      sale.poison();
      stage.poison().touches(sale.orderId());
    }
    return victims;
  }

  private static int partitions(Stage stage) {
    try (LogReader log = stage.site().log()) {
      return log.ends().size();
    }
  }
}
