package dev.quittance.kit.delivery;

import dev.quittance.localstack.parts.KafkaProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A broker that can be switched off and on again, with what it had been given. */
public final class BrokerSwitch {

  private final Path data;
  private final int port;
  private @Nullable Process process;

  BrokerSwitch(Path data, int port) {
    this.data = data;
    this.port = port;
  }

  int port() {
    return port;
  }

  public void on() {
    try {
      Process starting =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx512m",
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+UseSerialGC",
                  "-cp",
                  System.getProperty("java.class.path"),
                  KafkaProcess.class.getName(),
                  data.toString(),
                  String.valueOf(port))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process = starting;
      BufferedReader lines = starting.inputReader();
      String line = lines.readLine();
      while (line != null && !line.contains(KafkaProcess.READY)) {
        line = lines.readLine();
      }
      if (line == null) {
        throw new IllegalStateException("the broker does not start");
      }
      Thread.ofVirtual().start(() -> lines.lines().forEach(_ -> {}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void off() {
    Process running = process;
    if (running == null) {
      return;
    }
    // Gently: a broker that was killed is let back in only when its session has ended.
    running.destroy();
    try {
      running.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process = null;
  }
}
