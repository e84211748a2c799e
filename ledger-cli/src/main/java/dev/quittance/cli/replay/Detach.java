package dev.quittance.cli.replay;

import dev.quittance.cli.response.Replay;
import java.io.PrintWriter;
import java.util.Locale;

/** Says on Ctrl-C that the replay goes on without a watcher, and what can be done about it. */
final class Detach implements AutoCloseable {

  private final Thread hook;

  private Detach(Thread hook) {
    this.hook = hook;
  }

  static Detach armed(PrintWriter err, Replay replay) {
    Thread hook =
        Thread.ofPlatform()
            .name("detach")
            .unstarted(() -> {
              err.println(note(replay));
              err.flush();
            });
    Runtime.getRuntime().addShutdownHook(hook);
    return new Detach(hook);
  }

  static String note(Replay replay) {
    return """

    Detached; the replay goes on.
      follow it:  quittance replay %s --follow %s
      cancel it:  quittance replay cancel %s\
    """
        .formatted(replay.mode().toLowerCase(Locale.ROOT), replay.id(), replay.id());
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // Ctrl-C came first: the hook runs
    }
  }
}
