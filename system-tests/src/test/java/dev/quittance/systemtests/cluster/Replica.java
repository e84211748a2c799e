package dev.quittance.systemtests.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** One more process of a service of a cluster. */
public final class Replica implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofMinutes(2);

  private final ServiceProcess process;
  private final Thread lastResort;

  private Replica(ServiceProcess process) {
    this.process = process;
    this.lastResort = new Thread(process::close, "end-replica");
  }

  static Replica start(ServiceProcess process) {
    Replica replica = new Replica(process);
    Runtime.getRuntime().addShutdownHook(replica.lastResort);
    try {
      process.start();
      await()
          .atMost(START_LIMIT)
          .untilAsserted(() -> assertThat(process.readiness()).isEqualTo(200));
      return replica;
    } catch (RuntimeException | AssertionError e) {
      replica.close();
      throw e;
    }
  }

  public URI base() {
    return process.base();
  }

  /** What it has logged. */
  public String output() throws IOException {
    return process.output();
  }

  /** Writes its heap, without what is garbage, to a file that is not there yet. */
  public void dumpHeap(Path file) {
    process.dumpHeap(file);
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(lastResort);
    process.close();
  }
}
