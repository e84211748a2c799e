package dev.quittance.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.systemtests.client.Caller;
import dev.quittance.systemtests.cluster.Cluster;
import dev.quittance.systemtests.cluster.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A machine whose language writes numbers in digits of its own, in a zone 45 minutes off. */
final class OtherDigits {

  /** Arabic-Indic digits. */
  static final String DIGIT = "[\u0660-\u0669]";

  /** What makes a JVM such a machine, whether or not the system has the language installed. */
  private static final Map<String, String> PROPERTIES =
      Map.of(
          "user.language", "ar",
          "user.country", "EG",
          "user.extensions", "u-nu-arab",
          "user.timezone", "Asia/Kathmandu");

  private static final String NAME = "other-digits-";

  private OtherDigits() {}

  static Cluster start() {
    return Cluster.start(NAME, new HashMap<>(PROPERTIES));
  }

  /** Runs {@code quittance} there; what it says on both streams. */
  static String quittance(URI ledger, String... arguments) {
    Path target = Path.of("..", "ledger-cli", "target");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    PROPERTIES.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(List.of("-Xmx128m", "--enable-native-access=ALL-UNNAMED", "-cp"));
    command.add(target.resolve("ledger-cli.jar") + ":" + target.resolve("lib") + "/*");
    command.add("dev.quittance.cli.Quittance");
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("QUITTANCE_LEDGER_URL", ledger.toString());
    builder.environment().put("QUITTANCE_TOKEN", Sandbox.shared().tokens().of(Caller.OPS));
    try {
      Process process = builder.start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(text).isZero();
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while quittance ran", e);
    }
  }

  /** The lines that our own classes logged; libraries format theirs as they like. */
  static List<String> serviceLogs() throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("target", "system-tests"))) {
      for (Path log : files.filter(OtherDigits::isOurs).toList()) {
        Files.readAllLines(log).stream()
            .filter(line -> line.contains("[de.qu."))
            .forEach(lines::add);
      }
    }
    return lines;
  }

  private static boolean isOurs(Path file) {
    return file.getFileName().toString().startsWith(NAME);
  }
}
