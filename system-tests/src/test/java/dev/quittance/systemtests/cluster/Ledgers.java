package dev.quittance.systemtests.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quittance.localstack.parts.PostgresServer;
import dev.quittance.systemtests.client.JsonHttp;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Replicas of the ledger alone, with a broker and a database of their own: whatever a test does to
 * these, nobody else meets it.
 */
public final class Ledgers implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofMinutes(2);

  private final Foundation foundation;
  private final List<ServiceProcess> replicas = new ArrayList<>();
  private final Thread lastResort = new Thread(this::end, "end-ledgers");

  private Ledgers(Foundation foundation, int count, Map<String, String> more) {
    this.foundation = foundation;
    List<Integer> ports = Ports.free(count);
    for (int i = 0; i < count; i++) {
      String name = name(i);
      replicas.add(new ServiceProcess(Service.LEDGER, name, ports.get(i), settings(name, more)));
    }
  }

  /**
   * Starts so many, ready to take requests.
   *
   * @param more settings beside those that tests have anyway
   */
  public static Ledgers start(int count, Map<String, String> more) {
    var ledgers = new Ledgers(Foundation.start(), count, more);
    Runtime.getRuntime().addShutdownHook(ledgers.lastResort);
    try {
      ledgers.replicas.forEach(ServiceProcess::start);
      ledgers.awaitReady();
      return ledgers;
    } catch (RuntimeException | AssertionError e) {
      ledgers.close();
      throw e;
    }
  }

  public JsonHttp http(int replica) {
    return replicas.get(replica).http();
  }

  /** How the database knows a replica's connections: its application name. */
  public static String name(int replica) {
    return "ledger-" + replica;
  }

  public String bootstrapServers() {
    return foundation.bootstrapServers();
  }

  /** A connection to the ledger's database, behind its back. */
  public Connection database() throws SQLException {
    return DriverManager.getConnection(
        foundation.jdbcUrl(Service.LEDGER.database()),
        PostgresServer.USER,
        PostgresServer.PASSWORD);
  }

  public void startDatabase() {
    foundation.startDatabase();
  }

  /** Ends all connections, whatever they are at. */
  public void stopDatabase() {
    foundation.stopDatabase();
  }

  /** {@code kill -9}. */
  public void kill(int replica) {
    replicas.get(replica).close();
  }

  /** Freezes a replica in the middle of whatever it does. */
  public void freeze(int replica) {
    replicas.get(replica).freeze();
  }

  /** Lets a frozen replica go on, as if no time had passed. */
  public void thaw(int replica) {
    replicas.get(replica).thaw();
  }

  public void restart(int replica) {
    replicas.get(replica).start();
    awaitReady();
  }

  /** Awaits that every replica says it is ready. */
  public void awaitReady() {
    await()
        .atMost(START_LIMIT)
        .untilAsserted(() ->
            assertThat(replicas)
                .allSatisfy(replica -> assertThat(replica.readiness()).isEqualTo(200)));
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(lastResort);
    end();
  }

  private void end() {
    replicas.forEach(ServiceProcess::close);
    foundation.close();
  }

  private Map<String, String> settings(String name, Map<String, String> more) {
    Map<String, String> settings = Service.LEDGER.impatience();
    settings.putAll(more);
    settings.put("kafka.bootstrap.servers", foundation.bootstrapServers());
    settings.put(
        "quarkus.datasource.jdbc.url",
        foundation.jdbcUrl(Service.LEDGER.database()) + "?ApplicationName=" + name);
    settings.put("quittance.intake.silent-batch-limit", "2s");
    return settings;
  }
}
