package dev.quittance.systemtests.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quittance.contract.Publishers;
import dev.quittance.contract.topic.OrderEventsTopic;
import dev.quittance.localstack.parts.PostgresData;
import dev.quittance.localstack.parts.PostgresServer;
import dev.quittance.systemtests.client.LogReader;
import dev.quittance.systemtests.client.Platform;
import dev.quittance.testkit.log.TestKeys;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Four services, a broker and a database; whatever happens to them, ports and data remain. */
public final class Cluster implements AutoCloseable {

  /** What the services prove themselves to the database with: no word that is anywhere else. */
  public static final String DATABASE_PASSWORD = "only-the-database-knows-me";

  private static final Duration START_LIMIT = Duration.ofMinutes(2);

  private final Foundation foundation;
  private final IdentityProvider provider;
  private final Map<Service, ServiceProcess> processes = new EnumMap<>(Service.class);
  private final Map<Service, Map<String, String>> settings = new EnumMap<>(Service.class);
  private final Thread lastResort = new Thread(this::end, "end-cluster");

  private Cluster(
      Foundation foundation, IdentityProvider provider, String name, Map<String, String> more) {
    this.foundation = foundation;
    this.provider = provider;
    List<Integer> ports = Ports.free(Service.values().length);
    for (Service service : Service.values()) {
      settings.put(service, settings(service, ports.get(service.ordinal()), more));
      processes.put(
          service,
          new ServiceProcess(
              service,
              name + service.module(),
              ports.get(service.ordinal()),
              Objects.requireNonNull(settings.get(service))));
    }
  }

  /** Starts the services on a machine of {@link OtherDigits}, and awaits that they are ready. */
  static Cluster start() {
    return start("", Sandbox.shared(), OtherDigits.PROPERTIES);
  }

  /**
   * Starts the services and awaits that they are ready.
   *
   * @param name begins the names of their logs
   * @param provider whose tokens they trust
   * @param more system properties of their JVMs beside those that tests have anyway
   */
  public static Cluster start(String name, IdentityProvider provider, Map<String, String> more) {
    var cluster = new Cluster(Foundation.start(), provider, name, more);
    Runtime.getRuntime().addShutdownHook(cluster.lastResort);
    try {
      cluster.processes.values().forEach(ServiceProcess::start);
      cluster.awaitReadiness(200);
      return cluster;
    } catch (RuntimeException | AssertionError e) {
      cluster.close();
      throw e;
    }
  }

  public Platform platform() {
    return Platform.at(
        provider.tokens(),
        process(Service.ORDER).base(),
        process(Service.PAYMENT).base(),
        process(Service.LEDGER).base(),
        process(Service.NOTIFICATION).base());
  }

  /** Where a service answers. */
  public URI base(Service service) {
    return process(service).base();
  }

  /** Where a service's metrics are. */
  public URI management(Service service) {
    return process(service).management();
  }

  /**
   * Starts another process of a service beside the one that runs, with the same log and database.
   *
   * @param more settings of its own
   */
  public Replica startReplica(Service service, Map<String, String> more) {
    Map<String, String> all = new HashMap<>(Objects.requireNonNull(settings.get(service)));
    all.putAll(more);
    return Replica.start(
        new ServiceProcess(
            service, "replica-of-" + service.module(), Ports.free(1).getFirst(), all));
  }

  public Connection connect(Service service) throws SQLException {
    return DriverManager.getConnection(
        foundation.jdbcUrl(service.database()), PostgresServer.USER, PostgresServer.PASSWORD);
  }

  /** As whoever may read the server's files. */
  public Connection connectAsSuperuser(Service service) throws SQLException {
    return DriverManager.getConnection(
        foundation.jdbcUrl(service.database()), PostgresData.SUPERUSER, "");
  }

  /** What the service has logged, in this run and those before. */
  public String output(Service service) throws IOException {
    return process(service).output();
  }

  public String bootstrapServers() {
    return foundation.bootstrapServers();
  }

  /** What the services sign and check their events with. */
  public TestKeys keys() {
    return foundation.keys();
  }

  /** The key file of whoever audits. */
  public Path auditorKeys() {
    return foundation.keyFile(Publishers.AUDITOR);
  }

  public LogReader log() {
    return new LogReader(bootstrapServers(), OrderEventsTopic.DEFAULT_NAME);
  }

  public void kill(Service service) {
    process(service).close();
  }

  /** Starts one that was killed, and awaits nothing. */
  public void start(Service service) {
    process(service).start();
  }

  public void restart(Service service) {
    start(service);
    awaitReadiness(200);
  }

  public void stopBroker() {
    foundation.stopBroker();
  }

  public void startBroker() {
    foundation.startBroker();
  }

  /** {@code kill -9} of PostgreSQL, started again on its data. */
  public void killDatabase() {
    foundation.killDatabase();
    foundation.startDatabase();
  }

  /** Freezes a service in the middle of whatever it does. */
  public void freeze(Service service) {
    process(service).freeze();
  }

  /** Lets a frozen service go on, as if no time had passed. */
  public void thaw(Service service) {
    process(service).thaw();
  }

  /** Awaits that every service says this of itself. */
  public void awaitReadiness(int status) {
    await()
        .atMost(START_LIMIT)
        .untilAsserted(() ->
            assertThat(readiness())
                .allSatisfy((service, said) -> assertThat(said).isEqualTo(status)));
  }

  /** What each service says of its readiness, and has last warned of. */
  String situation() {
    return processes.values().stream()
        .map(ServiceProcess::situation)
        .collect(Collectors.joining("\n"));
  }

  private ServiceProcess process(Service service) {
    return Objects.requireNonNull(processes.get(service));
  }

  private Map<Service, Integer> readiness() {
    Map<Service, Integer> readiness = new EnumMap<>(Service.class);
    processes.forEach((service, process) -> readiness.put(service, process.readiness()));
    return readiness;
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(lastResort);
    end();
  }

  /** Services first: without their database they would only fill their logs. */
  private void end() {
    processes.values().forEach(ServiceProcess::close);
    foundation.close();
  }

  private Map<String, String> settings(Service service, int port, Map<String, String> more) {
    Map<String, String> settings = service.impatience();
    settings.putAll(provider.settings(service));
    settings.putAll(more);
    settings.put("kafka.bootstrap.servers", foundation.bootstrapServers());
    settings.put("quittance.events.keys-file", foundation.keyFile(service.module()).toString());
    // A secret is not for a command line. The database trusts whoever is on this machine.
    String secrets = "quarkus.datasource.password=" + DATABASE_PASSWORD;
    if (service == Service.PAYMENT) {
      URI itself = URI.create("http://127.0.0.1:" + port);
      CardGateway card = CardGateway.of(Sandbox.shared(), itself);
      card.settings().forEach(settings::putIfAbsent);
      WalletGateway.settings(Sandbox.shared(), itself).forEach(settings::putIfAbsent);
      BankGateway bank = BankGateway.of(Sandbox.shared());
      bank.settings().forEach(settings::putIfAbsent);
      secrets += "\n" + card.secrets() + "\n" + bank.secrets();
    }
    settings.put("quarkus.config.locations", foundation.secret(secrets).toString());
    settings.put("quarkus.datasource.jdbc.url", foundation.jdbcUrl(service.database()));
    return settings;
  }
}
