package dev.quittance.localstack.teststack;

import dev.quittance.localstack.parts.Versions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Locale;

/**
 * The JVM that holds the broker and the database for one test run.
 *
 * <p>Its own JVM, so that neither the broker's class path, logging and heap nor Testcontainers meet
 * those of the service under test. It ends when its standard input does: a test run that is killed
 * leaves nothing behind.
 */
final class TestStackProcess {

  /** Starts the one line that this process answers with: {@code marker kafka host port}. */
  static final String READY = "QUITTANCE-TEST-STACK-READY";

  private TestStackProcess() {}

  public static void main(String[] arguments) {
    PrintStream answer = System.out;
    System.setOut(System.err);
    int status = 0;
    try (StackParts parts = start(TestStackKind.valueOf(arguments[0]))) {
      answer.printf(
          Locale.ROOT,
          "%s %s %s %d%n",
          READY,
          parts.bootstrapServers(),
          parts.postgresHost(),
          parts.postgresPort());
      answer.flush();
      awaitEndOf(System.in);
    } catch (IOException | RuntimeException e) {
      e.printStackTrace(System.err);
      status = 1;
    }
    // The broker's threads would go on, and its orderly stop takes seconds that no test needs.
    Runtime.getRuntime().halt(status);
  }

  private static StackParts start(TestStackKind kind) throws IOException {
    return switch (kind) {
      case EMBEDDED -> EmbeddedParts.start();
      case DOCKER -> DockerParts.start(Versions.ofThisBuild());
    };
  }

  private static void awaitEndOf(InputStream input) throws IOException {
    input.transferTo(OutputStream.nullOutputStream());
  }
}
