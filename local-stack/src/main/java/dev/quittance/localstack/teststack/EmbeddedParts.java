package dev.quittance.localstack.teststack;

import dev.quittance.localstack.parts.FileTree;
import dev.quittance.localstack.parts.FreePorts;
import dev.quittance.localstack.parts.KafkaBroker;
import dev.quittance.localstack.parts.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** Broker in this JVM and database as its child, both on temporary directories. */
final class EmbeddedParts implements StackParts {

  private final Path kafkaData;
  private final KafkaBroker kafka;
  private final PostgresServer postgres;

  private EmbeddedParts(Path kafkaData, KafkaBroker kafka, PostgresServer postgres) {
    this.kafkaData = kafkaData;
    this.kafka = kafka;
    this.postgres = postgres;
  }

  static EmbeddedParts start() throws IOException {
    Path kafkaData = Files.createTempDirectory("quittance-kafka");
    CompletableFuture<PostgresServer> postgres = CompletableFuture.supplyAsync(EmbeddedParts::db);
    try {
      KafkaBroker kafka = KafkaBroker.start(kafkaData, FreePorts.next());
      return new EmbeddedParts(kafkaData, kafka, postgres.join());
    } catch (IOException | RuntimeException | LinkageError e) {
      // Without its broker nobody would stop a database that did start.
      if (!postgres.isCompletedExceptionally()) {
        postgres.join().close();
      }
      throw new IOException("Kafka or PostgreSQL does not start", e);
    }
  }

  @Override
  public String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  @Override
  public String postgresHost() {
    return "127.0.0.1";
  }

  @Override
  public int postgresPort() {
    return postgres.port();
  }

  /** Leaves the broker running: its data is gone, and this JVM ends next anyway. */
  @Override
  public void close() throws IOException {
    postgres.close();
    try {
      FileTree.delete(kafkaData);
    } catch (DirectoryNotEmptyException e) {
      // The broker writes files of its own at the same time.
    }
  }

  private static PostgresServer db() {
    try {
      return PostgresServer.startTemporary();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
