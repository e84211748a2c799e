package dev.quittance.localstack.up;

import java.util.List;
import java.util.Locale;

/**
 * A process of the stack. Its module, its log and its environment variables {@code <NAME>_PORT} and
 * {@code <NAME>_JAVA_OPTS} have its name.
 *
 * @param database empty for none
 * @param optimised whether throughput is worth a slower start, as where replays fold millions of
 *     events
 * @param javaOpts options of its JVM in place of those in its module's {@code jvm.options}; empty
 *     for those
 */
record ServiceSpec(String name, int port, String database, boolean optimised, String javaOpts) {

  /** The outside world: the services ask it who is calling, so it starts before them. */
  static final String SANDBOX = "sandbox";

  /** Every service of the stack, in the order in which the tables list them. */
  static final List<ServiceSpec> ALL =
      List.of(
          new ServiceSpec("order-service", 8081, "orders", false),
          new ServiceSpec("payment-service", 8082, "payments", false),
          new ServiceSpec("ledger-service", 8083, "ledger", true),
          new ServiceSpec("notification-service", 8084, "notifications", false),
          new ServiceSpec(SANDBOX, 8090, "", false));

  ServiceSpec(String name, int port, String database, boolean optimised) {
    this(name, port, database, optimised, "");
  }

  static String portVariable(String name) {
    return variable(name) + "_PORT";
  }

  String javaOptsVariable() {
    return variable(name) + "_JAVA_OPTS";
  }

  ServiceSpec with(int chosenPort, String chosenJavaOpts) {
    return new ServiceSpec(name, chosenPort, database, optimised, chosenJavaOpts);
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
}
