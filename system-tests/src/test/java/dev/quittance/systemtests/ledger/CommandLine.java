package dev.quittance.systemtests.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.systemtests.client.Caller;
import dev.quittance.systemtests.client.JsonHttp;
import dev.quittance.systemtests.cluster.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code quittance} as a process. */
public final class CommandLine {

  /** What a command said, on either stream, and ended with. */
  public record Said(int exitCode, String text) {}

  private final String ledgerUrl;
  private final @Nullable Caller caller;
  private final Map<String, String> machine;

  CommandLine(LedgerProbe ledger) {
    this(ledger.http());
  }

  /** As ops. */
  public CommandLine(JsonHttp ledger) {
    this(ledger.base().toString(), Caller.OPS, Map.of());
  }

  /** Without a token. */
  public static CommandLine asNobody(JsonHttp ledger) {
    return new CommandLine(ledger.base().toString(), null, Map.of());
  }

  private CommandLine(String ledgerUrl, @Nullable Caller caller, Map<String, String> machine) {
    this.ledgerUrl = ledgerUrl;
    this.caller = caller;
    this.machine = machine;
  }

  /** The same, with another's token. */
  CommandLine as(Caller other) {
    return new CommandLine(ledgerUrl, other, machine);
  }

  /** The same, in a JVM with these system properties. */
  public CommandLine on(Map<String, String> properties) {
    return new CommandLine(ledgerUrl, caller, properties);
  }

  public Said run(String... arguments) {
    try {
      Process process = start(arguments);
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Said(process.waitFor(), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while quittance ran", e);
    }
  }

  /** A command that goes on; what it says on either stream is its output. */
  public Process start(String... arguments) {
    Path target = Path.of("..", "ledger-cli", "target");
    assertThat(Files.exists(target.resolve("ledger-cli.jar")))
        .as("`mvn package` builds the command line before this module's tests")
        .isTrue();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx128m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    machine.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp"));
    command.add(target.resolve("ledger-cli.jar") + ":" + target.resolve("lib") + "/*");
    command.add("dev.quittance.cli.Quittance");
    command.addAll(List.of(arguments));
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("QUITTANCE_LEDGER_URL", ledgerUrl);
      if (caller != null) {
        builder.environment().put("QUITTANCE_TOKEN", Sandbox.shared().tokens().of(caller));
      }
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
