package dev.quittance.localstack.up;

import dev.quittance.localstack.parts.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Wipes the stack's data, logs and ahead-of-time caches; the next start begins with an empty log
 * and empty databases.
 */
public final class Reset {

  private final Settings settings;

  public Reset(Settings settings) {
    this.settings = settings;
  }

  public int run() {
    try {
      Optional<StackLock> lock = StackLock.tryAcquire(settings);
      if (lock.isEmpty() || !Leftovers.alive(settings).isEmpty()) {
        throw new StackProblem("The local stack is up, so its data stays: make down first.");
      }
      try (StackLock held = lock.get()) {
        if (held.lock().isValid()) {
          Training.stopLeft(settings);
          wipe(settings.data());
          wipe(settings.logs());
          for (ServiceSpec service : settings.services()) {
            wipe(settings.aotCaches(service.name()));
          }
          wipe(settings.aotCaches("local-stack"));
        }
      }
      System.out.println("The local stack's data is wiped.");
      return 0;
    } catch (IOException e) {
      throw new StackProblem("The data cannot be wiped: " + Trouble.of(e), e);
    }
  }

  private static void wipe(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    FileTree.delete(directory);
  }
}
