package dev.quittance.localstack.up;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Stops the stack from another terminal, and what a killed one left behind. */
public final class Down {

  private static final long LIMIT_SECONDS = 90;

  private final Settings settings;

  public Down(Settings settings) {
    this.settings = settings;
  }

  public int run() {
    try {
      Optional<StackLock> lock = StackLock.tryAcquire(settings);
      if (lock.isPresent()) {
        try (StackLock held = lock.get()) {
          return stopLeftovers(held);
        }
      }
      return stopRunning();
    } catch (IOException e) {
      throw new StackProblem("The local stack cannot be stopped: " + Trouble.of(e), e);
    }
  }

  private int stopLeftovers(StackLock held) throws IOException {
    if (!held.lock().isValid() || Leftovers.alive(settings).isEmpty()) {
      System.out.println("The local stack is not up.");
    }
    // Without processes, too: the note of those that ended is not left to name others' later.
    Leftovers.stop(settings);
    return 0;
  }

  private int stopRunning() throws IOException {
    ProcessHandle supervisor =
        ProcessRecord.all(settings.processes()).stream()
            .filter(record -> record.name().equals("local-stack"))
            .flatMap(record -> record.alive().stream())
            .findFirst()
            .orElseThrow(() -> new StackProblem("The local stack is just starting: try again."));
    System.out.println("Stopping the local stack");
    supervisor.destroy();
    try {
      supervisor.onExit().get(LIMIT_SECONDS, TimeUnit.SECONDS);
      System.out.println("The local stack is down.");
      return 0;
    } catch (TimeoutException e) {
      throw new StackProblem(
          String.format(
              Locale.ROOT,
              "The local stack still stops after %d s, see %s",
              LIMIT_SECONDS,
              settings.log("local-stack")));
    } catch (ExecutionException e) {
      throw new IOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }
}
