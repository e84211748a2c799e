package dev.quittance.localstack.parts;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * One Kafka node (KRaft, broker and controller in one) in this JVM, listening on loopback only.
 *
 * <p>Durability settings are Kafka's defaults; only what a single node cannot have (replicas) and
 * what makes small groups wait (rebalance delay, shortest session) differs.
 */
public final class KafkaBroker implements AutoCloseable {

  private static final int NODE_ID = 1;
  private static final String CONTROLLER_LISTENER = "CONTROLLER";

  /** All that a format writes before its last file. */
  private static final Set<String> FORMATTED =
      Set.of("bootstrap.checkpoint", "meta.properties.tmp", "__cluster_metadata-0");

  private final KafkaRaftServer server;
  private final int port;

  private KafkaBroker(KafkaRaftServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /** Starts a broker whose controller listens on any free port. */
  public static KafkaBroker start(Path dataDirectory, int port) throws IOException {
    return start(dataDirectory, port, FreePorts.next());
  }

  /**
   * Starts on the data of an earlier run, or on a directory that it creates. From then on this
   * JVM's default locale is the neutral one.
   *
   * @throws IOException when the data directory cannot be written
   */
  public static KafkaBroker start(Path dataDirectory, int port, int controllerPort)
      throws IOException {
    return start(dataDirectory, port, controllerPort, port);
  }

  /**
   * The same, for clients that come through something in between.
   *
   * @param advertisedPort where clients are told to connect to
   * @throws IOException when the data directory cannot be written
   */
  static KafkaBroker start(Path dataDirectory, int port, int controllerPort, int advertisedPort)
      throws IOException {
    return start(
        dataDirectory,
        port,
        controllerPort,
        Map.of("advertised.listeners", "PLAINTEXT://127.0.0.1:" + advertisedPort));
  }

  /**
   * The same with other settings, for example a secured broker's.
   *
   * @param more Kafka's broker settings, in place of those that this class has
   * @throws IOException when the data directory cannot be written
   */
  public static KafkaBroker start(
      Path dataDirectory, int port, int controllerPort, Map<String, String> more)
      throws IOException {
    // Kafka names its files in the digits of the JVM's locale, and finds them by common ones.
    Locale.setDefault(Locale.ROOT);
    Path data = dataDirectory.toAbsolutePath();
    prepare(data);
    Map<String, String> configuration = configuration(data, port, controllerPort);
    configuration.putAll(more);
    KafkaRaftServer server =
        new KafkaRaftServer(new KafkaConfig(configuration, false), Time.SYSTEM);
    server.startup();
    return new KafkaBroker(server, port);
  }

  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  /** Kafka writes this file last: with it, a directory is formatted. */
  private static void prepare(Path data) throws IOException {
    if (Files.exists(data.resolve("meta.properties"))) {
      return;
    }
    if (Files.isDirectory(data)) {
      clear(data);
    }
    Preparation.complete(data, KafkaBroker::format);
  }

  /** Without the file no broker ever ran on it: what is there is an interrupted format's. */
  private static void clear(Path data) throws IOException {
    try (Stream<Path> files = Files.list(data)) {
      Optional<Path> foreign =
          files.filter(file -> !FORMATTED.contains(file.getFileName().toString())).findFirst();
      if (foreign.isPresent()) {
        throw new IOException(
            "%s has no meta.properties, so it is not Kafka's: move %s away"
                .formatted(data, foreign.get()));
      }
    }
    FileTree.delete(data);
  }

  private static void format(Path dataDirectory) throws IOException {
    try {
      new Formatter()
          .setPrintStream(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
          .setNodeId(NODE_ID)
          .setClusterId(Uuid.randomUuid().toString())
          .addDirectory(dataDirectory.toString())
          .setMetadataLogDirectory(dataDirectory.toString())
          .setControllerListenerName(CONTROLLER_LISTENER)
          .run();
    } catch (Exception e) {
      throw new IOException("cannot prepare Kafka's data directory " + dataDirectory, e);
    }
  }

  private static Map<String, String> configuration(Path data, int port, int controllerPort) {
    Map<String, String> settings = new HashMap<>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", Integer.toString(NODE_ID));
    settings.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
    settings.put("controller.listener.names", CONTROLLER_LISTENER);
    settings.put(
        "listeners",
        String.format(
            Locale.ROOT,
            "PLAINTEXT://127.0.0.1:%d,%s://127.0.0.1:%d",
            port,
            CONTROLLER_LISTENER,
            controllerPort));
    settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("log.dirs", data.toString());

    // A misspelt topic must fail, not come into being with a retention that loses events.
    settings.put("auto.create.topics.enable", "false");

    settings.put("offsets.topic.replication.factor", "1");
    settings.put("offsets.topic.num.partitions", "3");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("transaction.state.log.num.partitions", "3");
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.put("group.min.session.timeout.ms", "500");
    return settings;
  }
}
