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

/** Well-formed events that must not be applied: by their place, their id or their time. */
final class StrayFaults {

  private static final Duration LIMIT = Duration.ofSeconds(90);
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
            "ids that were used: with the same content, with another, for another order",
            StrayFaults::ids),
        new Fault("poison-times", "orders placed in 2099 and in the year 1", StrayFaults::times));
  }

  private static void strays(FaultContext context) {
    ForgedRecords forged = new ForgedRecords(context);
    int partitions = partitions(context);
    List<Hostile> strays = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String order = forged.order();
      strays.add(
          forged.in(
              forged.wrongPartition(order, partitions), forged.envelope(forged.placed(order))));
    }
    for (LoadOrder victim : victims(context, 3)) {
      String order = victim.orderId();
      int wrong = forged.wrongPartition(order, partitions);
      strays.add(
          new Hostile(wrong, ForgedRecords.utf8(order), List.of(), ForgedRecords.utf8("{}")));
      strays.add(forged.in(wrong, forged.envelope(refund(context, forged, order))));
    }
    context.poison().send("stray", Poison.ALL, strays);
  }

  private static Refunded refund(FaultContext context, ForgedRecords forged, String order) {
    String payment = context.site().platform().order(order).path("paymentId").asText();
    return new Refunded(
        order,
        payment,
        Ids.of(Ids.REFUND, Ids.uuid(Ids.EVENT, forged.eventId())),
        "sandbox",
        "re_chaos",
        Money.of(1, Load.CURRENCY),
        Money.of(0, Load.CURRENCY));
  }

  private static void ids(FaultContext context) {
    ForgedRecords forged = new ForgedRecords(context);
    for (LoadOrder order : victims(context, 3)) {
      EventEnvelope original = original(context.site().platform(), order);
      var placed = (OrderPlaced) original.event();
      context.poison().send("same event twice", Poison.NONE, List.of(forged.of(original)));
      var otherContent =
          new OrderPlaced(
              placed.orderId(),
              placed.buyerId(),
              placed.supplierId(),
              placed.total().plus(Money.of(1, Load.CURRENCY)),
              placed.paymentMethodId());
      context
          .poison()
          .send(
              "same id, other content", Poison.ALL, List.of(with(forged, original, otherContent)));
      // An id counts within its order: under another one it is another event, of nobody we know.
      String other = forged.order();
      context.poison().touches(other);
      context
          .poison()
          .send(
              "same id, other order",
              Poison.NONE,
              List.of(with(forged, original, forged.placed(other))));
    }
  }

  private static Hostile with(ForgedRecords forged, EventEnvelope original, OrderPlaced event) {
    return forged.of(
        new EventEnvelope(
            original.eventId(), original.occurredAt(), original.source(), null, event));
  }

  /** The event as order-service published it. */
  private static EventEnvelope original(Platform platform, LoadOrder order) {
    JsonNode first = platform.order(order.orderId()).path("history").path(0);
    return new EventEnvelope(
        first.path("eventId").asText(),
        Instant.parse(first.path("occurredAt").asText()),
        ORDERS,
        null,
        new OrderPlaced(
            order.orderId(),
            order.purchase().buyerId(),
            order.purchase().supplierId(),
            Money.of(order.purchase().totalMinor(), Load.CURRENCY),
            order.purchase().paymentMethodId()));
  }

  private static void times(FaultContext context) {
    ForgedRecords forged = new ForgedRecords(context);
    Hostile future = at("2099-01-01T00:00:00Z", forged, forged.order());
    context.poison().send("of 2099", Poison.ALL, List.of(future));
    String order = forged.order();
    context.poison().touches(order);
    Hostile past = at("0001-01-01T00:00:00Z", forged, order);
    context.poison().send("of the year 1", Poison.NONE, List.of(past));
  }

  private static Hostile at(String time, ForgedRecords forged, String order) {
    return forged.of(forged.envelope(forged.placed(order), Instant.parse(time)));
  }

  /** Paid orders of the load under whose keys poison comes. */
  private static List<LoadOrder> victims(FaultContext context, int count) {
    List<LoadOrder> victims = new ArrayList<>();
    OrderChecks orderChecks = new OrderChecks(context.site().platform());
    boolean found =
        Pause.until(
            LIMIT,
            OFTEN,
            () -> {
              List<LoadOrder> finished = new ArrayList<>(context.load().finished(CANDIDATES));
              orderChecks.check(finished).forEach(open -> finished.remove(open.order()));
              victims.addAll(finished.subList(0, Math.min(count, finished.size())));
              return !victims.isEmpty();
            });
    if (!found) {
      throw new IllegalStateException("no order of the load is done after " + LIMIT);
    }
    for (LoadOrder order : victims) {
      order.poison();
      context.poison().touches(order.orderId());
    }
    return victims;
  }

  private static int partitions(FaultContext context) {
    try (LogReader log = context.site().log()) {
      return log.ends().size();
    }
  }
}
