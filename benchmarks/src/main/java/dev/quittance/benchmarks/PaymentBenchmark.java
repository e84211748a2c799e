package dev.quittance.benchmarks;

import dev.quittance.contract.Money;
import dev.quittance.localstack.teststack.TestStack;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code make bench-payments}: how fast payment-service works off a backlog of placed orders, from
 * the log to the published answers that it has read back, beside the same statements over plain
 * JDBC.
 *
 * <p>Argument: orders of a backlog, default 10000.
 */
public final class PaymentBenchmark {

  private static final String FLOOR = "the same statements, plain JDBC";
  private static final int ROUNDS = 5;

  private final Figures figures = new Figures();
  private final TestStack stack = TestStack.start();
  private final BenchTopic topic = new BenchTopic(stack.bootstrapServers(), null);
  private final Path target = Path.of("benchmarks", "target");
  private final int orders;
  private long placed;

  private PaymentBenchmark(int orders) {
    this.orders = orders;
  }

  public static void main(String[] arguments) throws Exception {
    int orders = arguments.length == 0 ? 10_000 : Integer.parseInt(arguments[0]);
    new PaymentBenchmark(orders).run();
    System.exit(0);
  }

  /**
   * A backlog worked off.
   *
   * @param service processor time of the service, in seconds; likewise {@code database}
   */
  private record Round(int orders, double seconds, double service, double database) {

    double rate() {
      return orders / seconds;
    }

    double millis(double processorSeconds) {
      return processorSeconds * 1e3 / orders;
    }
  }

  private void run() throws Exception {
    System.out.printf(Locale.ROOT, "%nA backlog of %,d orders, %d times%n", orders, ROUNDS + 1);
    place();
    Path log = target.resolve("payment-benchmark.log");
    Path jar = Path.of("payment-service", "target", "quarkus-app", "quarkus-run.jar");
    String[] jvm = System.getProperty("bench.jvm", "@payment-service/jvm.options").split(" ");
    Round cold;
    List<Round> rounds = new ArrayList<>();
    try (Identity identity = Identity.start(target);
        ServiceProcess service = ServiceProcess.start(jar, log, identity.of(environment()), jvm)) {
      ProcessorTime process = ProcessorTime.of(service.pid());
      cold = workOff(process);
      for (int i = 0; i < ROUNDS; i++) {
        place();
        rounds.add(workOff(process));
      }
    }
    rounds.sort(Comparator.comparingDouble(Round::rate));
    PaymentFloor.Cost floor;
    try (Connection connection = connect()) {
      floor = new PaymentFloor(connection, databaseTime(connection)).measure(orders);
    }
    report(cold, rounds.get(ROUNDS / 2), floor);
    Path file = target.resolve("payments.json");
    figures.save(file);
    System.out.println();
    System.out.println("written to " + file);
  }

  private void report(Round cold, Round median, PaymentFloor.Cost floor) {
    double rate = orders / floor.seconds();
    figures.add("orders, first backlog of a process", cold.rate(), "orders/s");
    figures.add(
        "orders, median of " + ROUNDS + " backlogs", median.rate(), "orders/s", rate, FLOOR);
    figures.add("service, processor time", median.millis(median.service()), "ms/order");
    figures.add(
        "PostgreSQL, processor time",
        median.millis(median.database()),
        "ms/order",
        floor.databaseSeconds() * 1e3 / orders,
        FLOOR);
    figures.add(
        "both, processor time", median.millis(median.service() + median.database()), "ms/order");
  }

  /** Publishes a backlog. */
  private void place() {
    topic.place(orders, i -> Money.of(1_000L + i, "CNY"), "pm_card_visa");
    placed += orders;
  }

  /** Until every order's answer is published, and read back from the log. */
  private Round workOff(ProcessorTime service) throws Exception {
    try (Connection connection = connect()) {
      ProcessorTime database = databaseTime(connection);
      double serviceBefore = service.seconds();
      double databaseBefore = database.seconds();
      long start = System.nanoTime();
      while (consumed(connection) < 2 * placed) {
        Thread.sleep(20);
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      Round round =
          new Round(
              orders,
              seconds,
              service.seconds() - serviceBefore,
              database.seconds() - databaseBefore);
      System.out.printf(
          Locale.ROOT,
          "    %,.0f orders/s, processor time an order: service %.2f ms, PostgreSQL %.2f ms%n",
          round.rate(),
          round.millis(round.service()),
          round.millis(round.database()));
      return round;
    }
  }

  private static long consumed(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT coalesce(sum(next_offset), 0) FROM intake_offset")) {
      row.next();
      return row.getLong(1);
    }
  }

  private static ProcessorTime databaseTime(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
      row.next();
      return ProcessorTime.ofParentAndChildren(row.getLong(1));
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        stack.jdbcUrl("payments"), stack.username(), stack.password());
  }

  private Map<String, String> environment() {
    return Map.of(
        "QUITTANCE_PAYMENT_SANDBOX_ENABLED", "true",
        "QUITTANCE_PAYMENT_SECRETS_KEY_FILE",
            Path.of("benchmarks", "target", "payment-accounts.key").toAbsolutePath().toString(),
        "KAFKA_BOOTSTRAP_SERVERS", stack.bootstrapServers(),
        "QUARKUS_DATASOURCE_JDBC_URL", stack.jdbcUrl("payments"),
        "QUARKUS_DATASOURCE_USERNAME", stack.username(),
        "QUARKUS_DATASOURCE_PASSWORD", stack.password());
  }
}
