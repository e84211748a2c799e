package dev.quittance.localstack.teststack;

import dev.quittance.localstack.parts.Databases;
import dev.quittance.localstack.parts.Versions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/**
 * Kafka and PostgreSQL for tests and benchmarks: fresh, shared by everything in this JVM, gone when
 * it ends.
 *
 * <p>Testcontainers when a Docker engine has the images already, the same versions from Maven
 * artifacts otherwise. {@code QUITTANCE_TEST_STACK=embedded|docker|auto} (environment or system
 * property) overrides the choice.
 */
public final class TestStack {

  /**
   * The stack's addresses, where every class loader sees them: Quarkus runs tests in several, so a
   * static field would start several stacks.
   */
  private static final String SHARED = "dev.quittance.localstack.shared";

  private final String bootstrapServers;
  private final String postgresHost;
  private final int postgresPort;

  private TestStack(String bootstrapServers, String postgresHost, int postgresPort) {
    this.bootstrapServers = bootstrapServers;
    this.postgresHost = postgresHost;
    this.postgresPort = postgresPort;
  }

  /**
   * Starts the stack, or returns the one that this JVM already has.
   *
   * @throws UncheckedIOException when it does not start; says where its log is
   */
  public static TestStack start() {
    // Interned strings are the one monitor that all class loaders have in common.
    synchronized (SHARED.intern()) {
      String addresses = System.getProperty(SHARED);
      if (addresses == null) {
        addresses = launch(TestStackChoice.ofEnvironment());
        System.setProperty(SHARED, addresses);
      }
      String[] parts = addresses.split(" ", -1);
      return new TestStack(parts[0], parts[1], Integer.parseInt(parts[2]));
    }
  }

  public String bootstrapServers() {
    return bootstrapServers;
  }

  /**
   * One of {@code orders, payments, ledger, notifications}; empty until its service migrates it.
   */
  public String jdbcUrl(String database) {
    if (!Databases.NAMES.contains(database)) {
      throw new IllegalArgumentException(
          "no database '%s': choose one of %s".formatted(database, Databases.NAMES));
    }
    return Databases.jdbcUrl(postgresHost, postgresPort, database);
  }

  public String username() {
    return Databases.USER;
  }

  public String password() {
    return Databases.PASSWORD;
  }

  private static String launch(TestStackChoice choice) {
    List<TestStackKind> candidates = choice.candidates();
    for (TestStackKind kind : candidates.subList(0, candidates.size() - 1)) {
      try {
        return announced(kind, choice.reason());
      } catch (IOException e) {
        System.out.println("Test stack: " + e.getMessage() + "; trying the next kind");
      }
    }
    try {
      return announced(candidates.getLast(), choice.reason());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String announced(TestStackKind kind, String reason) throws IOException {
    Versions versions = Versions.ofThisBuild();
    long begin = System.nanoTime();
    String addresses = TestStackLauncher.launch(kind);
    String what =
        switch (kind) {
          case DOCKER -> versions.kafkaImage() + ", " + versions.postgresImage() + " in containers";
          case EMBEDDED ->
              "Kafka %s, PostgreSQL %s from Maven artifacts"
                  .formatted(versions.kafka(), versions.postgres());
        };
    System.out.printf(
        Locale.ROOT,
        "Test stack: %s (%s), up in %.1f s%n",
        what,
        reason,
        (System.nanoTime() - begin) / 1e9);
    return addresses;
  }
}
