package dev.quittance.localstack.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.localstack.parts.AotCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {

  private static final String FIRST_COMPILER = "-XX:TieredStopAtLevel=1";

  @TempDir Path root;

  @BeforeEach
  void aServiceThatIsBuilt() throws IOException {
    Path module = Files.createDirectories(root.resolve("order-service"));
    Files.writeString(module.resolve("jvm.options"), "-Xmx256m");
    Path application = Files.createDirectories(module.resolve("target/quarkus-app"));
    Files.writeString(application.resolve("quarkus-run.jar"), "PK");
  }

  @Test
  void theFirstStartAfterABuildIsByTheFirstCompilerAndWithoutACache() {
    assertThat(command(Map.of()))
        .contains(FIRST_COMPILER)
        .noneMatch(option -> option.startsWith("-XX:AOT"));
  }

  @Test
  void theNextStartUsesTheCacheAndBothCompilers() throws IOException {
    Path file = madeCache();
    assertThat(command(Map.of())).contains("-XX:AOTCache=" + file).doesNotContain(FIRST_COMPILER);
    if (System.getProperty("os.name").equals("Linux")) {
      assertThat(command(Map.of())).contains("-XX:CompilerThreadPriority=5");
    }
    Files.writeString(root.resolve("order-service/target/quarkus-app/quarkus-run.jar"), "PK new");
    assertThat(command(Map.of())).noneMatch(option -> option.startsWith("-XX:AOT"));
  }

  @Test
  void aCacheThatCannotBeMadeLeavesBothCompilers() throws IOException {
    cache(Map.of()).giveUp();
    assertThat(command(Map.of()))
        .doesNotContain(FIRST_COMPILER)
        .noneMatch(option -> option.startsWith("-XX:AOT"));
  }

  @Test
  void whoWantsNoCacheOrHasOptionsOfHisOwnGetsNoOthers() throws IOException {
    madeCache();
    assertThat(command(Map.of("AOT", "off")))
        .doesNotContain(FIRST_COMPILER)
        .noneMatch(option -> option.startsWith("-XX:AOT"));
    assertThat(command(Map.of("ORDER_SERVICE_JAVA_OPTS", "-Xmx2g")))
        .contains("-Xmx2g")
        .doesNotContain(FIRST_COMPILER)
        .noneMatch(option -> option.startsWith("-XX:AOT"));
  }

  @Test
  void aTrainingRunHasNothingOfTheEnvironmentAndItsOwnPortsAndData() {
    Settings training = Settings.of(root, Map.of("KAFKA_PORT", "19999")).training();
    ServiceSpec service = training.services().getFirst();
    ProcessBuilder builder = Commands.service(training, service, List.of());
    assertThat(builder.environment().keySet())
        .allMatch(name ->
            name.matches(
                "PATH|HOME|LANG|LC_ALL|TZ|QUARKUS_.*|QUITTANCE_.*|KAFKA_BOOTSTRAP_SERVERS"));
    assertThat(builder.environment().get("KAFKA_BOOTSTRAP_SERVERS"))
        .isEqualTo(training.bootstrapServers())
        .isNotEqualTo("127.0.0.1:19999");
    assertThat(builder.environment().get("QUITTANCE_PERSONAL_MASTER_KEYS_FILE"))
        .startsWith(root.resolve(".local/training").toString());
    assertThat(builder.command()).contains(Training.MARK);
  }

  private List<String> command(Map<String, String> environment) {
    Settings settings = Settings.of(root, environment);
    return Commands.service(settings, settings.services().getFirst()).command();
  }

  private AotCache cache(Map<String, String> environment) {
    Settings settings = Settings.of(root, environment);
    return settings.aotCache(settings.services().getFirst());
  }

  private Path madeCache() throws IOException {
    AotCache cache = cache(Map.of());
    cache.prepare();
    String option = cache.create(root).getLast();
    Path draft = Path.of(option.substring(option.indexOf('=') + 1));
    Files.writeString(draft, "made");
    cache.keep();
    return Path.of(draft.toString().replace(".draft", ""));
  }
}
