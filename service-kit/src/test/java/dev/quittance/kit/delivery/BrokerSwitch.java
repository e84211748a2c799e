package dev.quittance.kit.delivery;

import dev.quittance.kit.things.Wire;
import dev.quittance.localstack.parts.FreePorts;
import dev.quittance.localstack.parts.JavaCommand;
import dev.quittance.localstack.parts.KafkaProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A broker that can be switched off and on, with what it had been given. It runs all the time, and
 * starts while its service does: what is switched is the only way to it. Off, connections are
 * refused.
 */
public final class BrokerSwitch {

  private final Wire way;
  private final Process process;
  private @Nullable BufferedReader starting;

  /** Starts it and awaits nothing; it is off. */
  BrokerSwitch(Path data) throws IOException {
    int port = FreePorts.next();
    way = new Wire("127.0.0.1", port);
    way.cut();
    process =
        new ProcessBuilder(
                JavaCommand.with("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
                    .main(
                        KafkaProcess.class,
                        data.toString(),
                        String.valueOf(port),
                        String.valueOf(way.port())))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    starting = process.inputReader();
  }

  int port() {
    return way.port();
  }

  public void on() {
    awaitStart();
    way.mend();
  }

  public void off() {
    way.cut();
  }

  private void awaitStart() {
    BufferedReader lines = starting;
    if (lines == null) {
      return;
    }
    try {
      String line = lines.readLine();
      while (line != null && !line.contains(KafkaProcess.READY)) {
        line = lines.readLine();
      }
      if (line == null) {
        throw new IllegalStateException("the broker does not start");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    starting = null;
    Thread.ofVirtual().start(() -> lines.lines().forEach(_ -> {}));
  }

  void end() {
    off();
    process.destroy();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
