package dev.quittance.systemtests.chaos;

import dev.quittance.systemtests.client.Platform;
import dev.quittance.systemtests.client.Purchase;
import dev.quittance.systemtests.cluster.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Services die and freeze. */
final class ProcessFaults {

  private static final Duration START_LIMIT = Duration.ofMinutes(1);
  private static final Duration TAKEOVER_LIMIT = Duration.ofSeconds(45);
  private static final Duration OFTEN = Duration.ofMillis(300);

  private ProcessFaults() {}

  static List<Fault> all() {
    List<Fault> faults = new ArrayList<>();
    for (Service service : Service.values()) {
      faults.add(
          new Fault(
              service.module() + "-killed",
              "kill -9 in the middle, started again",
              context -> {
                context.site().kill(service);
                context.hold(3, 1);
              }));
      faults.add(
          new Fault(
              service.module() + "-frozen",
              "SIGSTOP for 15 s, then SIGCONT: its connections stay open",
              context -> {
                context.site().freeze(service);
                context.hold(15, 5);
              }));
    }
    faults.add(
        new Fault(
            "relay-owner-frozen",
            "of two replicas of order-service the one that publishes freezes: the other takes over",
            ProcessFaults::relayOwnerFrozen));
    return faults;
  }

  /** The first has been up for longer and publishes; its lock outlives its freezing. */
  private static void relayOwnerFrozen(FaultContext context) {
    Platform second = context.site().startSecondOrders();
    if (!Pause.until(START_LIMIT, OFTEN, () -> context.site().isSecondOrdersReady())) {
      throw new IllegalStateException("the second replica does not get ready");
    }
    context.site().freeze(Service.ORDER);
    String key = new UUID(context.random().nextLong(), context.random().nextLong()).toString();
    var purchase =
        new Purchase("second-buyer", "second-supplier", Purchase.CARD, "S", 1, 500, "EUR");
    String order = second.place(key, purchase).expect(201).path("id").asText();
    long begin = System.nanoTime();
    boolean published =
        Pause.until(
            TAKEOVER_LIMIT,
            OFTEN,
            () -> second.transaction(order).body().path("status").asText().equals("AUTHORIZED"));
    if (!published) {
      throw new IllegalStateException(
          "the other replica published nothing within " + TAKEOVER_LIMIT.toSeconds() + " s");
    }
    long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
    context.hold((int) Math.max(0, 15 - seconds), 0);
  }
}
