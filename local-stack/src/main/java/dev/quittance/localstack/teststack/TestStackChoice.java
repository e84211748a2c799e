package dev.quittance.localstack.teststack;

import dev.quittance.localstack.parts.Versions;
import java.util.List;
import java.util.Locale;

/**
 * Which kinds of test stack to try, in order, and why.
 *
 * @param reason for the line at the start of a test run
 */
record TestStackChoice(List<TestStackKind> candidates, String reason) {

  private static final String NAME = "QUITTANCE_TEST_STACK";

  static TestStackChoice ofEnvironment() {
    String property = System.getProperty(NAME);
    String chosen = property == null ? System.getenv(NAME) : property;
    return of(chosen == null ? "auto" : chosen);
  }

  static TestStackChoice of(String chosen) {
    return switch (chosen.toLowerCase(Locale.ROOT)) {
      case "embedded" -> new TestStackChoice(List.of(TestStackKind.EMBEDDED), NAME + " says so");
      case "docker" -> new TestStackChoice(List.of(TestStackKind.DOCKER), NAME + " says so");
      case "auto", "" -> automatic(DockerProbe.lookForImages(Versions.ofThisBuild()));
      default ->
          throw new IllegalArgumentException(
              "%s is '%s': set it to embedded, docker or auto".formatted(NAME, chosen));
    };
  }

  private static TestStackChoice automatic(DockerProbe docker) {
    return docker.hasImages()
        ? new TestStackChoice(
            List.of(TestStackKind.DOCKER, TestStackKind.EMBEDDED), docker.finding())
        : new TestStackChoice(List.of(TestStackKind.EMBEDDED), docker.finding());
  }
}
