package dev.quittance.systemtests.chaos;

import dev.quittance.systemtests.cluster.Link;
import java.util.List;

/** Kafka goes away, or the way to it. */
final class BrokerFaults {

  private BrokerFaults() {}

  static List<Fault> all() {
    return List.of(
        new Fault(
            "broker-killed",
            "kill -9 of Kafka, started again on its data",
            context -> {
              context.site().broker().kill();
              context.hold(5, 2);
            }),
        new Fault(
            "broker-stopped",
            "Kafka stops in good order and starts again",
            context -> {
              context.site().broker().stop();
              context.hold(5, 2);
            }),
        new Fault(
            "broker-frozen",
            "SIGSTOP of Kafka, then SIGCONT",
            context -> {
              context.site().broker().freeze();
              context.hold(12, 4);
            }),
        link("broker-cut", "connections to Kafka are reset, new ones too", Link.Mode.CUT),
        link(
            "broker-silent",
            "the way to Kafka passes nothing on, then all of it",
            Link.Mode.SILENT),
        link(
            "broker-half-open",
            "Kafka sees the services' connections end, they see silence",
            Link.Mode.HALF_OPEN),
        link("broker-slow", "the way to Kafka takes 60 ms each time", Link.Mode.SLOW));
  }

  private static Fault link(String name, String what, Link.Mode mode) {
    return new Fault(
        name,
        what,
        context -> {
          context.site().toBroker().set(mode);
          context.hold(8, 3);
        });
  }
}
