package dev.quittance.localstack.up;

import java.util.List;
import java.util.Locale;

/**
 * A process of the stack. Its module, its log and its environment variable {@code <NAME>_PORT} have
 * its name.
 *
 * @param database empty for none
 * @param optimised whether throughput is worth a slower start, as where replays fold millions of
 *     events
 */
record ServiceSpec(String name, int port, String database, int heapMegabytes, boolean optimised) {

  /** Every service of the stack, in the order in which the tables list them. */
  static final List<ServiceSpec> ALL =
      List.of(
          new ServiceSpec("order-service", 8081, "orders", 256, false),
          new ServiceSpec("payment-service", 8082, "payments", 256, false),
          new ServiceSpec("ledger-service", 8083, "ledger", 512, true),
          new ServiceSpec("notification-service", 8084, "notifications", 256, false));

  String portVariable() {
    return variable(name);
  }

  static String variable(String name) {
    return name.toUpperCase(Locale.ROOT).replace('-', '_') + "_PORT";
  }

  ServiceSpec onPort(int chosen) {
    return new ServiceSpec(name, chosen, database, heapMegabytes, optimised);
  }

  String url() {
    return "http://localhost:" + port;
  }
}
