package dev.quittance.localstack.teststack;

import dev.quittance.localstack.parts.Databases;
import dev.quittance.localstack.parts.Versions;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Broker and database as containers of the official images. */
final class DockerParts implements StackParts {

  private static final Duration START_LIMIT = Duration.ofSeconds(40);

  private final KafkaContainer kafka;
  private final PostgreSQLContainer postgres;

  private DockerParts(KafkaContainer kafka, PostgreSQLContainer postgres) {
    this.kafka = kafka;
    this.postgres = postgres;
  }

  static DockerParts start(Versions versions) throws IOException {
    KafkaContainer kafka =
        new KafkaContainer(versions.kafkaImage())
            .withStartupTimeout(START_LIMIT)
            .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
            .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0")
            .withEnv("KAFKA_GROUP_MIN_SESSION_TIMEOUT_MS", "500");
    PostgreSQLContainer postgres =
        new PostgreSQLContainer(versions.postgresImage())
            .withStartupTimeout(START_LIMIT)
            .withUsername("postgres")
            .withPassword("postgres")
            .withCommand("postgres", "-c", "max_connections=400", "-c", "shared_buffers=256MB");
    DockerParts parts = new DockerParts(kafka, postgres);
    try {
      Startables.deepStart(kafka, postgres).join();
      Databases.createMissing(parts.superuser());
      return parts;
    } catch (RuntimeException | SQLException e) {
      parts.close();
      throw new IOException("the containers do not start", e);
    }
  }

  @Override
  public String bootstrapServers() {
    return kafka.getBootstrapServers();
  }

  @Override
  public String postgresHost() {
    return postgres.getHost();
  }

  @Override
  public int postgresPort() {
    return postgres.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT);
  }

  @Override
  public void close() {
    kafka.stop();
    postgres.stop();
  }

  private PGSimpleDataSource superuser() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(Databases.jdbcUrl(postgresHost(), postgresPort(), "postgres"));
    source.setUser(postgres.getUsername());
    source.setPassword(postgres.getPassword());
    return source;
  }
}
