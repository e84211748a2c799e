package dev.quittance.localstack.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the scripts say on machines that lack something. They run in a checkout of their own, with a
 * PATH that has only common tools, and with a Maven that says what the test wants it to say.
 */
class ScriptsTest {

  private static final String TOOLS =
      "awk bash cat cut df dirname env find grep head mkdir ps readlink rm sed sleep tail tee touch tr";

  @TempDir Path directory;

  private final Map<String, String> environment = new HashMap<>();
  private Path checkout = Path.of("");
  private Path tools = Path.of("");

  private record Said(int status, String lastLine, String text) {}

  @BeforeEach
  void aCheckoutAndItsMachine() throws IOException {
    checkout = Files.createDirectories(directory.resolve("a checkout"));
    tools = Files.createDirectories(directory.resolve("tools"));
    Path scripts = Files.createDirectories(checkout.resolve("local-stack/bin"));
    for (String script :
        List.of("find-jdk", "maven", "build-lock.sh", "own-directory.sh", "build-stale")) {
      Files.copy(Path.of("bin", script), scripts.resolve(script));
      assertThat(scripts.resolve(script).toFile().setExecutable(true)).isTrue();
    }
    for (String tool : TOOLS.split(" ", -1)) {
      link(tool);
    }
    environment.put("PATH", tools.toString());
    environment.put("FIND_JDK_ROOT", directory.toString());
  }

  @Test
  void withoutAJdkItSaysWhichOneToInstall() throws Exception {
    assertThat(run("find-jdk"))
        .isEqualTo(
            failure(
                "No JDK 25 or newer found: install Temurin 25 (https://adoptium.net/temurin/releases)"
                    + " or set JAVA_HOME to one."));
  }

  @Test
  void namesTheJavasThatDoNotDo() throws Exception {
    Path runtime = java("opt/java/jre", "25.0.1", false);
    Path old = java("usr/lib/jvm/seventeen", "17.0.15", true);
    environment.put("JAVA_HOME", directory.resolve("nowhere").toString());
    assertThat(run("find-jdk").lastLine())
        .startsWith("No JDK 25 or newer found: ")
        .contains("JAVA_HOME is %s/nowhere, which is no JDK".formatted(directory))
        .contains(runtime + " is 25 without a compiler")
        .contains(old + " is 17");
  }

  @Test
  void findsAJdkWithoutAHomeDirectory() throws Exception {
    Path jdk = java("usr/lib/jvm/a jdk", "25.0.1", true);
    assertThat(run("find-jdk")).isEqualTo(new Said(0, jdk.toString(), jdk + "\n"));
  }

  @Test
  void withoutMavenItSaysWhichOneToInstall() throws Exception {
    java("usr/lib/jvm/jdk", "25", true);
    assertThat(run("maven", "package"))
        .isEqualTo(failure("Maven (mvn) is not on the PATH: install Maven 3.8.6 or newer."));
  }

  @Test
  void anOldMavenIsRefusedByItsVersion() throws Exception {
    maven("3.6.3", "exit 0");
    assertThat(run("maven", "package"))
        .isEqualTo(failure("Maven 3.6.3 is too old: install Maven 3.8.6 or newer."));
    maven("3.8.6", "exit 0");
    assertThat(run("maven", "package").status()).isZero();
    maven("4.0.0", "exit 0");
    assertThat(run("maven", "package").status()).isZero();
  }

  @Test
  void aDownloadThatFailsIsOneLineThatNamesIt() throws Exception {
    maven(
        "3.9.9",
        "echo '[ERROR] Could not transfer artifact io.quarkus:quarkus-bom:pom:3.1 from/to central"
            + " (https://repository.example): Connect timed out'; exit 1");
    Said said = run("maven", "package");
    assertThat(said.status()).isEqualTo(1);
    assertThat(said.lastLine())
        .isEqualTo(
            "Maven could not download io.quarkus:quarkus-bom:pom:3.1: check the network, or the"
                + " proxy and mirror settings in ~/.m2/settings.xml, and run it again.");
  }

  @Test
  void theFirstBuildOfMakeUpShowsThatLineInsteadOfMavensOwnWords() throws Exception {
    Files.writeString(checkout.resolve("pom.xml"), "<packaging>quarkus</packaging>");
    maven("3.9.9", "echo '[ERROR] Could not find artifact a:b:jar:1 in central'; exit 1");
    assertThat(run("build-stale", "ledger-cli").text())
        .contains("\nMaven could not download a:b:jar:1: check the network")
        .endsWith("\nThe build failed, see .local/logs/build.log\n")
        .doesNotContain("[ERROR]");

    maven("3.6.3", "exit 0");
    assertThat(run("build-stale", "ledger-cli").lastLine())
        .isEqualTo("Maven 3.6.3 is too old: install Maven 3.8.6 or newer.");
  }

  @Test
  void aCheckoutThatMayNotBeWrittenIsOneLine() throws Exception {
    java("usr/lib/jvm/jdk", "25", true);
    Files.writeString(checkout.resolve(".local"), "in place of the directory");
    maven("3.9.9", "exit 0");
    String advice =
        checkout
            + "/.local may not be written by this user: give it to yourself (chown -R), or use a"
            + " checkout of your own.";
    assertThat(run("maven", "package")).isEqualTo(failure(advice));
    assertThat(run("build-stale", "ledger-cli")).isEqualTo(failure(advice));
  }

  @Test
  void aDownloadThatFailedBeforeIsAskedForAgain() throws Exception {
    maven(
        "3.9.9",
        "case \" $* \" in *' -U '*) exit 0 ;; esac;"
            + " echo 'This failure was cached in the local repository'; exit 1");
    assertThat(run("maven", "package").status()).isZero();
  }

  @Test
  void aFullDiskIsOneLine() throws Exception {
    maven("3.9.9", "echo 'java.io.IOException: No space left on device'; exit 1");
    Said said = run("maven", "package");
    assertThat(said.status()).isEqualTo(1);
    assertThat(said.lastLine()).startsWith("The disk is full: ");
  }

  @Test
  void aDiskWithNoRoomForAnythingIsOneLine() throws Exception {
    executable(tools.resolve("df"), "echo header; echo /dev/disk 900000 900000 0 100% /");
    maven("3.9.9", "exit 0");
    assertThat(run("maven", "package"))
        .isEqualTo(
            failure("The disk of " + checkout + " is full: free some space and run it again."));
  }

  @Test
  void aFullDiskThatATestPlaysIsNone() throws Exception {
    String failed =
        "[ERROR] Failed to execute goal"
            + " org.apache.maven.plugins:maven-surefire-plugin:3.6.1:test (default-test) on project p:";
    maven(
        "3.9.9",
        "echo 'java.io.IOException: No space left on device'; echo '%s'; exit 1".formatted(failed));
    assertThat(run("maven", "verify").lastLine()).isEqualTo(failed);
  }

  @Test
  void whatAKilledBuildLeftIsBuiltAnew() throws Exception {
    maven("3.9.9", "kill -KILL $$");
    Path half = Files.createDirectories(checkout.resolve("module/target")).resolve("half.jar");
    Files.writeString(checkout.resolve("module/pom.xml"), "<project/>");
    assertThat(run("maven", "package").status()).isGreaterThan(128);
    Files.writeString(half, "PK");

    maven("3.9.9", "exit 0");
    Path processes = checkout.resolve(".local/processes");
    Files.writeString(processes, "kafka %s 0\n".formatted(ProcessHandle.current().pid()));
    assertThat(run("maven", "package").lastLine())
        .isEqualTo(
            "A build was killed here, and kafka still runs on what it wrote: make down, then build"
                + " again");
    assertThat(half).exists();

    Files.delete(processes);
    Said said = run("maven", "package");
    assertThat(said.text()).contains("A build was killed here: everything is built anew");
    assertThat(said.status()).isZero();
    assertThat(half).doesNotExist();

    Files.writeString(Files.createDirectories(half.getParent()).resolve("whole.jar"), "PK");
    assertThat(run("maven", "package").status()).isZero();
    assertThat(half.resolveSibling("whole.jar")).exists();
  }

  @Test
  void whatAWholeBuildHasPackagedIsNotBuiltOnceMore() throws Exception {
    Files.writeString(checkout.resolve("pom.xml"), "<project/>");
    for (String module : List.of("order-service", "local-stack", "system-tests", "ledger-cli")) {
      Files.createDirectories(checkout.resolve(module).resolve("src/main"));
      Files.createDirectories(checkout.resolve(module).resolve("target"));
      Files.writeString(checkout.resolve(module).resolve("pom.xml"), "<project/>");
    }
    Path service = checkout.resolve("order-service/pom.xml");
    Files.writeString(service, "<packaging>quarkus</packaging>");
    Path begun = Files.writeString(checkout.resolve("begun"), "");
    maven("3.9.9", "exit 1");
    assertThat(run("build-stale").status()).isEqualTo(1);

    assertThat(run("build-stale", "--built", begun.toString())).isEqualTo(new Said(0, "", ""));
    assertThat(run("build-stale")).isEqualTo(new Said(0, "", ""));
    Files.setLastModifiedTime(service, FileTime.from(Instant.now().plusSeconds(1)));
    assertThat(run("build-stale").status()).isEqualTo(1);
  }

  private Said failure(String line) {
    return new Said(1, line, line + "\n");
  }

  private Said run(String script, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(checkout.resolve("local-stack/bin").resolve(script).toString());
    command.addAll(List.of(arguments));
    Path output = directory.resolve("output");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    String text = Files.readString(output);
    return new Said(process.exitValue(), text.lines().reduce("", (all, line) -> line), text);
  }

  private void maven(String version, String script) throws IOException {
    java("usr/lib/jvm/jdk", "25", true);
    executable(
        tools.resolve("mvn"),
        """
        [ "$1" != -v ] || { echo "Apache Maven %s (abc)"; exit 0; }
        %s
        """
            .formatted(version, script));
  }

  private Path java(String home, String version, boolean compiler) throws IOException {
    Path place = directory.resolve(home);
    Files.createDirectories(place.resolve("bin"));
    Files.writeString(place.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    if (compiler) {
      executable(place.resolve("bin/javac"), "");
    }
    return place;
  }

  private void executable(Path file, String script) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + script);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private void link(String tool) throws IOException {
    Process which = new ProcessBuilder("sh", "-c", "command -v " + tool).start();
    String path = new String(which.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    executable(tools.resolve(tool), "exec %s \"$@\"".formatted(path.strip()));
  }
}
