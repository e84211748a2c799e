package dev.quittance.cli.progress;

import java.io.Console;
import java.io.PrintWriter;

/** Where progress is shown. */
public sealed interface ProgressDisplay extends AutoCloseable permits BarDisplay, LineDisplay {

  void show(Progress progress);

  @Override
  void close();

  /** A bar if a person watches, else lines. */
  static ProgressDisplay on(PrintWriter lines) {
    Console console = System.console();
    return console != null && console.isTerminal()
        ? new BarDisplay()
        : new LineDisplay(lines, System::nanoTime);
  }
}
