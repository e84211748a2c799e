package dev.quittance.benchmarks;

import dev.quittance.localstack.parts.FreePorts;
import dev.quittance.localstack.parts.JavaCommand;
import dev.quittance.localstack.parts.KafkaProcess;
import dev.quittance.localstack.parts.PostgresServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** The packaged services as processes, with a broker and a database of their own. */
final class House implements AutoCloseable {

  /** For an order-service whose orders nobody pays, and whose only client asks for all it can. */
  static final Map<String, String> NOBODY_PAYS =
      Map.of(
          "QUITTANCE_ORDERS_UNANSWERED_LIMIT", "365d",
          "QUITTANCE_LIMITS_REQUESTS_PER_CLIENT", "100000000");

  static final String ORDERS = "order-service";
  static final String PAYMENTS = "payment-service";
  static final String LEDGER = "ledger-service";

  private static final Map<String, String> DATABASES =
      Map.of(
          ORDERS,
          "orders",
          PAYMENTS,
          "payments",
          LEDGER,
          "ledger",
          "notification-service",
          "notifications");

  private final PostgresServer postgres;
  private final Process kafka;
  private final String bootstrapServers;
  private final Identity identity;
  private final Map<String, ServiceProcess> services = new LinkedHashMap<>();

  private House(
      PostgresServer postgres, Process kafka, String bootstrapServers, Identity identity) {
    this.postgres = postgres;
    this.kafka = kafka;
    this.bootstrapServers = bootstrapServers;
    this.identity = identity;
  }

  /**
   * Starts broker, database, identity provider and these services.
   *
   * @param target where logs are kept
   */
  static House start(Path target, Map<String, String> more, String... names)
      throws IOException, InterruptedException, SQLException {
    Files.createDirectories(target);
    Path data = Files.createTempDirectory("quittance-bench");
    PostgresServer postgres =
        PostgresServer.start(
            data.resolve("postgres"),
            FreePorts.next(),
            target.resolve("bench-postgres.log"),
            Map.of(
                "shared_preload_libraries",
                "pg_stat_statements",
                "pg_stat_statements.max",
                "2000",
                // When the ledger has stored an order (LedgerWatch).
                "track_commit_timestamp",
                "on"));
    int port = FreePorts.next();
    Process kafka = kafka(data.resolve("kafka"), port, target.resolve("bench-kafka.log"));
    House house = new House(postgres, kafka, "localhost:" + port, Identity.start(target));
    try (Connection connection = postgres.superuser().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE EXTENSION pg_stat_statements");
    }
    for (String name : names) {
      house.start(target, name, more);
    }
    return house;
  }

  private static Process kafka(Path data, int port, Path log) throws IOException {
    Process process =
        new ProcessBuilder(
                JavaCommand.with("-Xmx512m")
                    .main(KafkaProcess.class, data.toString(), String.valueOf(port)))
            .redirectError(log.toFile())
            .start();
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.contains(KafkaProcess.READY)) {
        Thread.ofVirtual().start(() -> lines.lines().forEach(unused -> {}));
        return process;
      }
    }
    throw new IOException("the broker does not start: see " + log);
  }

  /** Starts a service. */
  void start(Path target, String name, Map<String, String> more)
      throws IOException, InterruptedException {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
    environment.put("QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl(database(name)));
    environment.put("QUARKUS_DATASOURCE_USERNAME", PostgresServer.USER);
    environment.put("QUARKUS_DATASOURCE_PASSWORD", PostgresServer.PASSWORD);
    environment.put("QUITTANCE_PAYMENT_SANDBOX_ENABLED", "true");
    environment.put(
        "QUITTANCE_PAYMENT_SECRETS_KEY_FILE",
        target.resolve("payment-accounts.key").toAbsolutePath().toString());
    environment.put(
        "QUITTANCE_PERSONAL_MASTER_KEYS_FILE",
        target.resolve("order-personal.keys").toAbsolutePath().toString());
    services.put(
        name,
        ServiceProcess.start(
            Path.of(name, "target", "quarkus-app", "quarkus-run.jar"),
            target.resolve("bench-" + name + ".log"),
            identity.of(environment),
            ServiceProcess.jvm(name)));
  }

  String bootstrapServers() {
    return bootstrapServers;
  }

  ServiceProcess orders() {
    return Objects.requireNonNull(services.get(ORDERS));
  }

  ServiceProcess payments() {
    return Objects.requireNonNull(services.get(PAYMENTS));
  }

  ServiceProcess ledger() {
    return Objects.requireNonNull(services.get(LEDGER));
  }

  /** A buyer's token. */
  String token() throws IOException, InterruptedException {
    return token("buyer", "buyer-1");
  }

  String token(String role, String subject) throws IOException, InterruptedException {
    return identity.token(role, subject);
  }

  Connection connect(String service) throws SQLException {
    return DriverManager.getConnection(
        postgres.jdbcUrl(database(service)), PostgresServer.USER, PostgresServer.PASSWORD);
  }

  Connection superuser() throws SQLException {
    return postgres.superuser().getConnection();
  }

  /** Each process with the processor time that it has taken. */
  Map<String, ProcessorTime> processorTimes() {
    Map<String, ProcessorTime> times = new LinkedHashMap<>();
    services.forEach((name, service) -> times.put(name, ProcessorTime.of(service.pid())));
    times.put("PostgreSQL", ProcessorTime.ofParent(postgres.process()));
    times.put("Kafka", ProcessorTime.of(kafka.pid()));
    times.put("load generator", ProcessorTime.of(ProcessHandle.current().pid()));
    return times;
  }

  /** Resident memory of each service and the broker, in kilobytes. */
  Map<String, Long> memory() throws IOException {
    Map<String, Long> memory = new LinkedHashMap<>();
    for (Map.Entry<String, ServiceProcess> service : services.entrySet()) {
      memory.put(service.getKey(), HouseTrials.residentKilobytes(service.getValue().pid()));
    }
    memory.put("Kafka", HouseTrials.residentKilobytes(kafka.pid()));
    return memory;
  }

  /** The compilers of the services, whose time is part of theirs. */
  CompilerTime compilers() {
    return new CompilerTime(services.values().stream().map(ServiceProcess::pid).toList());
  }

  private static String database(String service) {
    return Objects.requireNonNull(DATABASES.get(service));
  }

  /** The services' databases, by service. */
  static Map<String, String> databases() {
    return DATABASES;
  }

  @Override
  public void close() throws Exception {
    List<ServiceProcess> running = new ArrayList<>(services.values());
    for (ServiceProcess service : running.reversed()) {
      service.close();
    }
    identity.close();
    kafka.destroy();
    if (!kafka.waitFor(10, TimeUnit.SECONDS)) {
      kafka.destroyForcibly();
    }
    postgres.close();
  }
}
