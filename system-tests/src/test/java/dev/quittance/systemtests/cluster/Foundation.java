package dev.quittance.systemtests.cluster;

import dev.quittance.localstack.KafkaBroker;
import dev.quittance.localstack.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A broker that can go down and come back with its data, and a database. */
final class Foundation implements AutoCloseable {

  private final Path kafkaData;
  private final List<Integer> kafkaPorts = Ports.free(2);
  private final PostgresServer postgres;
  private @Nullable KafkaBroker kafka;

  private Foundation(Path kafkaData, PostgresServer postgres) {
    this.kafkaData = kafkaData;
    this.postgres = postgres;
  }

  static Foundation start() {
    CompletableFuture<PostgresServer> postgres =
        CompletableFuture.supplyAsync(Foundation::newPostgres);
    try {
      var foundation =
          new Foundation(Files.createTempDirectory("quittance-kafka"), postgres.join());
      foundation.startBroker();
      return foundation;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String bootstrapServers() {
    return "127.0.0.1:" + kafkaPorts.getFirst();
  }

  String jdbcUrl(String database) {
    return postgres.jdbcUrl(database);
  }

  void startBroker() {
    try {
      kafka = KafkaBroker.start(kafkaData, kafkaPorts.getFirst(), kafkaPorts.getLast());
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

  @Override
  public void close() {
    stopBroker();
    try (Stream<Path> files = Files.walk(kafkaData)) {
      postgres.close();
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PostgresServer newPostgres() {
    try {
      return PostgresServer.startTemporary();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
