package dev.quittance.systemtests.cluster;

import dev.quittance.localstack.parts.FileTree;
import dev.quittance.localstack.parts.KafkaBroker;
import dev.quittance.localstack.parts.PostgresServer;
import dev.quittance.testkit.log.TestKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A broker and a database that can go down and come back with their data. */
final class Foundation implements AutoCloseable {

  /** A broker reserves 128 MB for a cleaning that a test's log never needs; a JVM has several. */
  private static final Map<String, String> SMALL =
      Map.of("log.cleaner.dedupe.buffer.size", "8388608");

  private final Path data;
  private final TestKeys keys = new TestKeys();
  private final List<Integer> ports = Ports.free(3);
  private @Nullable KafkaBroker kafka;
  private final DatabaseServer database;

  private Foundation(Path data) {
    this.data = data;
    this.database = new DatabaseServer(data, ports.getLast());
  }

  static Foundation start() {
    try {
      var foundation = new Foundation(Files.createTempDirectory("quittance-system-tests"));
      CompletableFuture<Void> database = CompletableFuture.runAsync(foundation::startDatabase);
      foundation.startBroker();
      database.join();
      return foundation;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What services sign and check their events with. */
  TestKeys keys() {
    return keys;
  }

  /** A file with the keys of a service, or of the auditor. */
  Path keyFile(String name) {
    Path file = data.resolve(name + ".keys").toAbsolutePath();
    try {
      return Files.writeString(file, keys.file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String bootstrapServers() {
    return "127.0.0.1:" + ports.getFirst();
  }

  String jdbcUrl(String database) {
    return PostgresServer.jdbcUrl(ports.getLast(), database);
  }

  /** A file of that property, for its owner alone. */
  Path secret(String property) {
    try {
      Path file = Files.createTempFile(data, "secret", ".properties");
      return Files.writeString(file, "config_ordinal=500\n" + property + "\n").toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void startBroker() {
    try {
      kafka = KafkaBroker.start(data.resolve("kafka"), ports.getFirst(), ports.get(1), SMALL);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void stopBroker() {
    KafkaBroker current = kafka;
    if (current != null) {
      current.close();
      kafka = null;
    }
  }

  void startDatabase() {
    database.start();
  }

  /** {@code kill -9}: what it had not written to the disk is lost. */
  void killDatabase() {
    database.kill();
  }

  /** Ends all connections, whatever they are at. */
  void stopDatabase() {
    database.stop();
  }

  @Override
  public void close() {
    stopBroker();
    stopDatabase();
    try {
      FileTree.delete(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
