package dev.quittance.benchmarks;

import dev.quittance.localstack.teststack.TestStack;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * {@code make bench-orders PARTS=token}: what a token costs. Orders are placed at order-service
 * with a token, and with the same requests at one of the same sources that asks for none, in turns.
 *
 * <p>Argument: turns of each, default 9.
 */
public final class TokenBenchmark {

  private static final String FLOOR = "a service that ignores the token";
  private static final int[] CONNECTIONS = {8, 32};
  private static final int WARM_UP_CONNECTIONS = 32;
  private static final double TURN_SECONDS = 5;

  /** The compiler is at work for tens of thousands of orders. */
  private static final double WARM_UP_SECONDS = 60;

  private final Figures figures = new Figures();
  private final TestStack stack = TestStack.start();
  private final Path target = Path.of("benchmarks", "target");
  private final int turns;

  private TokenBenchmark(int turns) {
    this.turns = turns;
  }

  public static void main(String[] arguments) throws Exception {
    new TokenBenchmark(arguments.length == 0 ? 9 : Integer.parseInt(arguments[0])).run();
    System.exit(0);
  }

  /** One of the two, with what it takes. */
  private record Side(String name, OrderLoad load, ProcessorTime service, ProcessorTime database) {

    Turn turn(int connections, double seconds) throws IOException, InterruptedException {
      double serviceBefore = service.seconds();
      double databaseBefore = database.seconds();
      long start = System.nanoTime();
      long placed = load.run(connections, seconds);
      double took = (System.nanoTime() - start) / 1e9;
      Turn turn =
          new Turn(
              placed / took,
              (service.seconds() - serviceBefore) * 1e3 / placed,
              (database.seconds() - databaseBefore) * 1e3 / placed);
      System.out.printf(
          Locale.ROOT,
          "    %2d connections, %-15s %,6.0f orders/s, processor time an order: service %.2f ms,"
              + " PostgreSQL %.2f ms%n",
          connections,
          name,
          turn.rate(),
          turn.serviceMillis(),
          turn.databaseMillis());
      return turn;
    }
  }

  /**
   * @param serviceMillis processor time of the service for an order; likewise {@code
   *     databaseMillis}
   */
  private record Turn(double rate, double serviceMillis, double databaseMillis) {}

  private void run() throws Exception {
    try (Identity identity = Identity.start(target);
        ServiceProcess closed = order("order-service", "orders", identity.of(Map.of()));
        ServiceProcess open =
            order("benchmarks/open-order-service", "payments", identity.of(Map.of()));
        Connection connection = connect()) {
      ProcessorTime database = databaseTime(connection);
      // The same bytes go to both: what a client pays for sending a token is not the service's.
      String token = identity.token("buyer", "buyer-1");
      Side with =
          new Side(
              "token checked",
              new OrderLoad(closed.port(), token),
              ProcessorTime.of(closed.pid()),
              database);
      Side without =
          new Side(
              "token ignored",
              new OrderLoad(open.port(), token),
              ProcessorTime.of(open.pid()),
              database);
      System.out.println();
      System.out.println("  to get warm:");
      without.turn(WARM_UP_CONNECTIONS, WARM_UP_SECONDS);
      with.turn(WARM_UP_CONNECTIONS, WARM_UP_SECONDS);
      for (int connections : CONNECTIONS) {
        compare(connections, with, without);
      }
    }
    Path file = target.resolve("tokens.json");
    figures.save(file);
    System.out.println();
    System.out.println("written to " + file);
  }

  /** In turns, so that both have the machine at its fast and at its slow times. */
  private void compare(int connections, Side with, Side without)
      throws IOException, InterruptedException {
    List<Turn> mine = new ArrayList<>();
    List<Turn> floor = new ArrayList<>();
    for (int i = 0; i < turns; i++) {
      boolean floorFirst = i % 2 == 0; // who follows pays for what the other leaves behind
      if (floorFirst) {
        floor.add(without.turn(connections, TURN_SECONDS));
      }
      mine.add(with.turn(connections, TURN_SECONDS));
      if (!floorFirst) {
        floor.add(without.turn(connections, TURN_SECONDS));
      }
    }
    String suffix = ", " + connections + " connections";
    add("orders placed" + suffix, "orders/s", mine, floor, Turn::rate);
    add("service, processor time" + suffix, "ms/order", mine, floor, Turn::serviceMillis);
    add("PostgreSQL, processor time" + suffix, "ms/order", mine, floor, Turn::databaseMillis);
  }

  private void add(
      String name, String unit, List<Turn> mine, List<Turn> floor, ToDoubleFunction<Turn> figure) {
    figures.add(name, median(mine, figure), unit, median(floor, figure), FLOOR);
  }

  private static double median(List<Turn> turns, ToDoubleFunction<Turn> figure) {
    double[] sorted = turns.stream().mapToDouble(figure).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  /** Each has a database and a topic of its own: neither does the other's work. */
  private ServiceProcess order(String module, String database, Map<String, String> identity)
      throws IOException, InterruptedException {
    Path jar = Path.of(module, "target", "quarkus-app", "quarkus-run.jar");
    Map<String, String> environment = new HashMap<>(identity);
    environment.put("KAFKA_BOOTSTRAP_SERVERS", stack.bootstrapServers());
    environment.put("QUITTANCE_TOPIC_NAME", "bench." + database);
    environment.putAll(House.NOBODY_PAYS);
    environment.put(
        "QUITTANCE_PERSONAL_MASTER_KEYS_FILE",
        target.resolve("order-personal.keys").toAbsolutePath().toString());
    environment.put("QUARKUS_DATASOURCE_JDBC_URL", stack.jdbcUrl(database));
    environment.put("QUARKUS_DATASOURCE_USERNAME", stack.username());
    environment.put("QUARKUS_DATASOURCE_PASSWORD", stack.password());
    String[] jvm = System.getProperty("bench.jvm", "@order-service/jvm.options").split(" ");
    Path log = target.resolve("bench-" + database + ".log");
    return ServiceProcess.start(jar, log, environment, jvm);
  }

  private static ProcessorTime databaseTime(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
      row.next();
      return ProcessorTime.ofParentAndChildren(row.getLong(1));
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(stack.jdbcUrl("orders"), stack.username(), stack.password());
  }
}
