package dev.quittance.localstack.up;

import java.util.List;
import java.util.Locale;

/**
 * A process of the stack. Its module, its log and its environment variable {@code <NAME>_PORT} have
 * its name.
 *
 * @param database empty for none
 */
record ServiceSpec(String name, int port, String database, int heapMegabytes) {

  /** Every service of the stack, in the order in which the tables list them. */
  static final List<ServiceSpec> ALL =
      List.of(
          new ServiceSpec("order-service", 8081, "orders", 256),
          new ServiceSpec("payment-service", 8082, "payments", 256),
          new ServiceSpec("ledger-service", 8083, "ledger", 512),
          new ServiceSpec("notification-service", 8084, "notifications", 256));

  String portVariable() {
    return variable(name);
  }

  static String variable(String name) {
    return name.toUpperCase(Locale.ROOT).replace('-', '_') + "_PORT";
  }

  ServiceSpec onPort(int chosen) {
    return new ServiceSpec(name, chosen, database, heapMegabytes);
  }

  String url() {
    return "http://localhost:" + port;
  }
}
