package dev.quittance.systemtests.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Lets the database's processes write no file beyond a size, until closed; on Linux. */
final class FileSizeLimit implements AutoCloseable {

  private final List<String> pids;

  private FileSizeLimit(List<String> pids) {
    this.pids = pids;
  }

  static FileSizeLimit on(List<String> pids, long bytes) {
    pids.forEach(pid -> limit(pid, String.valueOf(bytes)));
    return new FileSizeLimit(pids);
  }

  private static void limit(String pid, String soft) {
    try {
      Process prlimit =
          new ProcessBuilder("prlimit", "--pid", pid, "--fsize=" + soft + ":")
              .redirectErrorStream(true)
              .start();
      String said = new String(prlimit.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(prlimit.waitFor()).as("prlimit: " + said).isZero();
    } catch (IOException e) {
      throw new AssertionError("prlimit (util-linux) does not run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** A process whose COPY failed has ended with its connection. */
  @Override
  public void close() {
    pids.stream().filter(FileSizeLimit::isAlive).forEach(pid -> limit(pid, "unlimited"));
  }

  private static boolean isAlive(String pid) {
    return ProcessHandle.of(Long.parseLong(pid)).isPresent();
  }
}
