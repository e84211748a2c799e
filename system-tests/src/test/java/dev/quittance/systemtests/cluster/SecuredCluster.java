package dev.quittance.systemtests.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quittance.localstack.parts.FileTree;
import dev.quittance.localstack.parts.JavaCommand;
import dev.quittance.localstack.parts.KafkaBroker;
import dev.quittance.systemtests.client.Platform;
import dev.quittance.testkit.log.TestKeys;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Four services, a broker and a database with TLS, passwords and no more rights than each needs: as
 * {@code deploy/kafka} and {@code deploy/postgres} say.
 */
public final class SecuredCluster implements AutoCloseable {

  /** The command line of an auditor, who reads the log. */
  public static final String AUDITOR = "auditor";

  private static final Path KAFKA = Path.of("..", "deploy", "kafka");
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  private final Path data;
  private final TestKeys keys = new TestKeys();
  private final List<Integer> ports = Ports.free(4 + Service.values().length);
  private final Certificates certificates;
  private final Path adminKey;
  private final KafkaBroker kafka;
  private final SecuredDatabases databases;
  private final Map<Service, ServiceProcess> services = new EnumMap<>(Service.class);
  private final Thread lastResort = new Thread(this::end, "end-secured-cluster");

  private SecuredCluster(Path data) throws IOException, SQLException {
    this.data = data;
    this.certificates = Certificates.in(data);
    Path serverKey = certificates.issue("quittance-broker");
    this.adminKey = certificates.issue("quittance-admin");
    CompletableFuture<SecuredDatabases> starting =
        CompletableFuture.supplyAsync(() -> startDatabases(serverKey));
    this.kafka =
        KafkaBroker.start(data.resolve("kafka"), ports.get(0), ports.get(1), broker(serverKey));
    this.databases = starting.join();
  }

  /** Starts all of it and awaits that the services are ready. */
  public static SecuredCluster start() {
    try {
      var cluster =
          new SecuredCluster(Files.createTempDirectory("quittance-secured").toAbsolutePath());
      Runtime.getRuntime().addShutdownHook(cluster.lastResort);
      try {
        cluster.startServices();
        return cluster;
      } catch (IOException | RuntimeException | AssertionError e) {
        cluster.close();
        throw e;
      }
    } catch (IOException | SQLException e) {
      throw new IllegalStateException("the secured cluster does not start", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public Platform platform() {
    return Platform.at(
        Sandbox.shared().tokens(),
        process(Service.ORDER).base(),
        process(Service.PAYMENT).base(),
        process(Service.LEDGER).base(),
        process(Service.NOTIFICATION).base());
  }

  /** What a service has logged. */
  public String output(Service service) throws IOException {
    return process(service).output();
  }

  /** A connection to a service's database with the rights that the service has. */
  public Connection connectAs(Service service) throws SQLException {
    return databases.connect(service.database(), SecuredDatabases.roleOf(service));
  }

  /** What the services sign and check their events with. */
  public TestKeys keys() {
    return keys;
  }

  public SecuredDatabases databases() {
    return databases;
  }

  /** Settings of a Kafka client that proves itself as that user. */
  public Map<String, Object> client(String user, String password) {
    return Map.of(
        "bootstrap.servers", kafka.bootstrapServers(),
        "security.protocol", "SASL_SSL",
        "sasl.mechanism", "SCRAM-SHA-512",
        "sasl.jaas.config", jaas(user, password),
        "ssl.truststore.type", "PEM",
        "ssl.truststore.location", certificates.authority().toString(),
        "request.timeout.ms", "4000",
        "default.api.timeout.ms", "5000");
  }

  public Map<String, Object> client(String user) {
    return client(user, password(user));
  }

  /** Of a client that proves nothing. */
  public Map<String, Object> plainClient() {
    return Map.of(
        "bootstrap.servers", kafka.bootstrapServers(),
        "request.timeout.ms", "1500",
        "default.api.timeout.ms", "2000");
  }

  private static String jaas(String user, String password) {
    return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
        .formatted(user, password);
  }

  static String password(String user) {
    return "known-to-" + user + "-alone";
  }

  private SecuredDatabases startDatabases(Path serverKey) {
    try {
      return SecuredDatabases.start(data, ports.get(3), serverKey, certificates.authority());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<String, String> broker(Path serverKey) throws IOException {
    Properties settings = new Properties();
    try (Reader reader = Files.newBufferedReader(KAFKA.resolve("broker.properties"))) {
      settings.load(reader);
    }
    String services = "SERVICES://127.0.0.1:" + ports.get(0);
    String itself = "BROKER://127.0.0.1:" + ports.get(2);
    settings.setProperty(
        "listeners", "%s,%s,CONTROLLER://127.0.0.1:%s".formatted(services, itself, ports.get(1)));
    settings.setProperty("advertised.listeners", services + "," + itself);
    settings.setProperty("ssl.keystore.location", serverKey.toString());
    settings.setProperty("ssl.truststore.location", certificates.authority().toString());
    return settings.stringPropertyNames().stream()
        .collect(Collectors.toMap(name -> name, settings::getProperty));
  }

  private void startServices() throws IOException, InterruptedException {
    Properties admin = new Properties();
    admin.setProperty("bootstrap.servers", "127.0.0.1:" + ports.get(2));
    admin.setProperty("security.protocol", "SSL");
    admin.setProperty("ssl.keystore.type", "PEM");
    admin.setProperty("ssl.keystore.location", adminKey.toString());
    admin.setProperty("ssl.truststore.type", "PEM");
    admin.setProperty("ssl.truststore.location", certificates.authority().toString());
    Properties passwords = new Properties();
    Stream.concat(Arrays.stream(Service.values()).map(Service::module), Stream.of(AUDITOR))
        .forEach(user -> passwords.setProperty(user, password(user)));
    prepareLog(written("admin.properties", admin), written("passwords.properties", passwords));
    for (Service service : Service.values()) {
      ServiceProcess process =
          new ServiceProcess(
              service,
              "secured-" + service.module(),
              ports.get(4 + service.ordinal()),
              settings(service));
      services.put(service, process);
      process.start();
    }
    await()
        .atMost(START_LIMIT)
        .untilAsserted(() ->
            assertThat(services.values())
                .allSatisfy(one -> assertThat(one.readiness()).isEqualTo(200)));
  }

  /** By the command that deploy/kafka names, which every service's image has. */
  private static void prepareLog(Path admin, Path passwords)
      throws IOException, InterruptedException {
    Path libraries = Service.jar(Service.ORDER.module()).resolveSibling("lib").resolve("main");
    List<String> command =
        JavaCommand.with("-Xmx64m", "-XX:TieredStopAtLevel=1", "-Dquittance.topic.partitions=3")
            .main(
                libraries + "/*",
                "dev.quittance.kit.log.setup.LogSetup",
                admin.toString(),
                KAFKA.resolve("acls").toString(),
                passwords.toString());
    Path said = Path.of("target", "system-tests", "log-setup.log");
    Files.createDirectories(said.getParent());
    Process setup =
        new ProcessBuilder(command)
            .redirectErrorStream(true) // Surefire talks over this JVM's own output
            .redirectOutput(said.toFile())
            .start();
    assertThat(setup.waitFor()).as("see %s", said).isZero();
  }

  private Path written(String name, Properties properties) throws IOException {
    Path file = data.resolve(name);
    try (var writer = Files.newBufferedWriter(file)) {
      properties.store(writer, null);
    }
    return file;
  }

  /** What is secret is in a file, as it should be outside tests. */
  private Map<String, String> settings(Service service) throws IOException {
    Properties secured = new Properties();
    client(service.module())
        .forEach((name, value) -> secured.setProperty("kafka." + name, value.toString()));
    secured.setProperty("quarkus.datasource.username", SecuredDatabases.roleOf(service));
    secured.setProperty("quarkus.datasource.password", password(SecuredDatabases.roleOf(service)));
    secured.setProperty("quarkus.datasource.jdbc.url", databases.jdbcUrl(service.database()));
    // Above what is built in.
    secured.setProperty("config_ordinal", "290");
    Path file = written(service.module() + ".properties", secured);
    Map<String, String> settings = new HashMap<>(service.impatience());
    settings.put("quarkus.config.locations", file.toUri().toString());
    settings.put("quarkus.flyway.migrate-at-start", "false");
    Path keyFile = data.resolve(service.module() + ".keys").toAbsolutePath();
    Files.writeString(keyFile, keys.file(service.module()));
    settings.put("quittance.events.keys-file", keyFile.toString());
    if (service == Service.PAYMENT) {
      settings.put("quittance.payment.sandbox.enabled", "true");
    }
    if (service == Service.LEDGER) {
      settings.put("quittance.ledger.replay.retired-kept-for", "1s");
      settings.put("quittance.ledger.replay.sweep-interval", "1s");
    }
    return settings;
  }

  private ServiceProcess process(Service service) {
    return Objects.requireNonNull(services.get(service));
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(lastResort);
    end();
  }

  private void end() {
    services.values().forEach(ServiceProcess::close);
    kafka.close();
    try {
      databases.close();
      FileTree.delete(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
