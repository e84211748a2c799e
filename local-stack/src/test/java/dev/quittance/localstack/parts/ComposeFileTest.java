package dev.quittance.localstack.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

class ComposeFileTest {

  private static final Path ROOT = Path.of("..");

  private final Map<String, Map<String, Object>> containers = containers();

  @Test
  void composeRunsTheVersionsThatTheTestsRunOn() {
    Versions versions = Versions.ofThisBuild();
    for (String secure : List.of("", "secure-")) {
      assertThat(containers.get(secure + "kafka")).containsEntry("image", versions.kafkaImage());
      for (String psql : List.of("postgres", "databases")) {
        assertThat(containers.get(secure + psql)).containsEntry("image", versions.postgresImage());
      }
    }
    assertThat(versions.kafkaImage()).endsWith(":" + versions.kafka());
    assertThat(versions.postgres()).startsWith(versions.postgresImage().split(":", 2)[1] + ".");
  }

  @Test
  void composeRunsTheKeycloakThatTheJourneyRunsWith() throws IOException {
    Matcher version =
        Pattern.compile("<keycloak.version>(.*)</keycloak.version>")
            .matcher(Files.readString(ROOT.resolve("pom.xml")));
    assertThat(version.find()).isTrue();
    assertThat(containers.get("keycloak"))
        .containsEntry("image", "keycloak/keycloak:" + version.group(1));
  }

  @Test
  void composeCreatesTheSameDatabases() throws IOException {
    String script = Files.readString(Path.of("compose/databases.sql"));
    assertThat(script).contains("CREATE ROLE " + Databases.USER + " LOGIN");
    assertThat(Databases.NAMES)
        .allSatisfy(name -> assertThat(script).contains("'%s'".formatted(name)));
  }

  @Test
  void composeLeavesPostgresAsMuchMemoryAsTheLocalStackDoes() {
    for (String secure : List.of("", "secure-")) {
      assertThat(environment(Objects.requireNonNull(containers.get(secure + "postgres"))))
          .containsAllEntriesOf(PostgresServer.MEMORY);
    }
  }

  @Test
  void everyContainerCanDoNoMoreThanItNeeds() {
    assertThat(containers)
        .allSatisfy((name, container) ->
            assertThat(container)
                .containsEntry("cap_drop", List.of("ALL"))
                .containsEntry("read_only", true)
                .containsEntry("security_opt", List.of("no-new-privileges:true"))
                .containsKeys("mem_limit"));
    assertThat(containers.values())
        .filteredOn(container -> container.containsKey("cap_add"))
        .containsExactlyInAnyOrder(
            containers.get("postgres"),
            containers.get("secure-postgres"),
            containers.get("secure-secrets"));
  }

  @Test
  void everythingHasAProfileButWhatIsInEach() {
    assertThat(containers)
        .allSatisfy((name, container) -> {
          if (name.startsWith("secure-")) {
            assertThat(container).containsEntry("profiles", List.of("secure"));
          } else if (name.equals("keycloak")) {
            assertThat(container).containsEntry("profiles", List.of("keycloak"));
          } else if (name.equals("sandbox")) {
            assertThat(container).doesNotContainKey("profiles");
          } else {
            assertThat(container).containsEntry("profiles", List.of("plain", "keycloak"));
            assertThat(containers).containsKey("secure-" + name);
          }
        });
  }

  /** What owners and administrators know is nothing that a service needs. */
  @Test
  void aServiceHasItsOwnSecretsOnly() {
    for (String service : List.of("order", "payment", "ledger", "notification")) {
      List<String> volumes = new ArrayList<>(List.of("secrets-" + service + ":/secrets:ro"));
      if (service.equals("payment")) {
        volumes.add("gateway-secrets:/gateway-secrets:ro");
      }
      assertThat(containers.get("secure-" + service + "-service"))
          .containsEntry("volumes", volumes);
    }
  }

  @Test
  void noLogGrowsForEver() {
    assertThat(containers)
        .allSatisfy((name, container) ->
            assertThat(container.get("logging"))
                .asString()
                .contains("max-size=10m")
                .contains("max-file=3"));
  }

  @Test
  void everyPasswordIsTheEnvironmentsAndHasADefault() {
    assertThat(containers)
        .allSatisfy((name, container) ->
            assertThat(environment(container))
                .allSatisfy((variable, value) -> {
                  if (variable.endsWith("PASSWORD_FILE")) {
                    assertThat(value).asString().startsWith("/secrets/");
                  } else if (variable.contains("PASSWORD")) {
                    assertThat(name).doesNotStartWith("secure-");
                    assertThat(value).asString().matches("\\$\\{[A-Z_]+:-[a-z]+}");
                  }
                }));
  }

  @Test
  void everyPortIsOnLoopback() {
    assertThat(containers.values())
        .flatExtracting(container -> (List<?>) container.getOrDefault("ports", List.of()))
        .isNotEmpty()
        .allSatisfy(port -> assertThat(port).asString().startsWith("127.0.0.1:"));
  }

  @Test
  void aServiceIsKilledOnlyAfterItsOwnTimeToStop() throws IOException {
    String defaults =
        Files.readString(
            ROOT.resolve("web-kit/src/main/resources/META-INF/microprofile-config.properties"));
    int own = seconds(defaults, "quarkus\\.shutdown\\.timeout=(\\d+)s");
    assertThat(containers)
        .allSatisfy((name, container) -> {
          if (container.containsKey("restart")) {
            String grace = String.valueOf(container.get("stop_grace_period"));
            assertThat(seconds(grace, "(\\d+)s")).as(name).isGreaterThan(own);
          }
        });
  }

  @Test
  void theBrokersHealthIsWhatTheBrokerAnswers() {
    for (String broker : List.of("kafka", "secure-kafka")) {
      assertThat(containers.getOrDefault(broker, Map.of()).get("healthcheck"))
          .asString()
          .contains("/opt/kafka/bin/kafka-broker-api-versions.sh --bootstrap-server");
    }
  }

  /** They differ in where the packaged application comes from. */
  @Test
  void bothDockerfilesMakeTheSameImage() throws IOException {
    assertThat(lastStage("Dockerfile").replace("--from=applications /src/", ""))
        .isEqualTo(lastStage("Dockerfile.packaged"));
  }

  /** What a build inside copies must be sent to it. */
  @Test
  void theBuildContextHasWhatTheDockerfilesCopy() throws IOException {
    List<String> sent = Files.readAllLines(ROOT.resolve(".dockerignore"));
    List<String> copied =
        Stream.concat(lines("Dockerfile"), lines("Dockerfile.packaged"))
            .filter(line -> line.startsWith("COPY ") && !line.contains("--from="))
            .map(line -> line.split(" ")[1].replaceFirst("/$", ""))
            .flatMap(ComposeFileTest::ofEveryService)
            .toList();
    assertThat(copied)
        .isNotEmpty()
        .allSatisfy(path ->
            assertThat(sent)
                .anyMatch(entry ->
                    entry.startsWith("!") && (path + "/").startsWith(entry.substring(1) + "/")));
  }

  private static Stream<String> ofEveryService(String path) {
    return path.contains("${MODULE}")
        ? Stream.of(
                "order-service",
                "payment-service",
                "ledger-service",
                "notification-service",
                "sandbox")
            .map(name -> path.replace("${MODULE}", name))
        : Stream.of(path);
  }

  private static Stream<String> lines(String dockerfile) throws IOException {
    return Files.readString(ROOT.resolve(dockerfile)).lines();
  }

  private static String lastStage(String dockerfile) throws IOException {
    String text = Files.readString(ROOT.resolve(dockerfile));
    return text.substring(text.lastIndexOf("FROM "));
  }

  private static int seconds(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
    return Integer.parseInt(matcher.group(1));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> environment(Map<String, Object> container) {
    return (Map<String, Object>) container.getOrDefault("environment", Map.of());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Map<String, Object>> containers() {
    try {
      // As if no variable of an image were set.
      String text =
          Files.readString(ROOT.resolve("docker-compose.yml"))
              .replaceAll("\\$\\{[A-Z]+_IMAGE:-([^}]+)}", "$1");
      LoaderOptions limits = new LoaderOptions();
      limits.setMaxAliasesForCollections(500);
      Map<String, Object> compose = new Yaml(limits).load(text);
      return (Map<String, Map<String, Object>>) Objects.requireNonNull(compose.get("services"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
