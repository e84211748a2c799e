package dev.quittance.localstack.up;

import java.util.List;
import java.util.Locale;

/**
 * A process of the stack. Its module, its log and its environment variables {@code <NAME>_PORT},
 * {@code <NAME>_MANAGEMENT_PORT} and {@code <NAME>_JAVA_OPTS} have its name.
 *
 * @param managementPort where its metrics are
 * @param database empty for none
 * @param javaOpts options of its JVM in place of those in its module's {@code jvm.options}; empty
 *     for those
 */
record ServiceSpec(String name, int port, int managementPort, String database, String javaOpts) {

  /** The outside world: the services ask it who is calling, so it starts before them. */
  static final String SANDBOX = "sandbox";

  private static final int DISTANCE = 1_000;

  /** Every service of the stack, in the order in which the tables list them. */
  static final List<ServiceSpec> ALL =
      List.of(
          new ServiceSpec("order-service", 8081, "orders"),
          new ServiceSpec("payment-service", 8082, "payments"),
          new ServiceSpec("ledger-service", 8083, "ledger"),
          new ServiceSpec("notification-service", 8084, "notifications"),
          new ServiceSpec(SANDBOX, 8090, ""));

  ServiceSpec(String name, int port, String database) {
    this(name, port, managementPort(port), database, "");
  }

  /** 9081 beside 8081, so that a block of ports moves as one. */
  static int managementPort(int port) {
    return port + (port <= 65535 - DISTANCE ? DISTANCE : -DISTANCE);
  }

  static String portVariable(String name) {
    return variable(name) + "_PORT";
  }

  static String managementPortVariable(String name) {
    return variable(name) + "_MANAGEMENT_PORT";
  }

  String javaOptsVariable() {
    return variable(name) + "_JAVA_OPTS";
  }

  ServiceSpec with(int chosenPort, int chosenManagementPort, String chosenJavaOpts) {
    return new ServiceSpec(name, chosenPort, chosenManagementPort, database, chosenJavaOpts);
  }

  private static String variable(String name) {
    return name.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  boolean isSandbox() {
    return name.equals(SANDBOX);
  }

  String url() {
    return "http://localhost:" + port;
  }

  /** Where its metrics are, at {@code /q/metrics}. */
  String managementUrl() {
    return "http://localhost:" + managementPort;
  }
}
