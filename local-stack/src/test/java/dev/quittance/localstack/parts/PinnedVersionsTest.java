package dev.quittance.localstack.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the build and the containers are made of is the same tomorrow (ADR 0037). */
class PinnedVersionsTest {

  private static final Path ROOT = Path.of("..");

  /** But the JDK's: what is newer builds it, too. */
  @Test
  void everyVersionInAPomIsOneVersion() throws IOException {
    for (Path pom : poms()) {
      assertThat(found(pom, "<(?:[a-z0-9-]+\\.)?version>([^<]*)</"))
          .as(pom.toString())
          .filteredOn(version -> !version.equals("[25,)"))
          .allSatisfy(
              version -> assertThat(version).doesNotMatch("(?i)(latest|release)|.*[\\[(,+*].*"));
    }
  }

  @Test
  void everyPluginHasAVersion() throws IOException {
    Set<String> managed = pluginsWith(ROOT.resolve("pom.xml"), true).collect(Collectors.toSet());
    for (Path pom : poms()) {
      assertThat(pluginsWith(pom, false)).as(pom.toString()).isSubsetOf(managed);
    }
  }

  @Test
  void everyImageHasAVersionOrADigest() throws IOException {
    Stream<String> images =
        Stream.of(
                found(ROOT.resolve("Dockerfile"), "(?m)^ARG [A-Z]+_IMAGE=(.*)$"),
                found(ROOT.resolve("Dockerfile.packaged"), "(?m)^ARG [A-Z]+_IMAGE=(.*)$"),
                found(ROOT.resolve("deploy/images.env"), "(?m)^[A-Z]+_IMAGE=(.*)$"),
                found(ROOT.resolve("docker-compose.yml"), "_IMAGE:-([^}]+)}"),
                found(ROOT.resolve("docker-compose.yml"), "image: ([a-z/]+:.*)"))
            .flatMap(List::stream);
    assertThat(images).hasSizeGreaterThan(8).allMatch(image -> image.matches(".+:[0-9].*"));
    assertThat(found(ROOT.resolve("docker-compose.yml"), "image: ([^$q].*)"))
        .as("images without a tag, but those that are built here")
        .allMatch(image -> image.contains(":"));
    for (String dockerfile : List.of("Dockerfile", "Dockerfile.packaged")) {
      assertThat(found(ROOT.resolve(dockerfile), "(?m)^FROM (\\S+)"))
          .allMatch(image -> image.matches("\\$\\{[A-Z]+_IMAGE}"));
    }
  }

  @Test
  void everyActionIsACommitAndEveryRunnerAVersion() throws IOException {
    try (Stream<Path> workflows = Files.list(ROOT.resolve(".github/workflows"))) {
      for (Path workflow : workflows.toList()) {
        assertThat(found(workflow, "uses: (\\S+)"))
            .as(workflow.toString())
            .isNotEmpty()
            .allMatch(action -> action.matches("[^@]+@[0-9a-f]{40}"));
        assertThat(found(workflow, "runs-on: (\\S+)"))
            .as(workflow.toString())
            .noneMatch(runner -> runner.endsWith("-latest"));
      }
    }
  }

  @Test
  void everyJudgeIsOneVersion() throws IOException {
    Path judges = ROOT.resolve("system-tests/judges");
    assertThat(found(judges.resolve("package.json"), "\"[^\"]+\": \"([~^<>=*x0-9][^\"]*)\""))
        .isNotEmpty()
        .allMatch(version -> version.matches("[0-9.]+"));
    assertThat(Files.readAllLines(judges.resolve("requirements.txt")))
        .isNotEmpty()
        .allMatch(line -> line.matches("[a-z-]+==[0-9.]+"));
  }

  /** Plugins of a POM that have a version, or that have none. */
  private static Stream<String> pluginsWith(Path pom, boolean version) throws IOException {
    return found(pom, "(?s)<plugin>(.*?)</plugin>").stream()
        .filter(plugin ->
            plugin.split("<dependencies>|<configuration>|<executions>", 2)[0].contains("<version>")
                == version)
        .map(plugin -> plugin.replaceFirst("(?s).*?<artifactId>(.*?)</artifactId>.*", "$1"));
  }

  private static List<String> found(Path file, String pattern) throws IOException {
    return Pattern.compile(pattern)
        .matcher(Files.readString(file))
        .results()
        .map((MatchResult result) -> result.group(1).strip())
        .toList();
  }

  private static List<Path> poms() throws IOException {
    try (Stream<Path> modules = Files.list(ROOT)) {
      return Stream.concat(
              Stream.of(ROOT.resolve("pom.xml")), modules.map(module -> module.resolve("pom.xml")))
          .filter(Files::exists)
          .toList();
    }
  }
}
